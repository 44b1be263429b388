"""The floor of a sitting, its chat, and how one person likes it."""

from __future__ import annotations

from typing import Any

from countywide.garden.forum import queries as forum

from .. import permissions
from ..models import Choices, Floor, Said

WITH = ("sitting__meeting__series", "current_item")


def floor_of(sitting: Any) -> Floor | None:
    """The floor of a sitting."""
    return Floor.objects.filter(sitting=sitting).select_related(*WITH).first()


def floor_called(key: str, actor: Any) -> Floor | None:
    """The floor of the sitting with this key, once its meeting is announced; a host sees one that is still planned."""
    found = Floor.objects.filter(sitting__key=key, sitting__cancelled_at=None).select_related(*WITH).first()
    if found is None or (found.sitting.meeting.announced_at is None and not actor.may(permissions.HOST)):
        return None
    return found


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
