"""Needs assessment and new plans: the clocks of weeks 0 to 20 (CFA 2014 ss.36 to 40; SEND Regulations 2014 regs 3 to 14)."""

from __future__ import annotations

from datetime import timedelta

from .counting import days_beginning_with, in_words
from .exceptions import E3, E3_CODES, E3_INPUTS, E4, E4_CODES, E4_INPUTS
from .making import amber, days, like, register
from .types import Asked, BadInput, Clock, Outcome

DAY = timedelta(days=1)
RECEIVED = "the council received the request, or became responsible for the child"
FAMILY = ("parent or young person",)
ASKED = {"school_asked": "The day the school was asked", "ey_asked": "The day the nursery was asked"}
HOLIDAYS = "School holidays, weekends and bank holidays all count."


def consult(asked: Asked) -> Outcome:
    """As soon as practicable; the council aims for the fifth working day."""
    return Outcome(None, {"target": asked.calendar.working_days_after(asked.trigger, 5)})


def draft(asked: Asked) -> Outcome:
    """No limit in law: week 14 is aimed for, and day 124 is the last that leaves 15 days and one to spare."""
    return Outcome(None, {"target": asked.trigger + timedelta(98), "last_service": asked.trigger + timedelta(124)})


def representations(asked: Asked) -> Outcome:
    """At least 15 days beginning with the day of service; by post the second working day after posting."""
    method = asked.get("method", "hand")
    if method == "email" and not asked.get("email_consent", False):
        raise BadInput("A draft may be served by email only on somebody who agreed to email.")
    served = asked.calendar.working_days_after(asked.trigger, 2) if method == "post" else asked.trigger
    last = days_beginning_with(served, 15)
    finished = asked.get("family_finished")
    if finished is not None and finished < served:
        raise BadInput("The day the family said it had finished is before the day the draft was served.")
    earliest = min(finished, last + DAY) if finished else last + DAY
    return Outcome(last, {"served": served, "last_day": last, "earliest_final": earliest})


def representations_working(asked: Asked, outcome: Outcome) -> list[str]:
    served = outcome.facts["served"]
    steps = [f"The clock starts on the day of service, which is day 1: {in_words(served)}."]
    if served != asked.trigger:
        steps.insert(0, f"Posted first class on {in_words(asked.trigger)}; served on the second working day after.")
    steps.append(f"Fifteen days beginning with that day end on {in_words(outcome.facts['last_day'])}.")
    steps.append(f"The plan may be made final from {in_words(outcome.facts['earliest_final'])}.")
    return steps


DECIDE = Clock(
    id="NA-DECIDE",
    title="Decide whether to assess",
    starts_when=RECEIVED,
    limit="as soon as practicable and at most 6 weeks",
    law="CFA 2014 s.36; SEND Regulations 2014 regs 4, 5",
    compute=amber(42, E4),
    owed_to=(*FAMILY, "those told under reg 4(2)"),
    says="The council must tell you whether it will carry out an assessment.",
    exceptions=E4_CODES,
    inputs=E4_INPUTS,
    before=ASKED,
)

REPRESENTATIONS = Clock(
    id="NA-REPS",
    title="Family's time to comment on the draft plan",
    starts_when="the draft plan was served",
    limit="at least 15 days beginning with the day of service",
    law="CFA 2014 s.38; SEND Regulations 2014 reg 13(1)",
    compute=representations,
    verb="allow",
    says="You have at least 15 days to comment, to ask for a school and to ask for a meeting.",
    inputs={"method": "choice:hand,email,post", "email_consent": "flag", "family_finished": "date"},
    working=representations_working,
)

CLOCKS = register(
    Clock(
        id="NA-CONSULT",
        title="Consult the family about a request",
        starts_when=RECEIVED,
        limit="as soon as practicable",
        law="SEND Regulations 2014 reg 3",
        compute=consult,
        verb="consult",
        says="The council must ask for your views as soon as it can.",
    ),
    DECIDE,
    like(
        DECIDE,
        id="NA-REFUSE",
        title="Say that no plan will be issued",
        limit="as soon as practicable and at most 16 weeks",
        law="CFA 2014 s.36(9); SEND Regulations 2014 reg 10",
        compute=amber(112, E4),
        owed_to=(*FAMILY, "integrated care board", "head, principal or early years lead"),
        says="If no plan is needed, the council must say so with reasons.",
    ),
    like(
        DECIDE,
        id="NA-FINAL",
        title="Send the final plan",
        limit="as soon as practicable and at most 20 weeks",
        law="SEND Regulations 2014 regs 13(2), 13(3), 14",
        compute=amber(140, E4),
        owed_to=(*FAMILY, "named setting", "integrated care board"),
        verb="send",
        says="If a plan is needed, you must have the final plan by then.",
    ),
    Clock(
        id="NA-ADVICE-S31",
        title="Advice from a health body or another authority",
        starts_when="the body received the request for advice",
        limit="6 weeks",
        law="CFA 2014 s.31; SEND Regulations 2014 reg 8",
        compute=days(42, E3),
        owed_by="adviser",
        owed_to=("council",),
        verb="give",
        says="The adviser must send what they know within six weeks.",
        exceptions=E3_CODES,
        inputs=E3_INPUTS,
    ),
    Clock(
        id="NA-ADVICE-OTHER",
        title="Advice from a school, psychologist or social care",
        starts_when="the request for advice was sent",
        limit="6 weeks",
        law="Code of Practice 2015, 9.49; CFA 2014 ss.28, 29",
        compute=days(42),
        owed_by="adviser",
        owed_to=("council",),
        verb="give",
        kind="G",
        says="The adviser should send what they know within six weeks.",
    ),
    Clock(
        id="NA-DRAFT",
        title="Send the draft plan",
        starts_when="the council received the request",
        limit="no limit in law; week 14 is recommended",
        law="none; inside the 20 weeks of SEND Regulations 2014 reg 13(2)",
        compute=draft,
        verb="serve",
        kind="I",
        says="A draft by week 14 leaves time for your comments.",
    ),
    REPRESENTATIONS,
    Clock(
        id="NA-CONSULT-SCHOOL",
        title="School's reply to a consultation",
        starts_when="the school received the consultation",
        limit="15 days",
        law="CFA 2014 ss.39, 40; Code of Practice 2015, 9.83",
        compute=days(15),
        owed_by="school",
        owed_to=("council",),
        verb="answer",
        kind="G",
        says="The school should answer within 15 days. The council may decide without an answer.",
    ),
)
