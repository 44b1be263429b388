"""What a deed leaves on the case: a line of its timeline, and where it stands."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from countywide.casework.cases import actions as cases
from countywide.casework.cases import permissions as case_permissions
from countywide.casework.cases import queries as case_queries
from countywide.casework.cases.enums import Stage, Waiting

from .. import queries
from ..models import EvidenceRequest

BEFORE_DECIDING = (Stage.RECEIVED, Stage.VALIDATED, Stage.EVIDENCE_IN, Stage.READY)


def works_on(request: Any, by: Any) -> None:
    """An officer follows up what was asked on the cases of their own team."""
    if not by.may(case_permissions.WORK, about=request.case):
        raise PermissionDenied(case_permissions.WORK.key)


def wait(case: Any) -> None:
    """A setting is asked: the case waits for it while nothing is decided yet. No clock waits with it."""
    if case.stage in BEFORE_DECIDING:
        cases.move_to(case, Stage.EVIDENCE_REQUESTED, waiting_on=Waiting.SCHOOL)


def settle(request: EvidenceRequest, *, on: date) -> None:
    """After something was answered, closed or found late: say whether the case still waits."""
    case = case_queries.case_under_lock(request.case_id)
    if case.stage != Stage.EVIDENCE_REQUESTED:
        return
    open_now = list(queries.outstanding(case))
    if any(each.due_on >= on for each in open_now):
        return
    if open_now:
        cases.move_to(case, case.stage, waiting_on=Waiting.NOBODY)
        return
    came = EvidenceRequest.objects.filter(case=case).exclude(completed_on=None).exists()
    cases.move_to(case, Stage.EVIDENCE_IN if came else Stage.VALIDATED)


def note(request: EvidenceRequest, key: str, *, by: Any, on: date, title: str, **more: Any) -> None:
    """Add a line to the case's timeline; the setting reads it where the child is its own pupil."""
    own = queries.is_lead_school(request.case, request.organisation_id)
    cases.note(request.case, f"evidence.{key}", by=by, on=on, title=title[:200], to_school=own, **more)
