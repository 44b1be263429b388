"""The room's regular jobs, each of which changes nothing when it runs a second time on a day."""

from __future__ import annotations

from datetime import date, time

from django.utils.timezone import localdate

from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from .actions import keeping_up

BY = Machine("reviews")


def keep_up(on: date | None = None) -> dict[str, int]:
    """Lay down what is missing, tell what is late, remind, and let nobody wait for an answer unseen."""
    day = on or localdate()
    return {
        "laid_down": keeping_up.lay_down(by=BY, on=day),
        "overdue": keeping_up.tell_overdue(by=BY, on=day),
        "chased": keeping_up.chase(by=BY, on=day),
        "escalated": keeping_up.escalate(by=BY, on=day),
        "under_five": keeping_up.prompt_under_fives(by=BY, on=day),
    }


def send_lists(on: date | None = None) -> int:
    """The lists of the coming term's reviews, two weeks before it begins."""
    return keeping_up.send_lists(by=BY, on=on or localdate())


regular = [
    Regular("countywide.casework.reviews.tasks.keep_up", daily_at=time(6, 20)),
    Regular("countywide.casework.reviews.tasks.send_lists", daily_at=time(6, 50)),
]
