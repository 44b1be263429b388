"""Phase transfer and re-assessment (CFA 2014 s.44; SEND Regulations 2014 regs 18, 23 to 27)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from .counting import add_months, in_words
from .exceptions import E4, E4_CODES, E4_INPUTS
from .making import days, register
from .types import Asked, BadInput, Clock, Outcome

DAY, TWELVE_WEEKS = timedelta(days=1), timedelta(weeks=12)
SETTING = ("parent or young person", "setting")


def before(month: int, day: int) -> Callable[[Asked], Outcome]:
    """Before a date in the calendar year of transfer: the strict last day is the day before it."""

    def compute(asked: Asked) -> Outcome:
        published = date(asked.trigger.year, month, day)
        strict = published - DAY
        return Outcome(strict, {"published": published, "latest_meeting": strict - TWELVE_WEEKS})

    return compute


def before_working(asked: Asked, outcome: Outcome) -> list[str]:
    return [
        f"The move is in {asked.trigger.year}, so the year of the deadline is {asked.trigger.year}.",
        f"The law says before {in_words(outcome.facts['published'])}: the last day is {in_words(outcome.legal_due)}.",  # type: ignore[arg-type]
        f"A meeting after {in_words(outcome.facts['latest_meeting'])} leaves less than its own 12 weeks.",
    ]


def five_months(asked: Asked) -> Outcome:
    """At least five months before the transfer."""
    due = add_months(asked.trigger, -5)
    guidance = date(asked.trigger.year, 3, 31) if asked.trigger.month == 9 else None
    return Outcome(due, {"latest_meeting": due - TWELVE_WEEKS, "guidance": guidance})


def reassess(asked: Asked) -> Outcome:
    """Fifteen days; an assessment in the six months that end with the request lets the council say no."""
    starts, previous = add_months(asked.trigger, -6) + DAY, asked.get("previous_assessment")
    if previous is not None and previous > asked.trigger:
        raise BadInput("The previous assessment is dated after the request.")
    inside = None if previous is None else previous >= starts
    return Outcome(asked.trigger + timedelta(15), {"lookback_starts": starts, "inside_lookback": inside})


CLOCKS = register(
    Clock(
        id="PT-FEB",
        title="Phase transfer: plan that names the next school",
        starts_when="the child changes phase in that calendar year",
        limit="before 15 February",
        law="SEND Regulations 2014 reg 18(1)(b)",
        compute=before(2, 15),
        owed_to=SETTING,
        verb="amend and send",
        working=before_working,
    ),
    Clock(
        id="PT-MAR",
        title="Phase transfer: plan that names the post-16 setting",
        starts_when="the young person moves from secondary to post-16 in that calendar year",
        limit="before 31 March",
        law="SEND Regulations 2014 reg 18(1)(a)",
        compute=before(3, 31),
        owed_to=SETTING,
        verb="amend and send",
        working=before_working,
    ),
    Clock(
        id="PT-5M",
        title="Move between post-16 settings: plan that names the next one",
        starts_when="the transfer takes place",
        limit="at least 5 months before",
        law="SEND Regulations 2014 reg 18(2)",
        compute=five_months,
        owed_to=SETTING,
        verb="amend and send",
    ),
    Clock(
        id="RA-DECIDE",
        title="Decide whether to re-assess",
        starts_when="the request was received",
        limit="15 days",
        law="SEND Regulations 2014 regs 24, 25(1)",
        compute=reassess,
        inputs={"previous_assessment": "date"},
        after={"previous_assessment": "The previous assessment"},
    ),
    Clock(
        id="RA-FINAL",
        title="Final plan after re-assessment",
        starts_when="the decision to re-assess was notified",
        limit="14 weeks",
        law="SEND Regulations 2014 reg 27(2), 27(3)",
        compute=days(98, E4),
        owed_to=("parent or young person", "setting", "integrated care board"),
        verb="send",
        exceptions=E4_CODES,
        inputs=E4_INPUTS,
    ),
)
