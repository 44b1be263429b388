"""Checks of what would go, by the school that the child is at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from ..models import Consultation, PackCheck
from ..types import Sheet
from .packing import sheets_of

BESIDE = ("case__child", "case__team__contact_team", "plan", "school", "answered_by")


def check_waiting(case: Any) -> PackCheck | None:
    """The one that the school has not answered."""
    return PackCheck.objects.waiting().filter(case=case).first()


def checks_on(case: Any) -> QuerySet[PackCheck]:
    """Every check on a case, the newest first."""
    return PackCheck.objects.filter(case=case).select_related(*BESIDE).order_by("-id")


def checks_at(organisations: Iterable[int]) -> QuerySet[PackCheck]:
    """Those that schools were asked for and have not answered, the soonest first."""
    return (
        PackCheck.objects.waiting()
        .filter(school__in=list(organisations))
        .select_related(*BESIDE)
        .order_by("due_on", "id")
    )


def check_at(key: Any, organisations: Iterable[int]) -> PackCheck | None:
    """One of a school, answered or not; none for anybody else."""
    return PackCheck.objects.filter(key=key, school__in=list(organisations)).select_related(*BESIDE).first()


def would_go(check: PackCheck, *, on: date) -> list[Sheet]:
    """What any school would be sent today. What the family says of one school is that school's alone, and is not among it."""
    return sheets_of(Consultation(case=check.case, plan=check.plan), on=on)
