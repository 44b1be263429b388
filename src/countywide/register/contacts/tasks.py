"""The room's regular job: in September schools are asked to confirm their contacts."""

from __future__ import annotations

from datetime import time

from django.utils.timezone import localdate

from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine


def ask_to_confirm() -> int:
    """Ask each school that was not asked yet; outside September there is nothing to do."""
    from . import actions, rules

    on = localdate()
    return actions.ask_to_confirm(None, by=Machine("contacts"), on=on) if rules.is_asking_time(on) else 0


regular = [Regular("countywide.register.contacts.tasks.ask_to_confirm", daily_at=time(7, 30))]
