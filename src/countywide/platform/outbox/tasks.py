"""What workers do for the outbox."""

from __future__ import annotations

from countywide.platform.jobs.types import Regular
from countywide.platform.outbox import actions, sending


def send_what_is_due() -> int:
    """Send the messages that are due."""
    tried, is_more = sending.sweep()
    if is_more:
        actions.nudge()  # let other jobs have their turn, and go on after them
    return tried


regular = [Regular("countywide.platform.outbox.tasks.send_what_is_due", minutes=1)]
