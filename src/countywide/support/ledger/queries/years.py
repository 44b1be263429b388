"""Funding years."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from ..models import FundingYear


def years() -> QuerySet[FundingYear]:
    """Every year, the newest first."""
    return FundingYear.objects.order_by("-starts_on", "-id")


def year_at(on: date) -> FundingYear | None:
    """The year that runs on a day."""
    return years().filter(starts_on__lte=on, ends_on__gte=on).first()


def year_with(key: str) -> FundingYear | None:
    return years().filter(key=key).first()
