"""The floor of a sitting, its chat, and how one person likes it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from countywide.garden.forum import queries as forum
from countywide.garden.knowledge.rules import reply_by

from .. import permissions
from ..models import Choices, Floor, Said
from ..policies import limits_on

WITH = ("sitting__meeting__series", "current_item")


def floor_of(sitting: Any) -> Floor | None:
    """The floor of a sitting."""
    return Floor.objects.filter(sitting=sitting).select_related(*WITH).first()


def floors_of(meeting: Any) -> list[Floor]:
    """The floors of a meeting's sittings, by time."""
    found = Floor.objects.filter(sitting__meeting=meeting, sitting__cancelled_at=None).select_related(*WITH)
    return list(found.order_by("sitting__starts_at", "id"))


def floor_called(key: str, actor: Any) -> Floor | None:
    """The floor of the sitting with this key, once its meeting is announced; a host sees one that is still planned."""
    found = Floor.objects.filter(sitting__key=key, sitting__cancelled_at=None).select_related(*WITH).first()
    if found is None or (found.sitting.meeting.announced_at is None and not actor.may(permissions.HOST)):
        return None
    return found


def asked_until(floor: Floor) -> date | None:
    """The last day on which the page of a session that is over takes questions."""
    if floor.closed_at is None:
        return None
    day = timezone.localdate(floor.closed_at)
    return reply_by(day, limits_on(day).asked_for)


def is_presenter(actor: Any, floor: Floor) -> bool:
    """Whether somebody presents here, or hosts."""
    return actor.may(permissions.HOST) or forum.is_presenter(actor, floor.sitting)


def said_of(floor: Floor, *, most: int) -> list[Said]:
    """The last lines of the chat, oldest first."""
    newest = Said.objects.filter(floor=floor, hidden_at=None).order_by("-id")[:most]
    return list(reversed(newest))


def choices_of(actor: Any) -> Choices:
    """How this person likes a session; the usual way where they never said."""
    found = Choices.objects.filter(person_id=actor.pk).first() if actor.pk else None
    return found or Choices(person_id=actor.pk)


def booking_of(actor: Any, floor: Floor) -> Any:
    """The booking of somebody who is here."""
    return forum.booked_by(actor, floor.sitting.meeting)


def line_of(pk: int) -> Said | None:
    """One line of the chat."""
    return Said.objects.filter(pk=pk).select_related("floor__sitting").first()
