"""A private reply for whoever asked without an account: where their personal link goes, and what it opens."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.links.types import Reach

from ..models import Private

REPLY, ASKER = "floor.private-reply", "asker"


def private_by_link(reference: str) -> Private | None:
    """For a guest, whose link was sent about this reply alone."""
    found = Private.objects.filter(question__reference=reference).exclude(replied_at=None)
    return found.select_related("question__floor__sitting__meeting", "team__organisation").first()


def is_reached_by_link(question: Any) -> bool:
    """Whoever asked left an address and has no account to sign in to."""
    return bool(question.asker_email) and question.asker_id is None


def reach(reference: str, holder: str, on: date) -> Reach:
    """Where whoever asked without an account reads email, once there is something to read."""
    private = private_by_link(reference)
    if private is None or not is_reached_by_link(private.question):
        return Reach("", "There is no reply that is read by a link.")
    return Reach(private.question.asker_email)


def words_of(reference: str) -> dict[str, Any]:
    """What the message says besides: at which meeting it was asked."""
    private = Private.objects.select_related("question__floor__sitting__meeting").get(question__reference=reference)
    return {"meeting": private.question.floor.sitting.meeting.title}
