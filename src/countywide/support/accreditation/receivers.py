"""What this room does when others announce something."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.dispatch import receiver

from countywide.platform.accounts.signals import role_handed_over

from .signals import baseline_locked


@receiver(baseline_locked)
def go_on_with_the_journey(sender: Any, *, evaluation: Any, by: Any, on: date, **_: Any) -> None:
    """A journey that waits for the baseline goes on."""
    from . import actions

    actions.baseline_reached(evaluation.organisation_id, by=by, on=on)


@receiver(role_handed_over)
def tell_the_successor(sender: Any, *, beginning: Any, on: date, by: Any, **_: Any) -> None:
    """Whoever follows as SENCO or head is told where the school’s evaluation and accreditation stand."""
    from . import actions

    actions.tell_successor(beginning, by=by, on=on)
