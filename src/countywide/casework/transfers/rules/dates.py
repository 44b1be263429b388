"""What has a date in a round, whose it is, and what the law says of it: the council's own days stand in its file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from countywide.law import clocks

from ..types import CONSULTED, COUNCIL, FAMILY, SCHOOL, Dated, Limit, Round

REG, ACT, CODE = "SEND Regulations 2014", "Children and Families Act 2014", "Code of Practice"
CLOCK_OF = {
    "EARLY_SCHOOL": "PT-FEB",
    "INFANT_JUNIOR": "PT-FEB",
    "PRIMARY_MIDDLE": "PT-FEB",
    "PRIMARY_SECONDARY": "PT-FEB",
    "MIDDLE_SECONDARY": "PT-FEB",
    "SECONDARY_POST_16": "PT-MAR",
    "BETWEEN_POST_16": "PT-5M",
}
"""Reg 18(1): before 15 February, or before 31 March for a move after 16. Reg 18(2): five months before a move between two
settings after 16, which has no yearly round."""


@dataclass(frozen=True)
class Step:
    """One thing that has a date in a round. `by_law`: the round's own date in law is the last day for it."""

    title: str
    whose: str
    says: str = "No date in law: this is what the council asks."
    law: str = ""
    by_law: bool = False
    yours: str = ""  # the same, said to whoever does it


STEPS: dict[str, Step] = {
    "confirm": Step("The school confirms which children move", SCHOOL, yours="Say which of your children move"),
    "invite": Step("The council asks the family which schools or colleges it would like", COUNCIL),
    "preferences": Step(
        "The family says which schools or colleges it would like",
        FAMILY,
        "No date in law. You can still ask for one for at least 15 days after the council sends you the plan it proposes.",
        f"{ACT} s.38(2)(b); {REG} reg 22(2)(c)",
        yours="Say which schools or colleges you would like",
    ),
    "review": Step(
        "The review before the move",
        SCHOOL,
        "The plan is reviewed, and changed where needed, inside the twelve months before the move.",
        f"{REG} reg 18(1)",
        by_law=True,
        yours="Hold the review before the move",
    ),
    "report": Step(
        "The report of that review",
        SCHOOL,
        "Two weeks after the meeting, whenever it was.",
        f"{REG} reg 20(7)",
        yours="Send the report of that review",
    ),
    "update": Step(
        "A form about what has changed since the review", SCHOOL, yours="Send the in-year form with what has changed"
    ),
    "consult": Step("The council asks schools and colleges", COUNCIL),
    "reply": Step(
        "Schools and colleges answer the council",
        CONSULTED,
        "No date in law: the Code of Practice says within 15 days.",
        f"{CODE} 9.83",
    ),
    "propose": Step(
        "The council sends the family the plan it proposes",
        COUNCIL,
        "Early enough for the family to have at least 15 days to say what it thinks before the plan is final.",
        f"{REG} reg 22(2)(c)",
    ),
    "final": Step(
        "The final plan is sent and names the next place",
        COUNCIL,
        "The plan must be reviewed and changed by then, and name the next school, college or kind of place.",
        f"{REG} reg 18(1)",
        by_law=True,
    ),
}
"""In the order in which a round takes them."""


def limit(held: Round, calendar: clocks.Calendar) -> Limit:
    """The date in law of a round, from the clocks: strictly the day before the one that everybody publishes. Five months before a
    move between two settings after 16 is itself the last day."""
    said = clocks.answer(CLOCK_OF[held.move], held.moves_on, calendar=calendar)
    assert said.legal_due is not None and said.act_by is not None
    return Limit(
        clock=said.clock.id,
        law=said.clock.law,
        strict=said.legal_due,
        published=said.facts.get("published") or said.legal_due + timedelta(days=1),
        act_by=said.act_by,
        latest_meeting=said.facts["latest_meeting"],
    )


def calendar_of(held: Round, law: Limit, *, on: date) -> list[Dated]:
    """Every date of a round as it stands on a day: the one source for pages, messages and answers (Q06)."""
    found = []
    for key, step in STEPS.items():
        said = held.local(key, on)
        if said is None and not step.by_law:
            continue
        found.append(
            Dated(
                step=key,
                title=step.title,
                yours=step.yours or step.title,
                whose=step.whose,
                asked_by=said.asked_by if said else None,
                last_useful=said.last_useful if said else None,
                legally_by=law.strict if step.by_law else None,
                says=step.says,
                law=law.law if step.by_law else step.law,
                why=said.why if said else "",
            )
        )
    return found


def changes_told_on(held: Round, *, on: date, days: int = 30) -> list[tuple[str, date]]:
    """The steps whose days the council changed lately, and since when the new ones hold: those concerned are told (Q06)."""
    found = []
    for key in STEPS:
        said = held.said_of(key)
        for before, now in pairwise(said):
            fresh = held.opens <= now.begins <= on < now.begins + timedelta(days)
            if fresh and (before.asked_by, before.last_useful) != (now.asked_by, now.last_useful):
                found.append((key, now.begins))
    return found


def bar_to_rounds(rounds: tuple[Round, ...], calendar: clocks.Calendar) -> list[str]:
    """What is wrong with a council's rounds: a day asked for after the law's own, or days in the wrong order."""
    wrong = []
    for held in rounds:
        law = limit(held, calendar)
        for said in held.locals:
            if said.asked_by and said.last_useful and said.last_useful < said.asked_by:
                wrong.append(f"{held.key}, {said.step}: the last useful day lies before the day asked for.")
            if STEPS[said.step].by_law and said.asked_by and said.asked_by > law.act_by:
                wrong.append(f"{held.key}, {said.step}: the day asked for lies after the date in law.")
    return wrong
