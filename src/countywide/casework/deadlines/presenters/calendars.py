"""Calendars as their page shows them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse

from countywide.platform.kit.tags.saying import short_date

from ..enums import FeedOf
from ..models import CalendarFeed


def name_of(feed: CalendarFeed) -> str:
    """What a calendar program calls it; it names no child."""
    return f"SEND dates: {feed.organisation.name}" if feed.organisation else "SEND dates: my cases"


def row(feed: CalendarFeed) -> dict[str, Any]:
    """One calendar, and the way to end it."""
    return {
        "key": feed.organisation.name if feed.organisation else FeedOf.PERSON.label,
        "value": f"Made on {short_date(feed.made_on)}",
        "change_url": reverse("deadlines:revoke-feed", args=[feed.pk]),
        "change_words": "End",
    }


def summary(feed: CalendarFeed) -> list[dict[str, Any]]:
    """Which calendar would end."""
    return [{"key": "Calendar", "value": name_of(feed)}, {"key": "Made on", "value": feed.made_on}]


def word(of: str, organisation_id: int | None) -> str:
    """An offered calendar as a form's answer."""
    return f"{of}-{organisation_id or ''}"


def meant(answer: str) -> tuple[str, int | None]:
    """The same back again; the action checks that it is offered."""
    of, _, key = answer.partition("-")
    return of, int(key) if key else None


def ways(address: str) -> dict[str, str]:
    """The address as a link that a calendar program opens."""
    return {"webcal": urlsplit(address)._replace(scheme="webcal").geturl()}
