"""Writes to whoever complains: a letter kept in this room, and a message that brings it; or a letter to post."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from countywide.casework.letters import actions as letters
from countywide.casework.letters import queries as facts
from countywide.casework.letters.types import Addressee, LetterKind
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.links import actions as links
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, permissions, queries
from ..enums import Way
from ..models import Complaint, Posting, Written


def barred(bar: str | None) -> None:
    if bar:
        raise RuleBroken(bar)


def phone_of(complaint: Complaint) -> str:
    """The telephone of the complaints team, or the council’s."""
    team = getattr(complaint.team, "contact_team", None)
    return (team.phone if team else "") or facts.council_facts().get("council_phone", "")


def way_of(complaint: Complaint) -> Way:
    """By email to an account or to the address that was given; by post where there is neither."""
    return Way.EMAIL if complaint.email else Way.POST


def write(complaint: Complaint, kind: LetterKind, *, by: Any, on: date, words: dict[str, Any]) -> Written:
    """One letter in its final words, and the message that brings it."""
    way = way_of(complaint)
    to = Addressee(name=complaint.name, email=complaint.email, address_lines=tuple(complaint.address.splitlines()))
    team = complaint.team.name if complaint.team else "Complaints"
    composed = letters.set_down(
        kind, to=to, on=on, by_post=way == Way.POST, words=words, reference=complaint.reference, team=team,
        phone=phone_of(complaint), officer=complaint.owner.name if complaint.owner else "",
    )  # fmt: skip
    made = Written.objects.create(
        complaint=complaint, kind=kind.key, subject=composed.subject, template_version=composed.version,
        council=council_name(), way=way, made_on=on, made_by_id=by.pk, blocks=composed.blocks, sha256=composed.sha256,
    )  # fmt: skip
    audit.record("complaints.written", by=by, about=made, kind=kind.key, way=way.value)
    bring(complaint, made, kind.news, by=by, on=on)
    return made


def bring(complaint: Complaint, letter: Written, news: str, *, by: Any, on: date) -> None:
    """A message that says that there is a letter, never what it says; and a fresh personal link for whoever has no account."""
    if letter.way != Way.EMAIL:
        return
    tell(
        notices.LETTER, to=to_maker(complaint), cause=f"{letter}", by=by, about=complaint, reference=complaint.reference,
        news=news, key=complaint.key, signed_in=bool(complaint.user_id), council_name=council_name(),
    )  # fmt: skip
    send_link(complaint, by=by, on=on)


def send_link(complaint: Complaint, *, by: Any, on: date) -> None:
    if complaint.email and not complaint.user_id:
        links.issue(
            queries.FOLLOWS, subject=str(complaint.key), holder=queries.HOLDER, reference=complaint.reference, by=by, on=on,
            at=timezone.now(),
        )  # fmt: skip


def to_maker(complaint: Complaint) -> list[Recipient]:
    return [Recipient(complaint.email, None, complaint.user_id)] if complaint.email else []


def council_name() -> str:
    return facts.council_facts().get("council_name", "")


@action(permissions.WORK)
def note_posted(letter: Written, *, by: Actor, on: date, posted_on: date) -> Posting:
    """A letter on paper left."""
    if Posting.objects.filter(letter=letter).exists() or letter.way != Way.POST:
        raise RuleBroken("It is noted already how this letter left.")
    if not letter.made_on <= posted_on <= on:
        raise RuleBroken("The day lies between the day on the letter and today.")
    made = Posting.objects.create(letter=letter, posted_on=posted_on, by_id=by.pk)  # type: ignore[attr-defined]
    audit.record("complaints.posted", by=by, about=letter, on=posted_on.isoformat())
    return made
