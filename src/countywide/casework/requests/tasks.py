"""The room's regular job: words that were never sent are thrown away after 28 days."""

from __future__ import annotations

from datetime import time

from django.utils.timezone import localdate

from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine


def forget_dead() -> int:
    """Forget drafts whose 28 days are over. Doing it twice forgets nothing more."""
    from . import actions

    return actions.forget_dead(by=Machine("requests"), on=localdate())


regular = [Regular("countywide.casework.requests.tasks.forget_dead", daily_at=time(2, 20))]
