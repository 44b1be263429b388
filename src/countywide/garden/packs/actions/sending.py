"""Sending the pack to everybody who booked, again to whoever asks, and once what changed; putting a wrong address right."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox import actions as outbox
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.enums import IN_TROUBLE
from countywide.platform.outbox.types import NoticeKind, Recipient

from .. import notices, permissions, policies, queries, rules
from ..models import Change, Pack

OF_NOBODY = ""  # whoever has an account signs in: the message carries no link of its own


@action(permissions.KEEP)
def send(pack: Pack, *, by: Actor, on: date, now: datetime | None = None) -> int:
    """Send the pack to everybody who booked, whether or not they came, and to the SENCO mailbox of each school (Q24a, Q26, Q73)."""
    missing = queries.missing_from(pack, queries.slides_of(pack))
    if bar := rules.bar_to_sending(is_sent=pack.sent_at is not None, ended_on=pack.ended_on, on=on, missing=missing):
        raise RuleBroken(bar)
    pack.sent_at, pack.sent_by_id = now or timezone.now(), by.pk  # type: ignore[attr-defined]
    pack.save(update_fields=["sent_at", "sent_by"])
    told = told_to_all(pack, notices.SENT, cause=f"pack:{pack.pk}:sent", by=by)
    audit.record("packs.sent", by=by, about=pack, on=on.isoformat(), to=told)
    return told


def told_to_all(pack: Pack, kind: NoticeKind, *, cause: str, by: Any, **more: Any) -> int:
    """One message to all who have an account, and to each of the others one whose link opens the slides to them."""
    everybody, words = queries.everybody(pack), {**in_words(pack), **more}
    with_account = [to for booking, to in everybody if booking is None or booking.user_id]
    tell(kind, to=with_account, cause=cause, by=by, about=pack, token=OF_NOBODY, **words)
    for booking, to in everybody:
        if booking is not None and not booking.user_id:
            tell(kind, to=[to], cause=f"{cause}:{booking.pk}", by=by, about=pack, token=booking.token, **words)
    return len(everybody)


def in_words(pack: Pack) -> dict[str, Any]:
    """What a message says of the pack."""
    links = queries.links_of(pack)
    return {
        "title": pack.meeting.title,
        "key": pack.meeting.key,
        "slides": [(each.title, each.given_by, each.dated_on) for each in queries.slides_of(pack)],
        "links": [(each.title, each.address) for each in links if not each.is_broken],
        "broken": [each.title for each in links if each.is_broken],
        "recording": pack.is_recording_open,
        "keep_until": pack.keep_until,
        "summary": pack.summary,
    }


@action(permissions.ASK)
def send_to(pack: Pack, *, by: Any, on: date, email: str = "") -> str:
    """Send the pack to whoever asks, or to a colleague at an address: at once, and no oftener than is of use to anybody."""
    if pack.sent_at is None:
        raise RuleBroken(f"The pack is still put together. Everybody who booked is sent it by {pack.due_on:%-d %B}.")
    address, now = (email or by.email).strip().lower(), timezone.localtime()
    guard_address(address)
    to_address, by_person = queries.asked_today(pack, address=address, by=by, at=now)
    bar = rules.bar_to_asking(to_address=to_address, by_person=by_person, promise=policies.promise_on(on))
    if bar:
        raise RuleBroken(bar, leads_to="/messages")
    is_own = address == by.email
    tell(
        notices.ASKED, to=[Recipient(address, user_id=by.pk if is_own else None)],
        cause=f"pack:{pk_and_version(pack)}:asked:{by.pk}:{now.isoformat()}", by=by, about=pack, token=OF_NOBODY,
        asker="" if is_own else by.name, **in_words(pack),
    )  # fmt: skip
    audit.record("packs.asked-for", by=by, about=pack, on=on.isoformat(), is_own=is_own)
    return address


def pk_and_version(pack: Pack) -> str:
    return f"{pack.pk}.{pack.version}"


@action(permissions.KEEP)
def tell_changes(pack: Pack, *, by: Actor, on: date) -> int:
    """Tell everybody once what changed since they were told last: all of it in one message."""
    changes = queries.untold(pack)
    if pack.sent_at is None or not changes:
        raise RuleBroken("Nothing has changed since everybody was told.")
    told = told_to_all(
        pack, notices.CHANGED, cause=f"pack:{pack.pk}:changed:{changes[-1].pk}", by=by,
        changes=list(dict.fromkeys(each.says for each in changes)),
    )  # fmt: skip
    Change.objects.filter(pk__in=[each.pk for each in changes]).update(told_at=timezone.now())
    audit.record("packs.changes-told", by=by, about=pack, on=on.isoformat(), changes=len(changes), to=told)
    return told


@action(permissions.KEEP)
def put_right(pack: Pack, *, by: Actor, on: date, delivery_id: int, email: str) -> None:
    """A message did not arrive: send it to the address put right. Both deliveries stay on the record, one linked to the other."""
    held = next((each for each in queries.told_of(pack) if each.pk == delivery_id), None)
    if held is None or held.state not in IN_TROUBLE:
        raise RuleBroken("This message is not one that failed to arrive.")
    guard_address(email.strip())
    outbox.sent_on(held, address=email, user_id=None, by=by)
    audit.record("packs.address-put-right", by=by, about=pack, on=on.isoformat(), delivery=held.pk)


def guard_address(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError:
        raise RuleBroken("Enter an email address such as name@school.example.") from None
