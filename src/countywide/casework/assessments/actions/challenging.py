"""What overturns a refusal: the council itself, or how a dispute about it ended (ss.51 to 57; rulebook 9.6)."""

from __future__ import annotations

from datetime import date

from countywide.casework.cases import actions as cases
from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions, rules
from ..enums import Outcome, Question
from ..models import Assessment, Decision
from .clocks import mirror
from .preparing import note_ready


@action(permissions.DECIDE)
def change_mind(decision: Decision, *, by: Actor, on: date, because: str) -> None:
    """The council changes a refusal by itself. No rule sets a new time: the sixteen and twenty weeks run on from the
    request, as if they had never stopped (rulebook 9.6)."""
    if not decision.is_refusal or decision.overturned_on:
        raise RuleBroken("Only a refusal that stands can be changed.")
    if len(because.split()) < 5:
        raise RuleBroken("Say what made the council think again, in at least five words.")
    overturn(decision, "CHANGED_MIND", by=by, on=on, from_on=on)
    assessment = decision.assessment
    for clock in ("NA-REFUSE", "NA-FINAL", "NA-DRAFT"):
        deadlines.start(assessment.case, clock, by=by, on=assessment.requested_on)
    mirror(assessment, on=on)
    cases.note(
        assessment.case, "assessments.changed-mind", by=by, on=on, title="The council changed its decision",
        family_title="We changed our decision", detail=because, to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("assessments.changed-mind", by=by, about=decision, on=on.isoformat())


def overturn(decision: Decision, route: str, *, by: Actor, on: date, from_on: date) -> None:
    """The refusal no longer stands: its question is open again, and the time to appeal against it is over."""
    assessment = Assessment.objects.select_for_update().get(pk=decision.assessment_id)
    assessment.case = decision.assessment.case
    decision.assessment = assessment
    if assessment.case.closed_on:
        cases.reopen(assessment.case, by=by, on=on, because="The decision was overturned")
    decision.overturned_on = from_on
    decision.save(update_fields=["overturned_on"])
    assessment.route = route
    if decision.question == Question.ASSESS:
        assessment.refused_on = None
    else:
        assessment.issue_refused_on = None
    assessment.save(update_fields=["route", "refused_on", "issue_refused_on"])
    bound = rules.is_bound(question=decision.question, route=route)
    note_ready(assessment, decision.question, from_on if bound else None)
    for clock in ("ME-CONTACT", "AP-LODGE"):
        for held in assessment.case.deadlines.running().filter(clock=clock).order_by("id"):
            deadlines.end(assessment.case, clock, by=by, on=on, because="The decision was overturned", key=held.key)


def decided_by_order(assessment: Assessment, *, by: Actor, on: date) -> None:
    """An order or a concession to make a plan answers the question whether to issue one; nobody decides it again."""
    Decision.objects.create(
        assessment=assessment,
        question=Question.ISSUE,
        outcome=Outcome.YES,
        route=assessment.route,
        decided_on=on,
        decided_by_id=by.pk,  # type: ignore[attr-defined]
        reasons="An order, a concession or an agreement settled this.",
        told_on=on,
    )
    assessment.issue_agreed_on = on
    assessment.save(update_fields=["issue_agreed_on"])
