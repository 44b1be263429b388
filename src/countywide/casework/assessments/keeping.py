"""Who may send and open the files of this room: asked by the files room at every upload and every opening.

A place is "advice:12" (one adviser's report), "draft:3" or "final:3" (the plan documents of an assessment). A family opens
a draft once it is sent, and the advice with it (CFA 2014 s.38(2)(a)); the named setting and health open the final plan.
"""

from __future__ import annotations

from typing import Any

from countywide.casework.cases import queries as cases
from countywide.platform.files.types import Keeper

from . import permissions, queries
from .models import AdviceRequest, Assessment

KEEPER = queries.KEEPER


def may_add(request: Any, place: str) -> bool:
    """The adviser who is asked, or an officer who works on the case."""
    user = request.user
    if not user.is_authenticated:
        return False
    kind, number = split(place)
    if kind == "advice":
        held = AdviceRequest.objects.select_related("assessment__case").filter(pk=number).first()
        if held is None or not held.assessment.case.is_open:
            return False
        own = queries.own_advice(held.pk, user) is not None
        return own or bool(user.may(permissions.WORK, about=held.assessment))
    held_by = Assessment.objects.select_related("case").filter(pk=number).first()
    if held_by is None or kind not in ("draft", "final") or not held_by.case.is_open:
        return False
    permission = permissions.WORK if kind == "draft" else permissions.DECIDE
    return bool(user.may(permission, about=held_by))


def may_open(request: Any, file: Any) -> bool:
    """Whoever the law gives the paper to, and officers of the case."""
    user = request.user
    if not user.is_authenticated:
        return False
    kind, number = split(file.place)
    if kind == "advice":
        request_held = AdviceRequest.objects.select_related("assessment__case", "item").filter(pk=number).first()
        if request_held is None:
            return False
        if queries.own_advice(number, user) is not None:
            return True
        counts = request_held.item is not None and request_held.item.file_id == file.pk
        return sees(user, request_held.assessment, file, advice=True, counts=counts)
    held = Assessment.objects.select_related("case").filter(pk=number).first()
    return held is not None and sees(user, held, file, advice=False)


def sees(user: Any, assessment: Assessment, file: Any, *, advice: bool, counts: bool = False) -> bool:
    """An officer always; the family what was sent to it, but of advice only the document that `counts`: not one that was
    replaced, for another child may stand in it; the named setting, the health board and the child's own school the final
    plan (reg 13(2))."""
    final = queries.final_plan_of(assessment)
    is_final = bool(final and final.file_id == file.pk)
    if is_final and queries.was_sent_final(assessment, user):
        return True
    case = cases.cases_seen_by(user).filter(pk=assessment.case_id).first()
    if case is None:
        return False
    audience = cases.audience_of(user, case)
    if audience == "OFFICER":
        return True
    if audience == "FAMILY":
        told = bool(assessment.draft_on or assessment.issue_refused_on)
        return (told and counts) if advice else is_final or queries.is_draft_sent(assessment, file.pk)
    return audience == "SCHOOL" and is_final


def bucket(place: str) -> str:
    """Every file about one case counts against the one limit of that case."""
    kind, number = split(place)
    if kind == "advice":
        case_id = AdviceRequest.objects.filter(pk=number).values_list("assessment__case_id", flat=True).first()
    else:
        case_id = Assessment.objects.filter(pk=number).values_list("case_id", flat=True).first()
    return f"case:{case_id or 0}"


def split(place: str) -> tuple[str, int]:
    kind, _, number = place.partition(":")
    return kind, int(number) if number.isdigit() else 0


PAPERS = Keeper(key=KEEPER, may_add=may_add, may_open=may_open, bucket=bucket)
