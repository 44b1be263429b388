"""Moves between authorities and health bodies, ages, direct payments and custody."""

from __future__ import annotations

from datetime import date, timedelta

from .appeals import lodging
from .counting import add_months, in_words, period_starting_with
from .exceptions import E2, E2_CODES, E2_INPUTS, tested
from .making import days, period, register, target_after_days, working_days_after
from .types import Asked, BadInput, Clock, Outcome

DAY = timedelta(days=1)
FAMILY = ("parent or young person",)
NOTICE = 15  # working days


def transfer(asked: Asked) -> Outcome:
    """On the day of the move; if the old authority did not know 15 working days before, 15 working days from knowing."""
    aware, calendar = asked.get("aware"), asked.calendar
    aware_by = calendar.working_days_before(asked.trigger, NOTICE)
    in_time = aware <= aware_by
    due = asked.trigger if in_time else calendar.working_days_from(aware, NOTICE)
    return Outcome(due, {"aware_by": aware_by, "in_time": in_time})


def review(asked: Asked) -> Outcome:
    """The later of 12 months from the plan or its last review and 3 months from the transfer."""
    last = asked.get("plan_or_review")
    if last > asked.trigger:
        raise BadInput("The plan or its last review is dated after the transfer.")
    twelve, three = period_starting_with(last, 12), period_starting_with(asked.trigger, 3)
    return Outcome(max(twelve, three), {"twelve_months": twelve, "three_months": three})


def from_itself(asked: Asked) -> Outcome:
    """Fifteen working days beginning with the day the body became aware; a board that knew longer before has until the
    day of the change."""
    due = asked.calendar.working_days_from(asked.trigger, NOTICE)
    return Outcome(max(due, asked.get("changes", due)))


def hold(asked: Asked) -> Outcome:
    """The plan stays alive until the window to appeal shuts, or until an appeal is decided."""
    if asked.get("appeal_pending", False):
        return Outcome(None, {"earliest_lapse": None})
    due = lodging(asked).legal_due
    assert due is not None
    return Outcome(due, {"earliest_lapse": due + DAY})


def at_25(asked: Asked) -> Outcome:
    """To the end of the academic year of the 25th birthday, or of an apprenticeship; never past the day before 26."""
    birthday, outer = add_months(asked.trigger, 300), add_months(asked.trigger, 312) - DAY
    facts = {"birthday_25": birthday, "outer_limit": outer}
    if asked.get("route") == "apprentice":
        ends = asked.get("training_ends")
        if ends is None:
            raise BadInput("The day the training ends is missing.")
        if ends < birthday:
            raise BadInput("The training ends before the 25th birthday.")
        return Outcome(min(ends, outer), facts)
    july = date(birthday.year, 7, 31)
    return Outcome(min(july if july >= birthday else date(birthday.year + 1, 7, 31), outer), facts)


def detained(asked: Asked) -> Outcome:
    """Six, sixteen and twenty weeks for a detained person, from the request or from being brought to attention."""
    steps = {name: asked.trigger + timedelta(weeks) for name, weeks in STEPS.items()}
    due = steps[asked.get("step")]
    return Outcome(due, dict(steps), exceptions=tested(E2, asked, due))


STEPS = {"decide": 42, "refuse": 112, "final": 140}


def transfer_working(asked: Asked, outcome: Outcome) -> list[str]:
    said = f"The council had to know by {in_words(outcome.facts['aware_by'])}, 15 working days before the move."
    if outcome.facts["in_time"]:
        return [said, "It knew in time, so the plan passes on the day of the move."]
    return [
        said,
        f"It learned on {in_words(asked.get('aware'))}, too late: 15 working days beginning with that day, if it is one.",
    ]


CLOCKS = register(
    Clock(
        id="MV-TRANSFER",
        title="Old council hands over the plan",
        starts_when="the family moves",
        limit="on the day of the move, or 15 working days from knowing",
        law="SEND Regulations 2014 reg 15(2)",
        compute=transfer,
        owed_to=("new council",),
        verb="transfer",
        inputs={"aware": "date"},
        required={"aware": "The day the council became aware of the move is missing."},
        working=transfer_working,
    ),
    Clock(
        id="MV-TELL",
        title="New council tells the family",
        starts_when="the plan was transferred",
        limit="6 weeks",
        law="SEND Regulations 2014 reg 15(4)",
        compute=days(42),
        verb="tell",
    ),
    Clock(
        id="MV-REVIEW",
        title="New council reviews the plan",
        starts_when="the plan was transferred",
        limit="the later of 12 months from plan or review and 3 months from transfer",
        law="SEND Regulations 2014 reg 15(5)",
        compute=review,
        verb="review",
        inputs={"plan_or_review": "date"},
        required={"plan_or_review": "The day the plan was made or last reviewed is missing."},
        after={"plan_or_review": "The plan or its last review"},
    ),
    Clock(
        id="MV-ICB",
        title="Change of integrated care board",
        starts_when="the body became aware",
        limit="15 working days beginning with that day",
        law="SEND Regulations 2014 reg 16",
        compute=from_itself,
        inputs={"changes": "date"},
        owed_by="integrated care board",
        owed_to=("new integrated care board", "council"),
        verb="tell",
    ),
    Clock(
        id="CE-HOLD",
        title="Keep the plan while it can be appealed",
        starts_when="the letter to cease was sent",
        limit="until the appeal window or the appeal ends",
        law="CFA 2014 s.45(4)",
        compute=hold,
        verb="keep",
        inputs={"certificate": "date", "appeal_pending": "flag"},
        before={"certificate": "The certificate"},
    ),
    Clock(
        id="CE-AGE",
        title="Plan at 25",
        starts_when="date of birth",
        limit="end of the academic year of the 25th birthday",
        law="CFA 2014 s.46; SEND Regulations 2014 reg 46",
        compute=at_25,
        owed_to=("young person",),
        verb="keep",
        inputs={"route": "choice:fe,apprentice", "training_ends": "date"},
        required={"route": "Say whether the person is in further education or an apprentice: the route is missing."},
    ),
    Clock(
        id="DP-REVIEW",
        title="First review of a direct payment",
        starts_when="the first payment was made",
        limit="3 months starting with that day",
        law="SI 2014/1652 reg 11",
        compute=period(3),
        owed_to=("recipient",),
        verb="review",
    ),
    Clock(
        id="CU-MONITOR",
        title="Monitoring meeting in custody",
        starts_when="the last review was held",
        limit="at least every 12 months",
        law="CFA 2014 s.74; Code of Practice 2015, chapter 10",
        compute=period(12),
        owed_to=("appropriate person",),
        verb="hold",
        kind="G",
    ),
    Clock(
        id="CU-SEND",
        title="Send the plan to custody",
        starts_when="the council learned of the detention",
        limit="5 working days",
        law="SI 2015/62",
        compute=working_days_after(5),
        owed_to=("place of custody", "youth offending team", "health commissioner"),
        verb="send",
    ),
    Clock(
        id="CU-NA",
        title="Assessment of a detained person",
        starts_when="the request was received, or the person brought to attention",
        limit="6, 16 and 20 weeks",
        law="SI 2015/62 regs 4, 5, 10, 13",
        compute=detained,
        owed_to=("appropriate person",),
        exceptions=E2_CODES,
        inputs={"step": "choice:decide,refuse,final", **E2_INPUTS},
        required={"step": "Say which step is meant, decide, refuse or final: it is missing."},
    ),
    Clock(
        id="CU-RELEASE",
        title="Review on release",
        starts_when="the person was released",
        limit="as soon as reasonably practicable",
        law="CFA 2014 s.44; Code of Practice 2015, chapter 10",
        compute=target_after_days(28),
        owed_to=FAMILY,
        verb="review",
    ),
)
