"""Early reviews, second looks and suggestions that wait for an answer or have one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from countywide.casework.plans import queries as plans

from .. import permissions
from ..models import EarlyRequest, LookAgain, Review, Suggestion


def early_seen_by(user: Any) -> QuerySet[EarlyRequest]:
    """Requests for an early review on the plans somebody may read."""
    seen = plans.plans_seen_by(user).order_by()
    return (
        EarlyRequest.objects.filter(plan__in=seen)
        .select_related("plan__case__child", "plan__case__team", "organisation")
        .order_by("-id")
    )


def early_with(key: Any, user: Any) -> EarlyRequest | None:
    return early_seen_by(user).filter(key=key).first()


def early_of(plan: Any) -> QuerySet[EarlyRequest]:
    """Every request for an early review of a plan, the latest first."""
    return EarlyRequest.objects.filter(plan=plan).select_related("by", "organisation", "answered_by").order_by("-id")


def early_waiting(plan: Any, user: Any) -> bool:
    """Whether this person asked already and nobody answered."""
    return EarlyRequest.objects.filter(plan=plan, by_id=user.pk, answered_on=None).exists()


def looks_of(review: Any) -> QuerySet[LookAgain]:
    """Every time the council was asked to look again at a decision, the latest first."""
    return review.looks.select_related("by", "organisation", "replied_by").order_by("-id")  # type: ignore[no-any-return]


def look_with(review: Any, key: Any) -> LookAgain | None:
    return looks_of(review).filter(key=key).first()


def is_own_school(review: Review, user: Any) -> bool:
    """Whether somebody works at the setting whose review it was."""
    return review.setting_id is not None and review.setting_id in user.organisations_where(permissions.ASK_AGAIN)


def suggestions_published() -> QuerySet[Suggestion]:
    """What was suggested for the form, in the council's words, with where it stands. Everybody reads it."""
    return Suggestion.objects.exclude(published_as="").order_by("-made_on", "-id")


def suggestions() -> QuerySet[Suggestion]:
    """All of them, for those who answer."""
    return Suggestion.objects.select_related("by").order_by("answered_on", "-id")


def suggestion_with(key: Any) -> Suggestion | None:
    return Suggestion.objects.filter(key=key).first()


# --- for the nightly jobs --------------------------------------------------------------------


def early_late(on: date) -> QuerySet[EarlyRequest]:
    """Requests whose day has passed without an answer."""
    return EarlyRequest.objects.filter(answered_on=None, answer_by__lt=on).order_by("answer_by", "id")


def looks_late(on: date) -> QuerySet[LookAgain]:
    """Second looks whose day has passed, and that nobody was told of yet."""
    return LookAgain.objects.filter(replied_on=None, escalated_on=None, reply_by__lt=on).order_by("reply_by", "id")
