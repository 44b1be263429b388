"""The room's jobs: links expire, knocks are forgotten; and new links are sent to those who asked for one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from django.utils import timezone

from countywide.platform.jobs.types import Regular
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Machine

BY = Machine("links")


def keep_up() -> int:
    """Expire links and forget old knocks. Running it twice changes nothing the second time."""
    from . import actions
    from .knocks import OWN

    now = timezone.now()
    OWN.forget_old(now=now)
    return actions.expire(by=BY, on=timezone.localdate(now), at=now)


def send_again(keys: Iterable[int]) -> int:
    """Send new links in the place of these, as far as anything is still asked; none is nobody's, and takes as long to ask."""
    from . import actions
    from .models import Link

    sent = 0
    for link in Link.objects.filter(pk__in=list(keys)).order_by("id"):
        try:
            actions.ask_again(link, by=BY, on=timezone.localdate(), at=timezone.now())
        except RuleBroken:
            continue  # asked too often, or nothing is asked any more: the page has said that this may be so
        sent += 1
    return sent


regular = [Regular("countywide.platform.links.tasks.keep_up", daily_at=time(6, 10))]
