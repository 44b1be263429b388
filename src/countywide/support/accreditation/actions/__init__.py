"""What can be changed: each change is checked, dated and on the record."""

from .bringing_in import import_past
from .checking_in import claim, confirm, give, hold, remind, tell_overdue
from .contributing import ask_contribution
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
from .handing_over import tell_successor
from .hosting import book, cancel, close_doors, look, offer, open_doors
from .journeying import (
    baseline_reached,
    charge,
    credit,
    note_call,
    release_lapsed,
    say_step,
    settle_route,
    step,
    take_part,
)
from .thanking import thank

__all__ = [
    "add_paper",
    "agree_to_keeping",
    "ask_contribution",
    "baseline_reached",
    "book",
    "cancel",
    "charge",
    "claim",
    "close_doors",
    "close_round",
    "confirm",
    "credit",
    "give",
    "hold",
    "import_past",
    "lock_baseline",
    "look",
    "note_call",
    "note_review",
    "offer",
    "open_doors",
    "rate",
    "rate_again",
    "release_lapsed",
    "remind",
    "remove_paper",
    "reply",
    "review",
    "say",
    "say_step",
    "settle_route",
    "share",
    "start",
    "step",
    "stop_sharing",
    "take_part",
    "tell_late_feedback",
    "tell_overdue",
    "tell_successor",
    "thank",
]
