"""Requests for another year group, what was said of each, and whether one waits."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from ..models import Transfer, YearRequest, YearSaid


def year_requests_of(transfer: Transfer) -> QuerySet[YearRequest]:
    """Every request about one move with all that was said of it, the newest first."""
    said = Prefetch("said", YearSaid.objects.order_by("id"))
    return transfer.year_requests.select_related("decided_by").prefetch_related(said).order_by("-id")  # type: ignore[no-any-return]


def year_request_waiting(transfer: Any) -> YearRequest | None:
    """The one that is not decided."""
    return YearRequest.objects.filter(transfer=transfer.pk, decided_on=None).first()
