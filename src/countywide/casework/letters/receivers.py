"""Listens to the outbox: when the message that brings a letter left, and when it came back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver
from django.utils.timezone import localdate

from countywide.platform.kit.doors import Machine
from countywide.platform.outbox.enums import State
from countywide.platform.outbox.signals import message_astray, message_sent

from . import actions
from .enums import Because
from .notices import EMAILED

BY = Machine("outbox")


@receiver(message_sent)
def remember_when_it_left(sender: Any, delivery: Any, at: datetime, **_: Any) -> None:
    """The letter was sent when its message left, not when somebody wrote it."""
    if delivery.notice.kind in EMAILED:
        actions.sent_by_email(int(delivery.notice.about_key), by=BY, at=at)


@receiver(message_astray)
def post_what_went_astray(sender: Any, delivery: Any, at: datetime, **_: Any) -> None:
    """Whoever it was meant for was told nothing: it goes by post."""
    if delivery.notice.kind not in EMAILED:
        return
    letter_id, on = int(delivery.notice.about_key), localdate(at)
    if delivery.state == State.BOUNCED:
        actions.came_back(letter_id, by=BY, on=on)
    else:
        actions.post_instead(letter_id, because=Because.CAME_BACK, by=BY, on=on)
