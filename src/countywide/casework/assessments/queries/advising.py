"""Advice: what is asked, of whom, and what of it somebody may see."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from countywide.platform.accounts import queries as accounts

from .. import permissions
from ..enums import Advice
from ..models import AdviceRequest


def advice_of(assessment: Any) -> QuerySet[AdviceRequest]:
    """Everything planned, asked or covered, by its letter in reg 6(1)."""
    return assessment.advice.select_related("organisation", "adviser", "item").order_by("kind", "id")  # type: ignore[no-any-return]


def advice_in(of: Q) -> QuerySet[AdviceRequest]:
    """The advice of some assessments, that of the latest first, by its letter in reg 6(1); one query."""
    found = AdviceRequest.objects.filter(of, withdrawn_on=None)
    return found.select_related("organisation", "adviser", "item").order_by("-assessment_id", "kind", "id")


def advice_request(assessment: Any, pk: int) -> AdviceRequest | None:
    """One request of an assessment."""
    return advice_of(assessment).filter(pk=pk).first()


def outstanding_advice(assessment: Any) -> QuerySet[AdviceRequest]:
    """Asked and not yet received, by its day."""
    return AdviceRequest.objects.outstanding().filter(assessment=assessment).order_by("due_on", "id")


def covered_kinds(assessment: Any) -> set[str]:
    """The kinds that somebody is asked for, or that advice which exists covers."""
    held = assessment.advice.filter(withdrawn_on=None)
    return set(held.order_by().values_list("kind", flat=True))


def advice_rows(assessment: Any, *, due_on: date) -> list[tuple[str, str, date]]:
    """Who is asked for what by when, as the letters show it. The family's own views stand in words of their own."""
    wanted = AdviceRequest.objects.wanted().filter(assessment=assessment).exclude(kind=Advice.FAMILY)
    return [(each.title, each.asked_of, each.due_on or due_on) for each in wanted.order_by("kind", "id")]


def late_advice(on: date) -> QuerySet[AdviceRequest]:
    """Advice whose day has passed, on assessments that still run, that nobody was reminded of since."""
    late = AdviceRequest.objects.outstanding().filter(due_on__lt=on, assessment__case__closed_on=None)
    return late.filter(Q(chased_on=None)).select_related("assessment__case").order_by("due_on", "id")


# --- for those who advise --------------------------------------------------------------------


def advice_seen_by(user: Any) -> QuerySet[AdviceRequest]:
    """What this person's organisation, or they themselves, are asked."""
    seen = AdviceRequest.objects.for_adviser(user)
    return seen.select_related("assessment__case__child", "organisation", "adviser", "item").order_by("due_on", "id")


def own_advice(pk: int, user: Any) -> AdviceRequest | None:
    """One request to this person or their organisation."""
    return advice_seen_by(user).filter(pk=pk).first()


def cases_advised(user: Any) -> Q:
    """The cases on which somebody is asked for advice: what `cases` adds to what they may see."""
    return Q(pk__in=AdviceRequest.objects.for_adviser(user).order_by().values("assessment__case_id"))


def advisers_of(request: AdviceRequest, *, on: date) -> list[Any]:
    """Those who may answer for the organisation that is asked."""
    if request.organisation_id is None:
        return []
    return accounts.people_who_may(permissions.ADVISE, organisation_id=request.organisation_id, on=on)


def is_asked(user: Any, case_id: int) -> bool:
    """Whether somebody is asked for advice on a case: then they have what the family sent (reg 6(3))."""
    return AdviceRequest.objects.for_adviser(user).filter(assessment__case_id=case_id).exists()
