"""Listens below: a message that asks for preferences came back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver
from django.utils.timezone import localdate

from countywide.platform.kit.doors import Machine
from countywide.platform.links import queries as links
from countywide.platform.outbox.enums import State
from countywide.platform.outbox.signals import message_astray

from . import actions, notices, queries
from .models import Preference


@receiver(message_astray)
def it_came_back(sender: Any, *, delivery: Any, at: datetime, **_: Any) -> None:
    """Of a link or of a message to an account: those who can put the address right are told."""
    if delivery.state != State.BOUNCED:
        return
    preference = asked_by(delivery.notice)
    if preference is not None:
        actions.note_bounce(preference, by=Machine("outbox"), on=localdate(at), number=delivery.pk)


def asked_by(notice: Any) -> Preference | None:
    """The record that a message was about, where it asked for a preference."""
    if notice.about_kind == "links.link":
        thread = links.thread_numbered(int(notice.about_key))
        return queries.preference_by_link(thread[1]) if thread and thread[0] == queries.PREFERENCES else None
    if notice.kind in (notices.ASKED.key, notices.REMINDER.key):
        return Preference.objects.filter(pk=int(notice.about_key)).first()
    return None
