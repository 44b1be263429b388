"""What can be asked of the floor."""

from .changes import Change, change_since, versions_of, who_may_stay
from .links import basket_of, link_of, links_of, links_waiting
from .questions import (
    hidden_of,
    like,
    own_of,
    question_called,
    questions_of,
    queue_of,
    sent_already,
    thanks_of,
    top_of,
)
from .state import booking_of, choices_of, floor_called, floor_of, is_presenter, line_of, said_of

__all__ = [
    "Change",
    "basket_of",
    "booking_of",
    "change_since",
    "choices_of",
    "floor_called",
    "floor_of",
    "hidden_of",
    "is_presenter",
    "like",
    "line_of",
    "link_of",
    "links_of",
    "links_waiting",
    "own_of",
    "question_called",
    "questions_of",
    "queue_of",
    "said_of",
    "sent_already",
    "thanks_of",
    "top_of",
    "versions_of",
    "who_may_stay",
]
