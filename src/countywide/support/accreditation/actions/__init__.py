"""What can be changed: each change is checked, dated and on the record."""

from .evaluating import (
    add_paper,
    agree_to_keeping,
    close_round,
    lock_baseline,
    note_review,
    rate,
    rate_again,
    remove_paper,
    review,
    share,
    start,
    stop_sharing,
)
from .feeding_back import reply, say, tell_late_feedback

__all__ = [
    "add_paper",
    "agree_to_keeping",
    "close_round",
    "lock_baseline",
    "note_review",
    "rate",
    "rate_again",
    "remove_paper",
    "reply",
    "review",
    "say",
    "share",
    "start",
    "stop_sharing",
    "tell_late_feedback",
]
