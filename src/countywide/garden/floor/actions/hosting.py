"""What the host does: let people in, set the mode and the item, look after the chat and the basket of links."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action

from .. import permissions
from ..enums import Mode
from ..models import Floor, Link, Said
from ..policies import limits_on
from ..rules import room as rules


@action(permissions.HOST)
def open_floor(floor: Floor, *, by: Any, now: datetime) -> None:
    """Let people in; a session that was ended too early goes on."""
    if floor.is_open:
        raise RuleBroken("The session is open already.")
    floor.opened_at, floor.closed_at = floor.opened_at or now, None
    floor.next_turn()
    floor.save(update_fields=["opened_at", "closed_at", "version"])
    audit.record("floor.opened", by=by, about=floor)


@action(permissions.HOST)
def end_floor(floor: Floor, *, by: Any, now: datetime) -> None:
    """End the session: the chat and the votes close, and every question goes on to whoever answers it."""
    if not floor.is_open:
        raise RuleBroken("The session is not open.")
    floor.closed_at = now
    floor.next_turn()
    floor.save(update_fields=["closed_at", "version"])
    audit.record("floor.ended", by=by, about=floor)


@action(permissions.HOST)
def set_mode(floor: Floor, *, by: Any, mode: str) -> None:
    """Open, questions only, or paused (Q69)."""
    if mode not in Mode.values:
        raise RuleBroken("Choose open, questions only, or paused.")
    floor.mode = mode
    floor.next_turn()
    floor.save(update_fields=["mode", "version"])
    audit.record("floor.mode-set", by=by, about=floor, mode=mode)


@action(permissions.HOST)
def set_item(floor: Floor, *, by: Any, now: datetime, item: Any = None) -> None:
    """Say which item of the agenda is on; none between two."""
    if item is not None and item.meeting_id != floor.sitting.meeting_id:
        raise RuleBroken("That item is not on the agenda of this session.")
    floor.current_item, floor.item_began_at = item, now if item else None
    floor.next_turn()
    floor.save(update_fields=["current_item", "item_began_at", "version"])
    audit.record("floor.item-set", by=by, about=floor, item=item.pk if item else "")


@action(permissions.HOST)
def put_link(floor: Floor, *, by: Any, now: datetime, address: str, title: str) -> Link:
    """Put a link into the basket; one that an attendee gave is approved by it."""
    address, title = address.strip(), title.strip()
    if bar := rules.bar_to_link(address, title, longest=limits_on(timezone.localdate(now)).title):
        raise RuleBroken(bar)
    given = {"title": title, "turn": floor.next_turn(), "approved_at": now, "approved_by_id": by.pk, "refused_at": None}
    made = {**given, "posted_by_id": by.pk, "posted_at": now}
    link, _made = Link.objects.update_or_create(floor=floor, address=address, defaults=given, create_defaults=made)
    audit.record("floor.link-put", by=by, about=link)
    return link


@action(permissions.HOST)
def approve_link(link: Link, *, by: Any, now: datetime, title: str = "") -> None:
    """Let a link that somebody wrote in the chat into the basket, with a title that says what it is."""
    if link.approved_at or link.refused_at:
        raise RuleBroken("This link was decided on already.")
    title = title.strip() or link.title
    if bar := rules.bar_to_link(link.address, title, longest=limits_on(timezone.localdate(now)).title):
        raise RuleBroken(bar)
    link.title, link.approved_at, link.approved_by_id = title, now, by.pk
    link.turn = link.floor.next_turn()
    link.save(update_fields=["title", "approved_at", "approved_by", "turn"])
    audit.record("floor.link-approved", by=by, about=link)


@action(permissions.HOST)
def refuse_link(link: Link, *, by: Any, now: datetime) -> None:
    """Leave a link out of the basket and the pack; one that was in it is taken out."""
    link.approved_at, link.approved_by_id, link.refused_at = None, None, now
    link.turn = link.floor.next_turn()
    link.save(update_fields=["approved_at", "approved_by", "refused_at", "turn"])
    audit.record("floor.link-refused", by=by, about=link)


@action(permissions.HOST)
def hide_said(said: Said, *, by: Any, now: datetime) -> None:
    """Hide a line of the chat from everybody. It stays on the record."""
    if said.hidden_at:
        raise RuleBroken("This line is hidden already.")
    said.hidden_at, said.hidden_by_id = now, by.pk
    said.turn = said.floor.next_turn()
    said.save(update_fields=["hidden_at", "hidden_by", "turn"])
    audit.record("floor.line-hidden", by=by, about=said)


# --- what the rooms below set off, inside their own change ---


def make_floor(sitting: Any) -> Floor:
    """The floor of a new sitting."""
    return Floor.objects.get_or_create(sitting=sitting)[0]


def close_floor(sitting: Any, *, at: datetime) -> None:
    """The sitting is over: so is its floor."""
    floor = Floor.objects.select_for_update().filter(sitting=sitting, closed_at=None).first()
    if floor is not None:
        floor.opened_at, floor.closed_at = floor.opened_at or sitting.starts_at, at
        floor.next_turn()
        floor.save(update_fields=["opened_at", "closed_at", "version"])
