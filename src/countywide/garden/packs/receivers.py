"""What this room does when others announce something."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from countywide.garden.forum.signals import meeting_over
from countywide.platform.kit.doors import Machine


@receiver(meeting_over)
def begin_its_pack(sender: Any, *, meeting: Any, at: datetime, **_: Any) -> None:
    """A meeting is over: its pack is due from the last sitting that took place."""
    from countywide.garden.forum import queries as forum

    from . import actions

    held = [each for each in forum.sittings_of(meeting) if each.cancelled_at is None]
    if held:
        ended_on = timezone.localtime(max(each.over_at for each in held)).date()
        actions.begin(meeting, by=Machine("packs"), on=timezone.localtime(at).date(), ended_on=ended_on)
