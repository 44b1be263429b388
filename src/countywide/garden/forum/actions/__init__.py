"""What can be done about the forum."""

from .attending import came, came_by_link, end_passed, end_sitting, mark_attendance
from .booking import book, cancel, hand_on, swap
from .choosing import ask_poll, decide_poll, vote
from .contributing import (
    agree_item,
    answer_invitation,
    decline_item,
    invite,
    offer_item,
)
from .planning import (
    add_item,
    add_sitting,
    announce,
    cancel_sitting,
    change_item,
    change_meeting,
    change_sitting,
    move_item,
    open_series,
    plan_meeting,
    remove_item,
)
from .projects import ask_to_join, invite_to_project, join, leave, open_project
from .reminding import remind

__all__ = [
    "add_item",
    "add_sitting",
    "agree_item",
    "announce",
    "answer_invitation",
    "ask_poll",
    "ask_to_join",
    "book",
    "came",
    "came_by_link",
    "cancel",
    "cancel_sitting",
    "change_item",
    "change_meeting",
    "change_sitting",
    "decide_poll",
    "decline_item",
    "end_passed",
    "end_sitting",
    "hand_on",
    "invite",
    "invite_to_project",
    "join",
    "leave",
    "mark_attendance",
    "move_item",
    "offer_item",
    "open_project",
    "open_series",
    "plan_meeting",
    "remind",
    "remove_item",
    "swap",
    "vote",
]
