"""What this room does when others announce something."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver
from django.utils.timezone import localdate

from countywide.platform.kit.doors import Machine
from countywide.platform.outbox.enums import State
from countywide.platform.outbox.signals import message_astray

from . import actions, queries


@receiver(message_astray)
def remember_the_bounce(sender: Any, *, delivery: Any, at: datetime, **_: Any) -> None:
    """Whoever reads email there is written to by post until the address is put right."""
    if delivery.state != State.BOUNCED:
        return
    for contact in queries.contacts_at(delivery.address):
        actions.note_bounce(contact, by=Machine("outbox"), on=localdate(at))
