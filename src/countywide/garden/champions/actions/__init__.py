"""What can be done with calls, interest and applications."""

from .applying import begin, monitor, send, withdraw, write
from .approving import allow_late, answer_approval, ask_approval
from .calling import announce, archive, change, close_due, decide, open_due, plan, remind_due
from .interest import keep_informed, lapse, offer, register, stop

__all__ = [
    "allow_late",
    "announce",
    "answer_approval",
    "archive",
    "ask_approval",
    "begin",
    "change",
    "close_due",
    "decide",
    "keep_informed",
    "lapse",
    "monitor",
    "offer",
    "open_due",
    "plan",
    "register",
    "remind_due",
    "send",
    "stop",
    "withdraw",
    "write",
]
