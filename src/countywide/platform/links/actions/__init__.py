"""What can be done with links; and the count of knocks, for rooms that keep links of a kind of their own."""

from ..knocks import PRESSES, QUARTER, STRANGE_LINKS, Knocks
from .issuing import end_all, expire, issue
from .opening import ask_again, enter_code, send_code

__all__ = [
    "PRESSES",
    "QUARTER",
    "STRANGE_LINKS",
    "Knocks",
    "ask_again",
    "end_all",
    "enter_code",
    "expire",
    "issue",
    "send_code",
]
