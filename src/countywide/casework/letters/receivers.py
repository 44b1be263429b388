"""Listens to the outbox: when the message that brings a letter left, and when it came back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver
from django.utils.timezone import localdate

from countywide.platform.kit.doors import Machine
from countywide.platform.outbox.enums import State
from countywide.platform.outbox.signals import message_astray, message_sent

from . import actions, by_link
from .enums import Because
from .notices import BY_LINK, EMAILED

BY = Machine("outbox")


@receiver(message_sent)
def remember_when_it_left(sender: Any, delivery: Any, at: datetime, **_: Any) -> None:
    """The letter was sent when its message left, not when somebody wrote it."""
    if (letter_id := letter_brought(delivery.notice)) is not None:
        actions.sent_by_email(letter_id, by=BY, at=at)


@receiver(message_astray)
def post_what_went_astray(sender: Any, delivery: Any, at: datetime, **_: Any) -> None:
    """Whoever it was meant for was told nothing: it goes by post."""
    letter_id, on = letter_brought(delivery.notice), localdate(at)
    if letter_id is None:
        return
    if delivery.state == State.BOUNCED:
        actions.came_back(letter_id, by=BY, on=on)
    else:
        actions.post_instead(letter_id, because=Because.CAME_BACK, by=BY, on=on)


def letter_brought(notice: Any) -> int | None:
    """The letter that a message brought, in which to read it signed in or by a link; None where it brought none."""
    if notice.kind in EMAILED:
        return int(notice.about_key)
    if notice.kind != BY_LINK.key:
        return None
    letter = by_link.letter_of(int(notice.about_key))
    return letter.pk if letter else None
