"""In-year review forms: those being written, those that wait for an answer, and what each says of how much has changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from ..models import Review, Update
from .form_paper import reported
from .form_report import report_of
from .standing import listed


def updates_of(plan: Any) -> QuerySet[Update]:
    """Every in-year form on a plan that was sent, the newest first."""
    found = Update.objects.filter(review__plan=plan, sent_on__isnull=False)
    return found.select_related("review", "began_by", "sent_by", "answered_by", "led_to").order_by("-sent_on", "-id")


def update_since_review(plan: Any) -> Update | None:
    """The newest in-year form of a plan, where it was sent after the last review that was reported: what a school that is asked
    reads besides that report (Q09)."""
    update = updates_of(plan).annotate(met_on=Subquery(reported(plan).values("met_on")[:1])).first()
    is_older = update is not None and update.met_on is not None and update.sent_on < update.met_on  # type: ignore[attr-defined]
    return None if is_older else update


def update_of(review: Any) -> Update:
    """What an in-year form is for and what was answered."""
    return Update.objects.select_related("began_by", "sent_by", "answered_by", "led_to").get(review=review.pk)


def update_with(key: Any, user: Any) -> Review | None:
    """One in-year form by its key, with `in_year`, if this person may read the case."""
    seen = listed(Review.objects.seen_by(user)).filter(is_in_law=False)
    beside = ("in_year__began_by", "in_year__sent_by", "in_year__answered_by", "in_year__led_to")
    return seen.select_related(*beside).filter(key=key).first()  # type: ignore[no-any-return]


def update_being_written(plan: Any) -> Review | None:
    """The one that a school has begun and not sent."""
    return Review.objects.open().filter(plan=plan, is_in_law=False, report_on=None).first()


def significant_in(review: Any) -> tuple[str, ...]:
    """What was answered with yes that is more than an update can hold."""
    return report_of(review).significant


def owner_of(review: Any) -> str:
    """Who holds the case today, and their team."""
    case = review.case
    return f"{case.owner.name}, {case.team.name}" if case.owner else str(case.team.name)


def changes_after(update: Update) -> date | None:
    """The day on which changes were proposed after the council answered that it would; None while they were not."""
    found = update.review.plan.amendments.filter(proposed_on__gte=update.answered_on).order_by("id").first()
    return found.proposed_on if found else None


def updates_late(on: date) -> QuerySet[Update]:
    """Forms whose day has passed without an answer."""
    waiting = Update.objects.filter(answered_on=None, sent_on__isnull=False, review__over_on=None)
    late = waiting.filter(answer_by__lt=on)
    return late.select_related("review__case").order_by("answer_by", "id")


def with_update(reviews: QuerySet[Review]) -> QuerySet[Review]:
    """With the latest in-year form on the case, in the same query: for the page of the case."""
    days = ("began_on", "sent_on", "answer", "answer_by")
    said = JSONObject(key=F("review__key"), **{name: F(name) for name in days})
    latest = Update.objects.filter(review__case=OuterRef("case"), review__dropped_because="").order_by("-id")
    return reviews.annotate(latest_update=Subquery(latest.values(found=said)[:1]))
