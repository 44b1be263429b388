"""What follows when a letter of this room has left: a step is done, a clock is met, another starts.

The law's verbs differ. A decision is *notified* when it reaches the family, a draft is *served*, a final plan is *sent*,
and an appeal counts from the day the letter was sent (rulebook 2.3).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.deadlines import actions as deadlines
from countywide.casework.letters.enums import Way
from countywide.platform.audit import actions as audit

from .. import queries
from ..enums import Question, ToWhom
from ..models import AdviceRequest, Assessment, Decision, Draft, FinalPlan
from ..queries.standing import last_served
from .clocks import meet, mirror
from .ending import close_refused


def reached(letter: Any, *, by: Any, on: date, received_on: date) -> None:
    """A letter left on a day and counts as received on another. Letters of other rooms are passed over."""
    notice = queries.notice_of(letter)
    if notice is None:
        return
    assessment = Assessment.objects.select_for_update().get(pk=notice.assessment_id)
    step, _, key = notice.what.partition(":")
    follow = FOLLOWS.get(step)
    if follow is not None:
        follow(assessment, int(key), notice, by=by, on=on, received_on=received_on, letter=letter)


def considering(assessment: Assessment, key: int, notice: Any, *, by: Any, **_: Any) -> None:
    """The family is consulted once everybody was told that they may give views (reg 3)."""
    dates = queries.family_dates(assessment, notice.what)
    if notice.to_whom != ToWhom.FAMILY or dates is None:
        return
    assessment.family_consulted_on = dates.received_on
    assessment.save(update_fields=["family_consulted_on"])
    deadlines.meet(assessment.case, "NA-CONSULT", by=by, on=dates.received_on)
    audit.record("assessments.family-consulted", by=by, about=assessment, on=dates.received_on.isoformat())


def decision(assessment: Assessment, key: int, notice: Any, *, by: Any, on: date, letter: Any, **_: Any) -> None:
    """The family is notified when the last of them has it; each may appeal from the day their own letter was sent."""
    if notice.to_whom != ToWhom.FAMILY:
        return
    held = Decision.objects.get(pk=key)
    if held.is_refusal:
        start_to_appeal(assessment, letter, by=by, on=on)
        held.appeal_by = queries.deciding.appeal_end(held)
    if dates := queries.family_dates(assessment, notice.what):
        held.told_on = dates.received_on
        meet(assessment, step_met_by(held), by=by, on=dates.received_on)
        audit.record("assessments.family-told", by=by, about=held, on=dates.received_on.isoformat())
        if held.is_refusal:
            close_refused(assessment, by=by, on=dates.received_on)
    held.save(update_fields=["told_on", "appeal_by"])


def step_met_by(held: Decision) -> str:
    """The step that is done when the family is notified of a decision."""
    return "DECIDE" if held.question == Question.ASSESS else "REFUSE"


def start_to_appeal(assessment: Assessment, letter: Any, *, by: Any, on: date) -> None:
    """The time for mediation and for an appeal runs from the day the letter was sent (reg 33; HESC Rules r.20)."""
    case = assessment.case
    for clock in ("ME-CONTACT", "AP-LODGE"):
        first = case.deadlines.running().filter(clock=clock, key="").first()
        key = "" if first is None or first.trigger_on == on else f"letter:{letter.pk}"
        deadlines.start(case, clock, by=by, on=on, key=key)


def advice(assessment: Assessment, key: int, notice: Any, *, by: Any, on: date, received_on: date, **_: Any) -> None:
    """The adviser's six weeks: for a body of section 31 from the day it received the request, for others from sending
    (reg 8(1); Code of Practice 9.52)."""
    request = AdviceRequest.objects.select_for_update().get(pk=key)
    if request.received_by_them_on or request.withdrawn_on or request.enough_on:
        return
    trigger = received_on if request.is_section_31 else on
    deadline = deadlines.start(assessment.case, request.clock, by=by, on=trigger, key=request.key)
    request.received_by_them_on, request.due_on = received_on, deadline.legal_due
    request.save(update_fields=["received_by_them_on", "due_on"])
    if request.received_on:
        deadlines.meet(assessment.case, request.clock, by=by, on=max(request.received_on, trigger), key=request.key)


def draft(assessment: Assessment, key: int, notice: Any, *, by: Any, **_: Any) -> None:
    """The fifteen days begin with the day on which the last of the family was served (reg 13(1))."""
    dates = queries.family_dates(assessment, notice.what)
    held = Draft.objects.get(pk=key)
    if notice.to_whom != ToWhom.FAMILY or dates is None or held.served_on:
        return
    last = last_served(assessment, notice.what)
    by_post = last.method == Way.POST
    deadline = deadlines.start(
        assessment.case,
        "NA-REPS",
        by=by,
        on=last.dispatched_on if by_post else dates.received_on,
        key=held.key,
        method="post" if by_post else "email" if last.method == Way.EMAIL else "hand",
        email_consent=last.method == Way.EMAIL or None,
    )
    facts = deadline.facts
    held.served_on = date.fromisoformat(facts["served"])
    held.comments_by, held.final_from = deadline.legal_due, date.fromisoformat(facts["earliest_final"])
    held.save(update_fields=["served_on", "comments_by", "final_from"])
    meet(assessment, "DRAFT", by=by, on=held.served_on)
    mirror(assessment, on=held.served_on)
    audit.record("assessments.draft-served", by=by, about=held, on=held.served_on.isoformat())


def final(assessment: Assessment, key: int, notice: Any, *, by: Any, on: date, letter: Any, **_: Any) -> None:
    """The limit is kept only when the family, the setting that is named and the health board were all sent the plan
    (reg 13(2)). Then the case passes on and closes."""
    from .finishing import finish

    plan = FinalPlan.objects.select_for_update().get(pk=key)
    if notice.to_whom == ToWhom.FAMILY:
        start_to_appeal(assessment, letter, by=by, on=on)
    for to_whom, field in (
        (ToWhom.FAMILY, "family_sent_on"),
        (ToWhom.NAMED, "setting_sent_on"),
        (ToWhom.HEALTH, "health_sent_on"),
    ):
        dates = queries.family_dates(assessment, notice.what, to_whom)
        setattr(plan, field, dates.sent_on if dates else None)
    plan.save(update_fields=["family_sent_on", "setting_sent_on", "health_sent_on"])
    finish(assessment, plan, by=by)


def exception(assessment: Assessment, key: int, notice: Any, *, by: Any, **_: Any) -> None:
    """The family was told of an exception on the day the last of them had the letter (Code of Practice 9.43)."""
    from countywide.casework.deadlines import queries as held

    dates = queries.family_dates(assessment, notice.what)
    if notice.to_whom != ToWhom.FAMILY or dates is None:
        return
    claim = next((each for each in held.claims_of(assessment.case) if each.pk == key), None)
    if claim is not None and claim.family_told_on is None:
        deadlines.note_family_told(claim, by=by, on=dates.received_on)


FOLLOWS: dict[str, Any] = {
    "considering": considering,
    "decision": decision,
    "advice": advice,
    "draft": draft,
    "final": final,
    "exception": exception,
}
"""The first word of what a notice carries out, and what follows when it leaves."""
