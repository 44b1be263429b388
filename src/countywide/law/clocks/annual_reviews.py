"""Annual reviews and amendments (CFA 2014 s.44; SEND Regulations 2014 regs 18 to 22, 28)."""

from __future__ import annotations

from datetime import timedelta

from .counting import add_months, in_words, period_starting_with
from .making import days, days_before, like, register
from .needs_assessment import REPRESENTATIONS
from .types import Asked, BadInput, Clock, Outcome

INVITEES = ("all five invitees",)
MEETING = "the review meeting was held"


def notice(asked: Asked) -> Outcome:
    """At least two weeks before: judged at 14 days, worked to 15 clear ones."""
    clear = asked.trigger - timedelta(15)
    due = asked.trigger - timedelta(14)
    return Outcome(due, {"clear_days": clear}, act_by=asked.calendar.last_working_day(clear))


def final(asked: Asked) -> Outcome:
    """Eight weeks from the amendment notice, and never later than twelve weeks from the meeting."""
    meeting = asked.get("meeting")
    if meeting > asked.trigger:
        raise BadInput("The review meeting is dated after the amendment notice.")
    from_notice, from_meeting = asked.trigger + timedelta(56), meeting + timedelta(84)
    late = asked.trigger > meeting + timedelta(28)
    facts = {"from_notice": from_notice, "from_meeting": from_meeting, "notice_late": late}
    return Outcome(min(from_notice, from_meeting), facts)


def final_working(asked: Asked, outcome: Outcome) -> list[str]:
    facts = outcome.facts
    steps = [
        f"The amendment notice was sent on {in_words(asked.trigger)}; 8 weeks from it end on {in_words(facts['from_notice'])}.",
        f"The meeting was on {in_words(asked.get('meeting'))}; 12 weeks from it end on {in_words(facts['from_meeting'])}.",
        "The earlier of the two holds.",
    ]
    if facts["notice_late"]:
        steps.append("The notice went out more than 4 weeks after the meeting. A late notice buys no time.")
    return steps


def year(asked: Asked) -> Outcome:
    """Complete within 12 months starting with the day: the anniversary itself is too late."""
    due = period_starting_with(asked.trigger, 12)
    meeting = due - timedelta(28)
    return Outcome(due, {"latest_meeting": meeting, "latest_notice": meeting - timedelta(15)})


def under_five(asked: Asked) -> Outcome:
    """Consider a review every three to six months; the yearly duty stays."""
    started = asked.get("year_started", asked.trigger)
    if started > asked.trigger:
        raise BadInput("The day the year began is after the day the plan was last looked at.")
    three, six = add_months(asked.trigger, 3), add_months(asked.trigger, 6)
    return Outcome(six, {"three_months": three, "hard_limit": period_starting_with(started, 12)})


DECIDE = Clock(
    id="AR-DECIDE",
    title="Decide to maintain, amend or cease the plan",
    starts_when=MEETING,
    limit="4 weeks",
    law="SEND Regulations 2014 reg 20(10)",
    compute=days(28),
    owed_to=("parent or young person", "head or principal"),
    says="The council must tell you what it decided within four weeks of the meeting.",
)
NOTICE = Clock(
    id="AR-NOTICE",
    title="Notice of the review meeting",
    starts_when="the meeting is held",
    limit="at least 2 weeks before",
    law="SEND Regulations 2014 regs 20(3), 21(3)",
    compute=notice,
    owed_by="whoever arranges the meeting",
    owed_to=INVITEES,
    verb="give",
    says="Everybody must know of the meeting at least two weeks before.",
)
NO_AMEND = Clock(
    id="AR-NOAMEND",
    title="Decide not to amend after all",
    starts_when="the amendment notice was sent",
    limit="8 weeks",
    law="SEND Regulations 2014 reg 22(4), 22(5)",
    compute=days(56),
    says="If nothing will change after all, the council must say so with reasons within eight weeks.",
)

CLOCKS = register(
    Clock(
        id="AR-LIST",
        title="List of the reviews due in a term",
        starts_when="the term starts",
        limit="2 weeks before",
        law="Code of Practice 2015, 9.172",
        compute=days_before(14),
        owed_to=("schools", "integrated care board", "social care"),
        verb="send",
        kind="G",
    ),
    NOTICE,
    like(
        NOTICE,
        id="AR-PAPERS",
        title="Advice sent round before the meeting",
        law="SEND Regulations 2014 regs 20(4), 21(4)",
        verb="circulate",
    ),
    Clock(
        id="AR-REPORT",
        title="Report of the review meeting",
        starts_when=MEETING,
        limit="2 weeks",
        law="SEND Regulations 2014 regs 20(7), 21(7)",
        compute=days(14),
        owed_by="school, or the council where it held the meeting",
        owed_to=INVITEES,
        verb="send",
    ),
    DECIDE,
    like(
        DECIDE,
        id="AR-NOTICE-AMEND",
        title="Amendment notice with the changes and the evidence",
        law="SEND Regulations 2014 reg 22(2)(a) with reg 20(10); [2022] EWHC 493 (Admin)",
        verb="send",
        owed_to=("parent or young person",),
        says="If the plan changes, you must see the changes within four weeks of the meeting.",
    ),
    like(
        REPRESENTATIONS,
        id="AR-REPS",
        title="Family's time to comment on the changes",
        starts_when="the amendment notice was served",
        law="SEND Regulations 2014 reg 22(2)(c)",
    ),
    Clock(
        id="AR-FINAL",
        title="Send the final amended plan",
        starts_when="the amendment notice was sent",
        limit="8 weeks, and at most 12 weeks from the meeting",
        law="SEND Regulations 2014 reg 22(3); [2022] EWHC 493 (Admin)",
        compute=final,
        owed_to=("parent or young person", "named setting", "integrated care board"),
        verb="send",
        inputs={"meeting": "date"},
        required={"meeting": "The date of the review meeting is missing."},
        after={"meeting": "The review meeting"},
        working=final_working,
    ),
    NO_AMEND,
    like(
        NO_AMEND,
        id="AM-NOREVIEW",
        title="Amend the plan without a review",
        law="SEND Regulations 2014 regs 22, 28",
        verb="send",
    ),
    Clock(
        id="AR-YEAR",
        title="Complete a review of the plan",
        starts_when="the plan was first made, or the last review decision was notified",
        limit="12 months starting with that day",
        law="CFA 2014 s.44(1)",
        compute=year,
        verb="complete",
    ),
    Clock(
        id="AR-U5",
        title="Consider a review for a child under 5",
        starts_when="the plan was issued or last looked at",
        limit="every 3 to 6 months",
        law="Code of Practice 2015, 9.178",
        compute=under_five,
        owed_to=("parent",),
        verb="consider",
        kind="G",
        inputs={"year_started": "date"},
        after={"year_started": "The day the year began"},
    ),
)
