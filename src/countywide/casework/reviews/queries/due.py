"""Which reviews are due when: for a school's list before each term, for a team, and for the nightly jobs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from countywide.casework.plans import queries as plans
from countywide.register.schools import queries as schools

from .. import permissions
from ..models import Attendee, Review
from .standing import listed

FOUR_WEEKS = timedelta(days=28)
PLAN_AHEAD = timedelta(weeks=10)
"""So long before the latest useful day for the meeting a school is reminded to plan it: advice takes six weeks."""


def due_seen_by(user: Any) -> QuerySet[Review]:
    """The open reviews that somebody holds or follows: one's own school's, or one's own teams'."""
    mine = Q(setting__in=user.organisations_where(permissions.HOLD), arranged_by="SCHOOL")
    teams = Q(case__team__in=user.organisations_where(permissions.WORK))
    return listed(Review.objects.seen_by(user).open().filter(mine | teams, is_in_law=True)).order_by("due_by", "id")  # type: ignore[no-any-return]


def due_in_term(first_day: date, next_first_day: date) -> QuerySet[Review]:
    """Reviews whose meeting is to be held in a term: those of which the latest useful day for it lies before the next term
    (Code of Practice 9.172). What is late already is on the list too."""
    open_still = Review.objects.open().filter(met_on=None, is_in_law=True)
    return open_still.filter(due_by__lt=next_first_day + FOUR_WEEKS).order_by("setting_id", "due_by", "id")


def term_to_list(on: date) -> tuple[str, date, date] | None:
    """The next term that begins, as a key, with its first day and the first day of the one after it."""
    terms = schools.terms_from(on)
    if not terms:
        return None
    (year, number, first), *rest = terms
    after = rest[0][2] if rest else first + timedelta(weeks=8)
    return f"{year}-{number}", first, after


def unscheduled() -> QuerySet[Any]:
    """Plans in force of which no review is laid down: every plan has its next review."""
    laid_down = Review.objects.open().filter(is_in_law=True).order_by().values("plan_id")
    return plans.plans_in_force().exclude(pk__in=laid_down)


def overdue(on: date) -> QuerySet[Review]:
    """Open reviews that are late in law: the twelve months, or the four weeks from the meeting, have passed."""
    late = Q(due_by__lt=on) | Q(met_on__lt=on - FOUR_WEEKS)
    return Review.objects.open().filter(late, told_on=None, is_in_law=True).order_by("due_by", "id")


def to_plan(on: date) -> QuerySet[Review]:
    """Reviews whose meeting should be planned by now and is not, by the school or by the council where it holds them."""
    near = Review.objects.open().filter(planned_on=None, is_in_law=True)
    return near.filter(due_by__lte=on + FOUR_WEEKS + PLAN_AHEAD).order_by("due_by", "id")


def advice_late(on: date) -> QuerySet[Attendee]:
    """Advice whose day has passed and that has not come, before the meeting."""
    late = Attendee.objects.filter(advice_asked_on__isnull=False, advice_on=None, advice_by__lt=on)
    return late.filter(review__over_on=None, review__met_on=None).exclude(email="").order_by("id")


def reports_late(on: date) -> QuerySet[Review]:
    """Reviews whose report did not come within the two weeks (reg 20(7))."""
    late = Review.objects.open().filter(met_on__lt=on - timedelta(days=14), report_on=None, decided_on=None)
    return late.order_by("met_on", "id")
