"""Families who are asked which schools they would like; each step through the room's own actions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from tests.once import once

from countywide.casework.placements import actions, queries
from countywide.casework.placements.models import AtSchool, Preference
from countywide.casework.placements.types import Wish, Words
from countywide.casework.transfers.models import Transfer
from countywide.casework.transfers.tests import factories as moves
from countywide.platform.kit.doors import Machine
from countywide.platform.links.models import Link
from countywide.platform.outbox.enums import State
from countywide.platform.outbox.models import Delivery
from countywide.platform.outbox.signals import message_astray
from countywide.register.people.models import Contact
from countywide.register.people.tests import factories as people
from countywide.register.schools.tests import factories as schools

BY = Machine("test")
DAY = moves.DAY
CLOSES = date(moves.SEPTEMBER, 1, 10)
LAST_USEFUL = date(moves.SEPTEMBER, 1, 20)


@once(read=moves.fresh)
def moving(on: date = DAY, *, confirmed: bool = True, mailbox: str = "bramble@home.example", **given: Any) -> Transfer:
    """A child of Year 6 in the round, with one parent who has an account and one who has none."""
    transfer = moves.moving(on=on, **given)
    bramble = people.contact(name="Bramble Kettlewell", email=mailbox)
    people.relate(transfer.case.child, bramble)
    if confirmed:
        transfer.stage = "CONFIRMED"
        transfer.save()
    return moves.fresh(transfer)


@once(read=moves.fresh)
def asked(on: date = DAY, **given: Any) -> Transfer:
    return asked_now(moving(on, **given), on)


def asked_now(transfer: Transfer, on: date = DAY) -> Transfer:
    """The family of a child who is on the list already is asked."""
    actions.ask(transfer, by=moves.officer(), on=on, at=timezone.now())
    return transfer


def of(transfer: Transfer, name: str = "Bramble Kettlewell") -> Preference:
    return Preference.objects.select_related(*queries.people.BESIDE).get(transfer=transfer, contact__name=name)


def of_account(transfer: Transfer) -> Preference:
    found = Preference.objects.select_related(*queries.people.BESIDE)
    return found.get(transfer=transfer, contact__user__isnull=False)


def parent(transfer: Transfer) -> Any:
    return of_account(transfer).contact.user


def at_school(preference: Preference) -> AtSchool:
    return AtSchool.objects.get(pk=preference.pk)


def link_of(preference: Preference) -> Link:
    return Link.objects.get(subject=str(preference.key), ended_at=None)


def wish(rank: int = 1, name: str = "Marsh End School", **given: Any) -> Wish:
    return Wish(rank, given.pop("kind", "SCHOOL"), name, **given)


def said(preference: Preference, *wishes: Wish, on: date = DAY, by: Any = BY, **words: Any) -> Any:
    return actions.say(preference, by=by, on=on, wishes=wishes or (wish(),), words=Words(**words))


def grammar(**given: Any) -> Any:
    return schools.make_school(**{"admissions": "Selective", "lowest_age": 11, "highest_age": 18, **given})


def bounced(preference: Preference) -> None:
    """What was sent last came back, as the outbox says it."""
    link = link_of(preference)
    delivery = Delivery.objects.get(notice__about_kind="links.link", notice__about_key=str(link.pk))
    delivery.state, delivery.bounced_at = State.BOUNCED, timezone.now()
    delivery.save()
    message_astray.send(sender=Delivery, delivery=delivery, at=timezone.now())


def delivered(preference: Preference, state: str) -> None:
    """How far the message with a link got, as the outbox knows."""
    about = {"notice__about_kind": "links.link", "notice__about_key": str(link_of(preference).pk)}
    Delivery.objects.filter(**about).update(state=state)


def messages(kind: str) -> list[Delivery]:
    return list(Delivery.objects.filter(notice__kind=f"placements.{kind}").order_by("id"))


def contact(preference: Preference) -> Contact:
    return Contact.objects.get(pk=preference.contact_id)


def later(days: int, on: date = DAY) -> date:
    return on + timedelta(days=days)
