"""What follows when a letter came back: whoever it was for was not told, so the step is not done and its clock runs on."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit import actions as audit

from .. import queries, rules
from ..enums import ToWhom
from ..models import Assessment, Decision, Draft, FinalPlan
from ..queries.standing import newest
from .clocks import mirror
from .reaching import start_to_appeal, step_met_by


def came_back(letter: Any, *, by: Any, on: date) -> None:
    """Undo what the letter had brought about. Once it goes another way, `reached` does it again."""
    notice = queries.notice_of(letter)
    if notice is None or notice.to_whom not in (ToWhom.FAMILY, ToWhom.NAMED, ToWhom.HEALTH):
        return
    assessment = Assessment.objects.select_for_update().get(pk=notice.assessment_id)
    step, _, key = notice.what.partition(":")
    undo = UNDOES.get(step)
    if undo is None or (step != "final" and notice.to_whom != ToWhom.FAMILY):
        return
    undo(assessment, int(key), notice, by=by, on=on)
    cases.note(
        assessment.case, "assessments.letter-came-back", by=by, on=on,
        title=f"A letter came back, so this is not done yet: {letter.title.lower()}",
    )  # fmt: skip
    audit.record("assessments.letter-came-back", by=by, about=notice, on=on.isoformat(), what=notice.what)
    mirror(assessment, on=on)


def considering(assessment: Assessment, key: int, notice: Any, *, by: Any, on: date) -> None:
    """The family was not consulted."""
    assessment.family_consulted_on = None
    assessment.save(update_fields=["family_consulted_on"])
    deadlines.unmeet(assessment.case, "NA-CONSULT", by=by, on=on, because="letter came back")


def decision(assessment: Assessment, key: int, notice: Any, *, by: Any, on: date) -> None:
    """The family was not notified of the decision."""
    held = Decision.objects.select_for_update().get(pk=key)
    if held.overturned_on:
        return
    if held.is_refusal:
        count_appeals_anew(assessment, notice.what, by=by, on=on)
        held.appeal_by = queries.deciding.appeal_end(held)
    was_told, held.told_on = held.told_on is not None, None
    held.save(update_fields=["told_on", "appeal_by"])
    if was_told:
        cases.reopen(assessment.case, by=by, on=on, because="The decision has not reached the family")
        run_on(assessment, step_met_by(held), by=by, on=on)


def count_appeals_anew(assessment: Assessment, what: str, *, by: Any, on: date) -> None:
    """The time to appeal runs only from letters that were sent and did not come back."""
    case = assessment.case
    for held in case.deadlines.running().filter(clock__in=("ME-CONTACT", "AP-LODGE")).order_by("id"):
        deadlines.end(case, held.clock, by=by, on=on, because="A letter came back", key=held.key)
    for notice in assessment.notices.about(what).filter(to_whom=ToWhom.FAMILY).select_related("letter").order_by("id"):
        letter = newest(notice.letter)
        if letter.dispatched_on:
            start_to_appeal(assessment, letter, by=by, on=letter.dispatched_on)


def draft(assessment: Assessment, key: int, notice: Any, *, by: Any, on: date) -> None:
    """The draft was not served: the fifteen days begin anew when it is."""
    held = Draft.objects.select_for_update().get(pk=key)
    if held.served_on is None:
        return
    deadlines.end(assessment.case, "NA-REPS", by=by, on=on, because="The draft came back", key=held.key)
    held.served_on = held.comments_by = held.final_from = None
    held.save(update_fields=["served_on", "comments_by", "final_from"])
    run_on(assessment, "DRAFT", by=by, on=on)


def final(assessment: Assessment, key: int, notice: Any, *, by: Any, on: date) -> None:
    """One of the three whom reg 13(2) names has not been sent the plan."""
    plan = FinalPlan.objects.select_for_update().get(pk=key)
    fields = {ToWhom.FAMILY: "family_sent_on", ToWhom.NAMED: "setting_sent_on", ToWhom.HEALTH: "health_sent_on"}
    setattr(plan, fields[ToWhom(notice.to_whom)], None)
    plan.save(update_fields=list(fields.values()))
    if assessment.final_sent_on is None:
        return
    assessment.final_sent_on = None
    assessment.save(update_fields=["final_sent_on"])
    cases.reopen(assessment.case, by=by, on=on, because="The final plan has not reached everybody")
    run_on(assessment, "FINAL", by=by, on=on)


def run_on(assessment: Assessment, step: str, *, by: Any, on: date) -> None:
    """The clocks that the step had met run on."""
    for held in assessment.case.deadlines.filter(met_on__isnull=False).order_by("id"):
        if step in rules.step_of(held.clock, held.key):
            deadlines.unmeet(assessment.case, held.clock, by=by, on=on, because="letter came back", key=held.key)


UNDOES: dict[str, Any] = {"considering": considering, "decision": decision, "draft": draft, "final": final}
