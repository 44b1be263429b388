"""What can be changed on the floor. In the room: `room`, `hosting`, `queue`."""

from .hosting import (
    approve_link,
    close_floor,
    end_floor,
    hide_said,
    make_floor,
    open_floor,
    put_link,
    refuse_link,
    set_item,
    set_mode,
)
from .queue import answer_now, hide, merge, show_again, take_back_answer
from .room import ask, ask_with_booking, choose, say, take_back_vote, vote

__all__ = [
    "answer_now",
    "approve_link",
    "ask",
    "ask_with_booking",
    "choose",
    "close_floor",
    "end_floor",
    "hide",
    "hide_said",
    "make_floor",
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
