"""What the organisers need to know of packs: what is due, who has it, what waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from countywide.garden.forum import queries as forum
from countywide.platform.outbox import queries as outbox
from countywide.platform.outbox.enums import IN_TROUBLE
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts
from countywide.register.contacts.enums import MailboxRole

from .. import permissions
from ..models import Change, Listed, Pack, Slide


def packs_kept() -> QuerySet[Pack]:
    """Every pack, the latest session first."""
    return Pack.objects.select_related("meeting__series").order_by("-ended_on", "-id")


def waiting() -> list[Pack]:
    """Packs that nobody was sent yet, the most urgent first."""
    return list(Pack.objects.waiting().select_related("meeting__series").order_by("due_on", "id"))


def everybody(pack: Pack) -> list[tuple[Any, Recipient]]:
    """Everybody who booked, whether or not they came, and the mailbox of the SENCO at each school (Q24a, Q26); with the booking
    of those without an account, whose message holds a link of their own."""
    put_right = corrected(pack)
    booked = [(each, mended(forum.recipient_of(each), put_right)) for each in bookings(pack.meeting)]
    known = {to.address for _, to in booked}
    homes = {each.organisation_id for each, _ in booked if each.organisation_id}
    boxes = [mended(to, put_right) for to in contacts.recipients_among(homes, MailboxRole.SENCO)] if homes else []
    return [*booked, *((None, to) for to in boxes if to.address not in known)]


def corrected(pack: Pack) -> dict[str, str]:
    """The addresses that organisers put right, each with the one that took its place."""
    told = {each.pk: each for each in outbox.deliveries_about(pack).filter(notice__kind="packs.sent")}
    return {
        told[each.resent_from_id].address: each.address
        for each in told.values()
        if each.resent_from_id in told and told[each.resent_from_id].state in IN_TROUBLE
    }


def mended(to: Recipient, put_right: dict[str, str]) -> Recipient:
    """Where somebody is told from now on: at the address that was put right, if theirs was wrong."""
    address = put_right.get(to.address.strip().lower(), to.address)
    return replace(to, address=address)


def bookings(meeting: Any) -> list[Any]:
    """Everybody who booked a sitting of the meeting and did not give it up."""
    return [each for at in forum.sittings_of(meeting) for each in forum.bookings_of(at)]


def organisers(pack: Pack, *, on: date) -> list[Recipient]:
    """Where the organisers read their mail: their team's mailbox; without one, each of them."""
    return forum.team_mailbox(pack.meeting.series) or contacts.all_who_may(permissions.KEEP, on=on)


def told_of(pack: Pack) -> list[Any]:
    """Everything that was sent about the pack, newest first."""
    return list(outbox.deliveries_about(pack))


def asked_today(pack: Pack, *, address: str, by: Any, at: datetime) -> tuple[int, int]:
    """How often the pack was sent to an address today because somebody asked, and how many this person had sent."""
    begins = at.replace(hour=0, minute=0, second=0, microsecond=0)
    asked = outbox.deliveries_about(pack).filter(notice__kind="packs.asked", made_at__gte=begins)
    return asked.filter(address=address.strip().lower()).count(), asked.filter(notice__made_by=by.pk).count()


def slide_numbered(pack: Pack, number: int) -> Slide | None:
    return pack.slides.filter(number=number, removed_on=None).select_related("file").first()


def link_numbered(pack: Pack, number: int) -> Listed | None:
    return Listed.objects.filter(pack=pack, number=number, left_out_on=None).select_related("pack__meeting").first()


def to_check() -> list[Listed]:
    """The links of every pack, in order."""
    return list(Listed.objects.filter(left_out_on=None).select_related("pack").order_by("pack_id", "number"))


def untold(pack: Pack) -> list[Change]:
    """What changed since everybody was told last."""
    return list(Change.objects.filter(pack=pack, told_at=None).order_by("id"))


def with_untold() -> list[Pack]:
    """Packs of which something has changed that nobody was told yet."""
    changed = Change.objects.filter(told_at=None).values("pack_id")
    return list(
        Pack.objects.filter(pk__in=changed).exclude(sent_at=None).select_related("meeting__series").order_by("id")
    )


def recordings_over(on: date) -> list[Pack]:
    """Packs whose recording is past its last day and still there."""
    held = Pack.objects.filter(recorded="RECORDING", recording_ended_on=None, keep_until__lt=on)
    return list(held.select_related("recording_file").order_by("id"))
