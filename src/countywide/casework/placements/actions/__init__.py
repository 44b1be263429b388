"""What can be done about preferences."""

from .asking import ask, ask_due, post_returned, remind_due, send_again, send_again_at_school, tell_silent
from .correcting import correct_address, note_bounce, propose_address, settle_address
from .results import take_results
from .saying import enter, say

__all__ = [
    "ask",
    "ask_due",
    "correct_address",
    "enter",
    "note_bounce",
    "post_returned",
    "propose_address",
    "remind_due",
    "say",
    "send_again",
    "send_again_at_school",
    "settle_address",
    "take_results",
    "tell_silent",
]
