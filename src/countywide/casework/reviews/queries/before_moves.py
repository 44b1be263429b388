"""Reviews of many plans at once, for the rule about the review before a move between phases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from ..models import Review

READ = ("id", "key", "plan_id", "type", "meeting_on", "met_on", "decided_on", "told_on", "over_on", "due_by")


def reviews_of_plans(plans: Iterable[int]) -> dict[int, list[Review]]:
    """The reviews in law of some plans, oldest first, with their days alone; one query."""
    found: dict[int, list[Review]] = {}
    for review in Review.objects.filter(plan__in=list(plans), is_in_law=True).only(*READ).order_by("id"):
        found.setdefault(review.plan_id, []).append(review)
    return found


def plans_reviewed_since(day: date) -> QuerySet[Any]:
    """The keys of plans with a review in law whose meeting was on or after a day and that was decided."""
    held = Review.objects.filter(is_in_law=True, met_on__gte=day, decided_on__isnull=False)
    return held.order_by().values("plan")


def review_by_key(key: Any) -> Review:
    """One review by its key, for rooms above that know it already."""
    return Review.objects.get(key=key)


def open_review_on(case: Any) -> Review | None:
    """The review in law that runs or waits to be held on a case."""
    return Review.objects.open().filter(case=case, is_in_law=True).first()
