"""What an officer prepares: the worksheet, whom to ask for advice, and what they propose to decide."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.law import clocks
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, permissions, queries, rules
from ..enums import Outcome, Question
from ..models import AdviceRequest, Assessment, Proposal, Worksheet
from ..types import Answered, Asking, Proposing
from .clocks import mirror


@action(permissions.WORK)
def fill_worksheet(
    assessment: Assessment, *, by: Actor, on: date, answered: Answered, complete: bool, seen_version: int | None = None
) -> Worksheet:
    """Answer the test of CFA 2014 s.36(8), in part or whole. Once complete it can be changed until it is decided."""
    bar = rules.bar_to_worksheet(
        answered=answered,
        complete=complete,
        is_over=assessment.is_over,
        decided=bool(assessment.agreed_on or assessment.refused_on),
    )
    if bar:
        raise RuleBroken(bar)
    worksheet = Worksheet.objects.select_for_update().filter(assessment=assessment).first()
    if worksheet is None:
        worksheet = Worksheet(assessment=assessment)
    elif seen_version is not None and worksheet.version != seen_version:
        from countywide.platform.kit.conduct import ChangedMeanwhile

        raise ChangedMeanwhile(worksheet)
    for name, value in asdict(answered).items():
        setattr(worksheet, name, value)
    worksheet.completed_on = on if complete else None
    worksheet.completed_by_id = by.pk if complete else None  # type: ignore[attr-defined]
    worksheet.save()
    audit.record("assessments.worksheet", by=by, about=worksheet, on=on.isoformat(), complete=complete)
    return worksheet


@action(permissions.WORK)
def propose(
    assessment: Assessment, *, by: Actor, on: date, question: str, proposing: Proposing, senses: str = ""
) -> Proposal:
    """Say what to decide and why, in the words the family would read. Somebody else decides.

    `senses`, where nobody said so before: a hearing or vision impairment brings its own teacher's advice (reg 6(2)).
    """
    worksheet = queries.worksheet_of(assessment)
    bar = rules.bar_to_proposing(
        question=question,
        proposing=proposing,
        is_over=assessment.is_over,
        checked_on=assessment.checked_on,
        is_open=is_open(assessment, question),
        worksheet_complete=bool(worksheet and worksheet.completed_on),
        may_have_sen=worksheet.may_have_sen if worksheet else None,
        may_be_necessary=worksheet.may_be_necessary if worksheet else None,
        advice_in_on=assessment.advice_in_on,
    )
    if bar:
        raise RuleBroken(bar)
    assessment.proposals.filter(question=question, ended_on=None).update(ended_on=on)
    proposal = Proposal.objects.create(
        assessment=assessment,
        question=question,
        proposed_on=on,
        proposed_by_id=by.pk,  # type: ignore[attr-defined]
        **asdict(proposing),
    )
    if senses:
        assessment.senses = senses
        assessment.save(update_fields=["senses"])
    note_ready(assessment, question, on)
    if question == Question.ASSESS and proposing.outcome == Outcome.YES:
        plan_advice(assessment, on=on)
    mirror(assessment, on=on)
    cases.note(assessment.case, "assessments.proposed", by=by, on=on, title=TITLES[question, proposing.outcome])  # type: ignore[index]
    audit.record("assessments.proposed", by=by, about=proposal, question=question, outcome=proposing.outcome)
    return proposal


TITLES = {
    (Question.ASSESS, Outcome.YES): "The officer proposes to assess",
    (Question.ASSESS, Outcome.NO): "The officer proposes not to assess",
    (Question.ISSUE, Outcome.YES): "The officer proposes to issue a plan",
    (Question.ISSUE, Outcome.NO): "The officer proposes not to issue a plan",
}


def is_open(assessment: Assessment, question: str) -> bool:
    """Whether a question waits for its answer."""
    if question == Question.ASSESS:
        return not (assessment.agreed_on or assessment.refused_on)
    return bool(assessment.agreed_on) and not (assessment.issue_agreed_on or assessment.issue_refused_on)


def note_ready(assessment: Assessment, question: str, day: date | None) -> None:
    """Keep since when a proposal waits for its decision."""
    field = "ready_on" if question == Question.ASSESS else "plan_ready_on"
    setattr(assessment, field, day)
    assessment.save(update_fields=[field])


@action(permissions.DECIDE)
def send_back(assessment: Assessment, *, by: Actor, on: date, question: str, because: str) -> None:
    """Send a proposal back to the officer with what is missing. The time limit does not move."""
    proposal = queries.open_proposal(assessment, question)
    if proposal is None:
        raise RuleBroken("Nothing is proposed at present.")
    if len(because.split()) < 3:
        raise RuleBroken("Say what is missing, so that the officer can put it right.")
    proposal.ended_on, proposal.sent_back_because = on, because
    proposal.save(update_fields=["ended_on", "sent_back_because"])
    note_ready(assessment, question, None)
    mirror(assessment, on=on)
    cases.note(
        assessment.case, "assessments.sent-back", by=by, on=on, title="The proposal was sent back", detail=because
    )
    audit.record("assessments.sent-back", by=by, about=proposal, on=on.isoformat())
    tell_officer(notices.SENT_BACK, proposal, by=by)


def tell_officer(kind: Any, proposal: Proposal, *, by: Actor) -> None:
    """Tell the officer who proposed it what became of it."""
    officer, case = proposal.proposed_by, proposal.assessment.case
    if officer is not None:
        to = [Recipient(officer.email, case.team_id, officer.pk)]
        tell(kind, to=to, cause=f"proposal:{proposal.pk}:{kind.key}", by=by, about=proposal, reference=case.reference)


# --- whom to ask for advice ------------------------------------------------------------------


def plan_advice(assessment: Assessment, *, on: date) -> None:
    """Lay down whom reg 6(1) wants asked, as far as the case and the council's desks say. What stands there is kept."""
    case = assessment.case
    held = {(each.kind, each.asked_for) for each in assessment.advice.filter(withdrawn_on=None)}
    wanted = rules.needed_advice(
        senses=assessment.senses,
        year_group=clocks.year_group(case.child.born_on, on),
        has_setting=case.school_id is not None,
    )
    for each in wanted:
        if (each.kind, each.asked_for) not in held:
            asked = whom(assessment, each.kind, each.desk, on=on)
            if asked is not None:
                AdviceRequest.objects.create(assessment=assessment, kind=each.kind, asked_for=each.asked_for, **asked)


def whom(assessment: Assessment, kind: str, desk_purpose: str, *, on: date) -> dict[str, Any] | None:
    """Who is usually asked: the family, the child's setting, or the desk of a service."""
    case = assessment.case
    if kind == "a":
        return {"asked_of": "The family"}
    if not desk_purpose:
        school = next(iter(queries.school_of(case, on=on)), None)
        return school and {"asked_of": school.name, "organisation_id": school.organisation_id, "email": school.email}  # type: ignore[return-value]
    desk = queries.desk_for(desk_purpose, case, on=on)
    if desk is None:
        return None
    return {
        "asked_of": desk.name,
        "organisation_id": desk.organisation_id,
        "email": desk.email,
        "is_section_31": desk.is_section_31,
    }


@action(permissions.WORK)
def add_advice(assessment: Assessment, *, by: Actor, on: date, asking: Asking) -> AdviceRequest:
    """Name somebody to ask: planned until it is decided to assess, asked at once after that (reg 6(1)(f), (h))."""
    from .advising import ask_one

    bar = rules.bar_to_asking(
        is_over=assessment.is_over or bool(assessment.refused_on),
        decided_to_issue=bool(assessment.issue_agreed_on or assessment.issue_refused_on),
        asked_of=asking.asked_of,
        organisation=asking.organisation_id is not None,
        email=asking.email,
        address=asking.address,
    )
    if bar:
        raise RuleBroken(bar)
    request = AdviceRequest.objects.create(assessment=assessment, **asdict(asking))
    audit.record("assessments.advice-planned", by=by, about=request, kind=asking.kind, on=on.isoformat())
    if assessment.agreed_on:
        assessment.advice_in_on, assessment.advice_in_because = None, ""
        assessment.save(update_fields=["advice_in_on", "advice_in_because"])
        ask_one(request, by=by, on=on)
        mirror(assessment, on=on)
    return request
