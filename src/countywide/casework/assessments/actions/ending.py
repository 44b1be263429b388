"""Ends an assessment that is withdrawn, moves to another council, or cannot go on; closes what a refusal left open."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.deadlines import actions as deadlines
from countywide.law import clocks
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import letters, notices, permissions, queries, rules, signals
from ..enums import Ending, ToWhom
from ..models import Assessment
from .sending import send

ENDED = {
    Ending.DUPLICATE: ("The same request is dealt with in another case", "We deal with this request in another case"),
    Ending.DIED: ("The assessment has ended", ""),
    Ending.TWENTY_FIVE: (
        "The young person is 25: the assessment has ended",
        "You are 25 now, so the assessment has ended",
    ),
    Ending.UNCHANGED: (
        "The plan stays as it is after assessing again",
        "The plan stays as it is after assessing again",
    ),
    Ending.PLAN_OVER: ("The plan is not ours any more: the assessment has ended", "The assessment has ended"),
}


@action(permissions.WORK)
def withdraw(
    assessment: Assessment,
    *,
    by: Actor,
    on: date,
    withdrawn_on: date,
    withdrawn_by: str,
    still_attention: bool,
    because: str,
) -> None:
    """A request was withdrawn in writing. If the child is still brought to attention the council goes on considering, and
    every clock runs on from the same day (CFA 2014 s.24); if not, everything ends and everybody is told."""
    bar = rules.bar_to_withdrawing(
        is_over=assessment.is_over,
        final_on=assessment.final_on,
        withdrawn_on=withdrawn_on,
        requested_on=assessment.requested_on,
        on=on,
        withdrawn_by=withdrawn_by,
        still_attention=still_attention,
        because=because,
    )
    if bar:
        raise RuleBroken(bar)
    assessment.withdrawn_on, assessment.withdrawn_by = withdrawn_on, withdrawn_by[:120]
    assessment.still_attention, assessment.still_attention_because = still_attention, because
    assessment.save()
    audit.record("assessments.withdrawn", by=by, about=assessment, on=on.isoformat(), goes_on=still_attention)
    if still_attention:
        cases.note(
            assessment.case, "assessments.withdrawn", by=by, on=on,
            title="The request was withdrawn; the child is still brought to our attention, so we go on", detail=because,
            family_title="The request was withdrawn. We go on thinking about an assessment, and tell you why",
            to_family=True,
        )  # fmt: skip
        return
    words = {"withdrawn_by": withdrawn_by, "withdrawn_on": withdrawn_on}
    send(assessment, letters.WITHDRAWN, "withdrawn:0", ToWhom.FAMILY, by=by, on=on, words=words)
    stop(
        assessment, by=by, on=on, stage="WITHDRAWN", because="The request was withdrawn",
        title="The request was withdrawn", family_title="The request was withdrawn",
    )  # fmt: skip


@action(permissions.WORK)
def move_away(
    assessment: Assessment, *, by: Actor, on: date, moved_on: date, council: str, contact: str, records_passed: bool
) -> None:
    """Another council is responsible from a day: our clocks end, its own begin (CFA 2014 s.24; rulebook 8.1)."""
    bar = rules.bar_to_moving(
        is_over=assessment.is_over, moved_on=moved_on, requested_on=assessment.requested_on, on=on, council=council
    )
    if bar is None and not records_passed:
        bar = "Pass on to the other council what we hold, with the date of the request, before you end the case here."
    if bar:
        raise RuleBroken(bar)
    assessment.moved_on, assessment.moved_to = moved_on, council[:120]
    assessment.save(update_fields=["moved_on", "moved_to"])
    words = {
        "moved_on": moved_on,
        "new_council": council,
        "new_contact": contact or f"Ask for the SEND team of {council}.",
    }
    send(assessment, letters.MOVED_AWAY, "moved:0", ToWhom.FAMILY, by=by, on=on, words=words)
    audit.record("assessments.moved", by=by, about=assessment, on=moved_on.isoformat())
    stop(
        assessment, by=by, on=on, stage="TRANSFERRED", because="Another council is responsible",
        title="Another council is responsible now", family_title=f"{council} is in charge now",
    )  # fmt: skip


@action(permissions.WORK)
def end_assessment(
    assessment: Assessment, *, by: Actor, on: date, because: str, ended_on: date, other_case: Any = None
) -> None:
    """An assessment that cannot go on: the child has died, is 25, or the same request is dealt with already."""
    child = assessment.case.child
    bar = rules.bar_to_ending(
        is_over=assessment.is_over,
        because=because,
        age=clocks.age_on(child.born_on, on),
        has_other_case=other_case is not None and other_case.pk != assessment.case_id,
        other_is_same_child=other_case is not None and other_case.child_id == child.pk,
        ended_on=ended_on,
        requested_on=assessment.requested_on,
        on=on,
    )
    if bar:
        raise RuleBroken(bar)
    end_because(assessment, by=by, on=on, because=because, ended_on=ended_on, other_case=other_case)


def end_because(
    assessment: Assessment, *, by: Actor, on: date, because: str, ended_on: date, other_case: Any = None
) -> None:
    """The ending itself, also for a request that another room found to be the same. A family that mourns is not written to."""
    if assessment.is_over:
        return
    assessment.ended_on, assessment.ended_because, assessment.duplicate_of = ended_on, because, other_case
    assessment.save(update_fields=["ended_on", "ended_because", "duplicate_of"])
    title, family_title = ENDED[Ending(because)]
    audit.record("assessments.ended", by=by, about=assessment, on=ended_on.isoformat(), because=str(because))
    stop(
        assessment, by=by, on=on, stage="ENDED", because=title, title=title, family_title=family_title,
        quiet=because == Ending.DUPLICATE,
    )  # fmt: skip


def stop(
    assessment: Assessment,
    *,
    by: Actor,
    on: date,
    stage: str,
    because: str,
    title: str,
    family_title: str,
    quiet: bool = False,
) -> None:
    """Everything that still runs ends, advisers and school are told to stop, and the case is closed."""
    case = assessment.case
    if not quiet:
        tell_to_stop(assessment, by=by, on=on, because=because)
    deadlines.end_all(case, by=by, on=on, because=because)
    assessment.proposals.filter(ended_on=None).update(ended_on=on)
    cases.note(
        case, f"assessments.{stage.lower()}", by=by, on=on, title=title, family_title=family_title,
        to_family=bool(family_title), to_school=True, to_professionals=True,
    )  # fmt: skip
    if case.closed_on is None:
        cases.close(case, by=by, on=on, stage=stage, because=because)
    signals.assessment_stopped.send(Assessment, assessment=assessment, by=by, on=on)


def tell_to_stop(assessment: Assessment, *, by: Actor, on: date, because: str) -> None:
    """The school, and everybody who was asked for advice and has not answered, need do nothing more."""
    case = assessment.case
    to = [Recipient(each.email, each.organisation_id) for each in queries.school_of(case, on=on)]
    to += [Recipient(each.email, each.organisation_id) for each in queries.health_board(case, on=on)]
    for request in queries.outstanding_advice(assessment):
        if request.email:
            to.append(Recipient(request.email, request.organisation_id, request.adviser_id))
    tell(
        notices.NO_LONGER_ASSESSED, to=to, cause=f"assessment:{assessment.pk}:stopped", by=by, about=assessment,
        reference=case.reference,
    )  # fmt: skip


def close_refused(assessment: Assessment, *, by: Any, on: date) -> None:
    """Close the case of a refusal once the family has it and nothing is in dispute; the time to appeal runs on."""
    case, stage = assessment.case, rules.stage(assessment)
    if case.closed_on or stage not in ("REFUSED_TO_ASSESS", "REFUSED_TO_ISSUE"):
        return
    if any(each.outcome == "" for each in queries.challenges_of(assessment)):
        return
    deadlines.end_all(
        case, by=by, on=on, because="The family was told of the refusal", besides=("ME-CONTACT", "AP-LODGE")
    )
    cases.close(case, by=by, on=max(on, case.opened_on), stage=stage, because="The family was told of the refusal")
