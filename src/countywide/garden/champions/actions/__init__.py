"""What can be done with calls, interest and applications."""

from .applying import approver_of, begin, monitor, send, withdraw, write
from .approving import allow_late, answer_approval, ask_approval
from .calling import announce, archive, change, close_due, decide, open_due, plan, remind_due
from .interest import keep_informed, offer, register, stop

__all__ = [
    "allow_late",
    "announce",
    "answer_approval",
    "approver_of",
    "archive",
    "ask_approval",
    "begin",
    "change",
    "close_due",
    "decide",
    "keep_informed",
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
