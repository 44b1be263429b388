"""What can be changed on the floor. In the room: `room`, `hosting`, `queue`."""

from .hosting import (
    approve_link,
    end_floor,
    hide_said,
    open_floor,
    put_link,
    refuse_link,
    set_item,
    set_mode,
)
from .queue import answer_now, hide, merge, show_again, take_back_answer
from .room import ask, choose, say, take_back_vote, vote

__all__ = [
    "answer_now",
    "approve_link",
    "ask",
    "choose",
    "end_floor",
    "hide",
    "hide_said",
    "merge",
    "open_floor",
    "put_link",
    "refuse_link",
    "say",
    "set_item",
    "set_mode",
    "show_again",
    "take_back_answer",
    "take_back_vote",
    "vote",
]
