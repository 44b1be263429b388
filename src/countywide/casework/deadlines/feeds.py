"""Calendars that people read elsewhere: whose they are, which dates they show, and for how long."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, QuerySet

from countywide.casework.cases import permissions as case_permissions
from countywide.casework.cases import queries as cases
from countywide.register.people import queries as people

from . import permissions, rules
from .enums import FeedOf
from .models import CalendarFeed, Deadline, ExceptionClaim

MOST = 1_000  # dates in one calendar, the next first
AHEAD = timedelta(days=400)
BEHIND = timedelta(days=60)
READS = {FeedOf.TEAM: case_permissions.READ, FeedOf.SCHOOL: case_permissions.READ_OWN_PUPILS}


def new_token() -> str:
    """256 bits that nobody guesses."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """All that is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def feeds_of(user: Any) -> QuerySet[CalendarFeed]:
    """The calendars somebody reads, newest first."""
    return CalendarFeed.objects.filter(user=user, revoked_on=None).select_related("organisation").order_by("-id")


def feed_of(user: Any, pk: int) -> CalendarFeed | None:
    """One of somebody's own calendars."""
    return feeds_of(user).filter(pk=pk).first()


def feed_with(token: str) -> CalendarFeed | None:
    """The calendar behind an address, while its reader still may see those cases."""
    found = CalendarFeed.objects.filter(token_hash=hash_of(token), revoked_on=None, user__is_active=True)
    feed = found.select_related("user", "organisation").first()
    return feed if feed and may_still_read(feed.user, feed.of, feed.organisation_id) else None


def may_still_read(user: Any, of: str, organisation_id: int | None) -> bool:
    """Whether somebody's roles today open the cases of a calendar."""
    if not user.may(permissions.SUBSCRIBE):
        return False
    if of == FeedOf.PERSON:
        return bool(user.may(case_permissions.WORK) or user.may(case_permissions.READ_OWN_CHILD))
    return organisation_id in user.organisations_where(READS[FeedOf(of)])


def offered_to(user: Any) -> list[tuple[str, int | None, str]]:
    """The calendars somebody may have: whose, of which team or school, and its name."""
    offered: list[tuple[str, int | None, str]] = []
    if may_still_read(user, FeedOf.PERSON, None):
        of_family = user.may(case_permissions.READ_OWN_CHILD)
        offered.append((FeedOf.PERSON, None, "My family’s cases" if of_family else "Cases I hold"))
    for of, permission in READS.items():
        held = {role.organisation_id: role.organisation.name for role in user.roles_today}
        offered += [(of, pk, held[pk]) for pk in dict.fromkeys(user.organisations_where(permission))]
    return offered


def dates_of(feed: CalendarFeed, *, on: date) -> list[Deadline]:
    """The dates a calendar shows, from two months ago to a year or so on, those that are over among them.

    What is over is told as cancelled, so that programs take it away.
    """
    claims = Prefetch("claims", ExceptionClaim.objects.filter(ended_on=None).order_by("id"))
    near = Deadline.objects.filter(act_by__range=(on - BEHIND, on + AHEAD), case__in=cases_of(feed))
    found = near.select_related("case").prefetch_related(claims).order_by("act_by", "id")[:MOST]
    audience = "OFFICER" if feed.of == FeedOf.TEAM else "SCHOOL"
    return [each for each in found if rules.is_shown(audience, kind=each.law.kind, is_own=False)]


def cases_of(feed: CalendarFeed) -> Any:
    """The cases whose dates a calendar shows, closed ones too."""
    if feed.of == FeedOf.TEAM:
        return cases.keys_of(team_id=feed.organisation_id)
    if feed.of == FeedOf.SCHOOL:
        return cases.keys_of(school_id=feed.organisation_id)
    if feed.user.may(case_permissions.READ_OWN_CHILD):
        return cases.keys_of(child_id__in=people.children_of(feed.user).order_by().values("pk"))
    if feed.user.may(case_permissions.READ_ALL):
        return cases.keys_of(owner_id=feed.user_id)
    teams = feed.user.organisations_where(case_permissions.READ)
    return cases.keys_of(owner_id=feed.user_id, team_id__in=teams)  # who left a team sees its cases no more
