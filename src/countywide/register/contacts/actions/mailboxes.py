"""Changes to the mailboxes of roles, and to who answers for them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions
from ..enums import HELD_AS, SCHOOL_ROLES
from ..models import Holding, Mailbox

DAY = timedelta(days=1)


@action(permissions.ARRANGE)
def arrange_mailbox(organisation: Any, /, *, by: Actor, on: date, role: str, address: str, **more: Any) -> Mailbox:
    """Set the address of a role at a school or team; `area` or `is_out_of_county` says for whom, `holder` who answers."""
    return keep(organisation, by=by, on=on, role=role, address=address, **more)


@action(permissions.KEEP_OWN)
def keep_mailbox(
    organisation: Any, *, by: Actor, on: date, role: str, address: str, holder: str | None = None
) -> Mailbox:
    """Set the address of a role at one's own school and who answers for it."""
    if role not in SCHOOL_ROLES:
        raise RuleBroken("A school has no mailbox for this role.")
    return keep(organisation, by=by, on=on, role=role, address=address, holder=holder)


def keep(
    organisation: Any,
    *,
    by: Actor,
    on: date,
    role: str,
    address: str,
    area: Any = None,
    is_out_of_county: bool = False,
    purpose: str = "",
    holder: str | None = None,
) -> Mailbox:
    """A new address is one nobody has bounced off; whoever gives it has checked it that day."""
    mailbox, is_new = Mailbox.objects.open().get_or_create(
        organisation=organisation,
        role=role,
        area=area,
        is_out_of_county=is_out_of_county,
        defaults={"address": address.lower(), "purpose": purpose, "verified_on": on},
    )
    if not is_new:
        if mailbox.address != address.lower():
            mailbox.bounced_on, mailbox.trouble = None, ""
        mailbox.address, mailbox.purpose, mailbox.verified_on = address.lower(), purpose, on
        mailbox.save()
    if holder is not None:
        hold(mailbox, name=holder, on=on)
    audit.record("contacts.mailbox-kept", by=by, about=mailbox, role=role, is_new=is_new, on=on.isoformat())
    return mailbox


def hold(mailbox: Mailbox, *, name: str, on: date, user: Any = None) -> None:
    """Let somebody answer for a mailbox from a day; with no name it is vacant. The same holder again changes nothing."""
    present = mailbox.holdings.filter(is_cover=False, ends_on=None).order_by("-starts_on", "-id").first()
    if present and present.name == name and (user is None or present.user_id == user.pk):
        return
    if present and present.starts_on >= on:
        present.delete()  # replaced on its first day, so it never was
    elif present:
        present.ends_on = on - DAY
        present.save(update_fields=["ends_on"])
    if name:
        Holding.objects.create(mailbox=mailbox, name=name, user=user, starts_on=on)


@action(permissions.ARRANGE)
def end_mailbox(mailbox: Mailbox, *, by: Actor, on: date) -> None:
    """Stop using a mailbox. What was sent to it stays in the archive."""
    if mailbox.ended_on:
        raise RuleBroken("This mailbox is no longer in use already.")
    mailbox.ended_on = on
    mailbox.save()
    audit.record("contacts.mailbox-ended", by=by, about=mailbox, on=on.isoformat())


@action(permissions.ARRANGE)
def cover_mailbox(mailbox: Mailbox, *, by: Actor, name: str, starts_on: date, ends_on: date) -> Holding:
    """Let somebody answer for a mailbox while its holder is away."""
    if ends_on < starts_on:
        raise RuleBroken("The last day cannot be before the first.")
    cover = Holding.objects.create(mailbox=mailbox, name=name, is_cover=True, starts_on=starts_on, ends_on=ends_on)
    audit.record("contacts.mailbox-covered", by=by, about=mailbox, starts_on=starts_on, ends_on=ends_on)
    return cover


@action(permissions.OVERSEE)
def note_bounce(mailbox: Mailbox, *, by: Actor, on: date, trouble: str) -> None:
    """Remember that a message to a mailbox came back, until its address is put right or confirmed anew."""
    mailbox.bounced_on, mailbox.trouble = on, trouble[:300]
    mailbox.save(update_fields=["bounced_on", "trouble"])
    audit.record("contacts.mailbox-bounced", by=by, about=mailbox, on=on.isoformat())


def follow(role: str, organisation_id: int, *, name: str, user: Any, on: date) -> None:
    """Let a school's mailbox follow a role of `accounts` that passed on: part of that change, so not guarded itself."""
    wanted = next((mailbox_role for mailbox_role, held in HELD_AS.items() if held == role), None)
    mailbox = Mailbox.objects.open().filter(organisation_id=organisation_id, role=wanted or "", area=None).first()
    if mailbox:
        hold(mailbox, name=name, on=on, user=user)
