"""What the floor hears from the rooms below: a sitting gets its floor, a question asked with the booking stands on it."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save

from countywide.garden.forum import signals as forum

from . import actions


def listen() -> None:
    post_save.connect(floor_for, sender="forum.Sitting", dispatch_uid="floor-for-sitting")
    forum.sitting_ended.connect(over, dispatch_uid="floor-sitting-ended")
    forum.asked_beforehand.connect(asked_beforehand, dispatch_uid="floor-asked-beforehand")


def floor_for(sender: Any, instance: Any, created: bool, **_: Any) -> None:
    """Each sitting has a floor from the start, so that people can ask before it."""
    if created:
        actions.make_floor(instance)


def over(sender: Any, sitting: Any, at: Any, **_: Any) -> None:
    """When a sitting is noted as over, its floor closes, if the host has not closed it."""
    actions.close_floor(sitting, at=at)


def asked_beforehand(sender: Any, booking: Any, words: str, by: Any, **_: Any) -> None:
    """A question that came with a booking."""
    actions.ask_with_booking(booking, words=words, by=by)
