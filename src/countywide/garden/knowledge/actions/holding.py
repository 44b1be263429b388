"""Deciding on personal data that was held back: keep it held, or release it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from countywide.garden.knowledge import permissions
from countywide.garden.knowledge.actions.telling import now_findable, remember
from countywide.garden.knowledge.enums import Did
from countywide.garden.knowledge.models import Entry, Hold
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action

COLUMNS = {"QUESTION": "question", "ANSWER": "answer", "SECTION": "section", "TITLE": "title"}


@action(permissions.SEE_HELD)
def keep_held(hold: Hold, *, by: Any, on: date) -> None:
    """Confirm that these words stay out of publication."""
    if hold.released_at is not None:
        raise RuleBroken("These words were released already. Change the entry to take them out.")
    hold.confirmed_at, hold.decided_by_id = timezone.now(), by.pk
    hold.save(update_fields=["confirmed_at", "decided_by"])
    audit.record("knowledge.hold-kept", by=by, about=hold, on=on.isoformat())


@action(permissions.SEE_HELD)
def release_hold(hold: Hold, *, by: Any, on: date) -> None:
    """Put held words back where their marker stands: they are not personal, or may be published."""
    if hold.released_at is not None:
        raise RuleBroken("These words were released already.")
    about = hold.entry or hold.source
    assert about is not None
    column = COLUMNS[hold.field]
    text = getattr(about, column)
    at = place_of_marker(hold, text)
    if at < 0:
        raise RuleBroken("The words around it have changed since. Change the entry itself instead.")
    setattr(about, column, text[:at] + hold.text + text[at + len(hold.marker) :])
    about.save(update_fields=[column])
    hold.released_at, hold.confirmed_at, hold.decided_by_id = timezone.now(), None, by.pk
    hold.save(update_fields=["released_at", "confirmed_at", "decided_by"])
    if isinstance(about, Entry):
        remember(about, Did.RELEASED, by=by)
    now_findable()
    audit.record("knowledge.hold-released", by=by, about=hold, on=on.isoformat())


def place_of_marker(hold: Hold, text: str) -> int:
    """Where this hold's own marker stands: after those of the holds before it that are still held."""
    before = Hold.objects.filter(
        entry=hold.entry_id,
        source=hold.source_id,
        field=hold.field,
        marker=hold.marker,
        place__lt=hold.place,
        released_at=None,
    ).count()
    at = -1
    for _ in range(before + 1):
        at = text.find(hold.marker, at + 1)
        if at < 0:
            return -1
    return at
