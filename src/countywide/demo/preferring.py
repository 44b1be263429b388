"""Which schools families of the county would like: a few of each state, in the round that is open and in the one that is far on.

Through the room's own actions, as of the days on which they would have been done; the others are asked by the night.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from countywide.casework.placements import actions, queries
from countywide.casework.placements.actions.asking import ask_family
from countywide.casework.placements.models import AtSchool, Preference
from countywide.casework.placements.types import Wish, Words
from countywide.casework.transfers import queries as moves
from countywide.casework.transfers.models import Transfer
from countywide.casework.transfers.rounds import read
from countywide.demo import data
from countywide.demo.moving import listed_since
from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import Machine
from countywide.platform.links import queries as links
from countywide.platform.outbox.enums import State
from countywide.platform.outbox.models import Delivery
from countywide.platform.outbox.signals import message_astray
from countywide.register.people.actions import add_contact, note_bounce

BY = Machine("demo")
OPEN, FAR_ON = "2028-Y7", "2027-Y7"
OURS = "school-900003"
NEAR, GRAMMAR = "Larkvale School", "Gullhaven Grammar School"
STATES = ("said", "silent", "changed", "bounced", "proposed", "conflict", "grammar", "unsure")


def make(on: date) -> None:
    """Eight families of each round, one in each state, those of the personas' school first."""
    made = 0
    for held in read(data.COUNCIL):
        if held.key not in (OPEN, FAR_ON) or not held.is_open(on):
            continue
        invite = held.local("invite", on)
        asked_on = min(invite.asked_by if invite and invite.asked_by else on, on - timedelta(days=10))
        for state, transfer in families(held, on):
            with audit.in_one_go():
                if state == "conflict":
                    second_parent(transfer.child, asked_on)
                ask_family(transfer, by=BY, on=asked_on, at=timezone.now())
                brought_to(state, transfer, asked_on + timedelta(days=5), on, is_late=held.key == FAR_ON)
            made += 1
    audit.record("demo.preferences-made", by=BY, families=made)


def families(held: Any, on: date) -> list[tuple[str, Any]]:
    """Those whose school has confirmed the move, the personas' school first, each with its state."""
    lately = moves.moving_in(held).filter(identified_on__gte=listed_since(on))
    found = lately.exclude(stage="QUERIED").filter(setting__isnull=False)
    first = lambda each: (each.setting is None or each.setting.key != OURS, each.pk)  # noqa: E731
    return list(zip(STATES, sorted(found[:200], key=first), strict=False))


def second_parent(child: Any, on: date) -> None:
    """The other of two parents who do not want the same."""
    if len(queries.family_of(child, on=on)) < 2:
        name = f"Hazel {child.legal_surname}"
        add_contact(
            child, by=BY, on=on, name=name, kind="FATHER", responsibility="YES", email=f"hazel.{child.pk}@home.example",
            phone="01632 960998",
        )  # fmt: skip


def brought_to(state: str, transfer: Transfer, then: date, on: date, *, is_late: bool) -> None:
    people = list(Preference.objects.filter(transfer=transfer).order_by("id"))
    if not people or state == "silent":
        return
    first = people[0]
    if state in ("bounced", "proposed"):
        came_back(first, on)
        if state == "proposed" and first.contact_id:
            actions.propose_address(
                AtSchool.objects.get(pk=first.pk),
                by=BY,
                on=on,
                at=timezone.now(),
                email="somebody.new@home.example",
                checked="RANG",
            )
        return
    if state == "unsure":
        say(first, then, [Wish(1, "UNSURE")], wants_meeting=True)
    elif state == "grammar":
        say(first, then, [Wish(1, "SCHOOL", GRAMMAR, "A friend goes there.")], tested="NO")
    else:
        say(
            first,
            then,
            [Wish(1, "SCHOOL", NEAR, "It is close, and has a quiet room.")],
            child_view="I want to go with my friends.",
        )
    if state == "changed":
        say(
            first,
            on if is_late else then + timedelta(days=2),
            [Wish(1, "SCHOOL", "Lantern Quay School"), Wish(2, "SCHOOL", NEAR)],
        )
    if state == "conflict" and len(people) > 1:
        say(people[1], then, [Wish(1, "SCHOOL", "Lantern Quay School", "Small classes.")])


def say(preference: Preference, on: date, wishes: Sequence[Wish], **words: Any) -> None:
    actions.say(preference, by=BY, on=on, wishes=wishes, words=Words(**words))


def came_back(preference: Preference, on: date, *, at: datetime | None = None) -> None:
    """The mail server did not know the address."""
    at = at or timezone.now()
    about = {"notice__about_kind": "placements.preference", "notice__about_key": str(preference.pk)}
    if preference.way == "LINK":
        link = links.last_link(queries.PREFERENCES, str(preference.key), preference.holder)
        about = {"notice__about_kind": "links.link", "notice__about_key": str(link.pk if link else 0)}
    delivery = Delivery.objects.filter(**about).order_by("-id").first()
    if delivery is None:
        return
    delivery.state, delivery.bounced_at, delivery.next_try_at = State.BOUNCED, at, None
    delivery.trouble = "550 no such mailbox"
    delivery.save()
    if preference.contact is not None:
        note_bounce(preference.contact, by=BY, on=on)
    message_astray.send(sender=Delivery, delivery=delivery, at=at)
