"""What can be asked of the floor."""

from .changes import Change, change_since, versions_of, who_may_stay
from .links import basket_of, links_of, links_waiting
from .questions import (
    like,
    own_of,
    private_of,
    question_called,
    questions_of,
    queue_of,
    sent_already,
    thanks_of,
    top_of,
)
from .state import choices_of, floor_called, floor_of, is_presenter, said_of

__all__ = [
    "Change",
    "basket_of",
    "change_since",
    "choices_of",
    "floor_called",
    "floor_of",
    "is_presenter",
    "like",
    "links_of",
    "links_waiting",
    "own_of",
    "private_of",
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
