"""Listens below: letters that left, exceptions that were recorded, evidence that was asked for and came."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.dispatch import receiver

from countywide.casework.cases import signals as of_cases
from countywide.casework.deadlines.signals import exception_ended, exception_recorded
from countywide.casework.evidence import queries as evidence
from countywide.casework.evidence import signals as of_evidence
from countywide.casework.letters.signals import letter_came_back, letter_dispatched
from countywide.casework.requests import signals as of_requests
from countywide.platform.kit.doors import Machine

from . import actions, queries
from .enums import Ending

BY = Machine("letters")


@receiver(of_requests.request_received)
def request_received(sender: Any, request: Any, case: Any, by: Any, on: date, **_: Any) -> None:
    """An assessment begins on the day the request was received."""
    actions.begin(
        case, by=by, on=on, requested_on=request.received_on, asked_by=request.requester, source=request.source
    )


@receiver(of_requests.request_validated)
def request_validated(sender: Any, request: Any, case: Any, by: Any, on: date, **_: Any) -> None:
    """The request was checked: the family is consulted, and those whom reg 4(2) names are told."""
    assessment = queries.assessment_under_lock(case)
    if assessment is not None and assessment.checked_on is None and not assessment.is_over:
        actions.consider_checked(assessment, by=by, on=on)


@receiver(of_requests.request_joined)
def request_joined(sender: Any, request: Any, case: Any, left: Any, by: Any, on: date, **_: Any) -> None:
    """Another request is about the same child: an earlier day of receipt counts, and a case left behind has ended."""
    if (assessment := queries.assessment_under_lock(case)) is not None:
        actions.date_back(assessment, by=by, on=on, requested_on=request.received_on)
    if left is not None and (ended := queries.assessment_under_lock(left)) is not None:
        actions.end_because(ended, by=by, on=on, because=Ending.DUPLICATE, ended_on=on, other_case=case)


@receiver(of_evidence.asked)
def evidence_asked(sender: Any, request: Any, by: Any, on: date, **_: Any) -> None:
    """A setting was asked for evidence: for a head teacher, that is the day the exceptions turn on."""
    if (assessment := queries.assessment_under_lock(request.case)) is not None:
        actions.evidence_asked(assessment, organisation_id=request.organisation_id, by=by, on=request.asked_on)


@receiver([of_evidence.completed, of_evidence.not_theirs, of_evidence.withdrawn])
def evidence_settled(sender: Any, request: Any, by: Any, on: date, **_: Any) -> None:
    """Evidence came, or is no longer asked for."""
    if (assessment := queries.assessment_under_lock(request.case)) is not None:
        left = evidence.outstanding(request.case).count()
        actions.evidence_settled(assessment, outstanding=left, by=by, on=on)


@receiver(of_evidence.late)
def evidence_late(sender: Any, request: Any, by: Any, on: date, **_: Any) -> None:
    """Evidence did not come by its day."""
    if (assessment := queries.assessment_under_lock(request.case)) is not None:
        actions.evidence_late(assessment, by=by, on=on)


@receiver(letter_dispatched)
def letter_left(sender: Any, letter: Any, on: date, received_on: date, **_: Any) -> None:
    """A step is done when its letter left or reached, as the law says of each."""
    actions.reached(letter, by=BY, on=on, received_on=received_on)


@receiver(letter_came_back)
def letter_returned(sender: Any, letter: Any, on: date, **_: Any) -> None:
    """Whoever it was for was told nothing: the step is not done."""
    actions.came_back(letter, by=BY, on=on)


@receiver(exception_recorded)
def tell_of_exception(sender: Any, claim: Any, by: Any, on: date, **_: Any) -> None:
    """The family is told of an exception, why, and of the day that is aimed for."""
    actions.exception_recorded(claim, by=by, on=on)


@receiver(exception_ended)
def tell_that_it_ended(sender: Any, claim: Any, by: Any, on: date, **_: Any) -> None:
    """The family is told that the reason has passed."""
    actions.exception_ended(claim, by=by, on=on)


@receiver(of_cases.dispute_begun)
def refusal_disputed(
    sender: Any, case: Any, decision: str, how: str, told_on: date, told_by: str, by: Any, on: date, **_: Any
) -> None:
    """A refusal is disputed: its case stays open until that has ended."""
    actions.note_disputed(case, decision, how=how, told_on=told_on, told_by=told_by, by=by, on=on)


@receiver(of_cases.certificate_issued)
def certificate_issued(sender: Any, case: Any, decision: str, certificate_on: date, by: Any, **_: Any) -> None:
    """There may be longer to appeal against a refusal."""
    actions.note_certificate_issued(case, decision, certificate_on=certificate_on, by=by)


@receiver(of_cases.dispute_over)
def refusal_settled(
    sender: Any, case: Any, decision: str, how: str, outcome: str, duties: Any, from_on: date, why: str, by: Any, on: date,
    **_: Any,
) -> None:  # fmt: skip
    """A refusal stands, or is overturned."""
    actions.note_dispute_over(
        case, decision, how=how, outcome=outcome, duties=duties, from_on=from_on, why=why, by=by, on=on
    )
