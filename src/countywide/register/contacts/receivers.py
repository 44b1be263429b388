"""What this room does when others announce something."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.dispatch import receiver
from django.utils.timezone import localdate

from countywide.platform.accounts.signals import role_handed_over
from countywide.platform.kit.doors import Machine
from countywide.platform.outbox.signals import role_mailbox_bounced


@receiver(role_handed_over)
def follow_the_role(sender: Any, *, beginning: Any, on: date, **_: Any) -> None:
    """The mailbox of a role follows it to the successor, from their first day."""
    from . import actions

    user = beginning.user
    actions.follow(beginning.role, beginning.organisation_id, name=user.name, user=user, on=on)


@receiver(role_mailbox_bounced)
def remember_the_bounce(sender: Any, *, delivery: Any, at: datetime, **_: Any) -> None:
    """A mailbox whose message came back is shown to the school and to data coordination until it is put right."""
    from . import actions, queries

    for mailbox in queries.mailboxes_at(delivery.address, organisation_id=delivery.organisation_id):
        actions.note_bounce(mailbox, by=Machine("outbox"), on=localdate(at), trouble=delivery.trouble)
