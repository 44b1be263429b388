"""The room's jobs: links expire, days pass, settings are reminded; and a new link asked for from an old one."""

from __future__ import annotations

from datetime import time

from django.utils import timezone

from countywide.platform.jobs.types import Regular
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Machine

BY = Machine("evidence")


def keep_up() -> tuple[int, int, int]:
    """Expire links, note what is late, remind who is due soon. Running it twice changes nothing the second time."""
    from . import actions, knocks

    now, on = timezone.now(), timezone.localdate()
    knocks.forget_old(now=now)
    expired = actions.expire_links(by=BY, on=on, at=now)
    late = actions.mark_late(by=BY, on=on)
    return expired, late, actions.chase_due(by=BY, on=on, at=now)


def send_link_again(token_hash: str) -> bool:
    """Send a new link in place of one that was opened; a hash that is nobody's does nothing, and takes as long to ask."""
    from . import actions, queries

    link = queries.link_hashed(token_hash)
    if link is None:
        return False
    try:
        actions.ask_again(link.request, by=BY, on=timezone.localdate(), at=timezone.now())
    except RuleBroken:
        return False  # asked too often, or nothing is asked any more: the page has said that this may be so
    return True


regular = [Regular("countywide.casework.evidence.tasks.keep_up", daily_at=time(6, 15))]
