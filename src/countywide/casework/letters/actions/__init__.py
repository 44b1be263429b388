"""Writing letters, and noting how each went."""

from .apart import set_down
from .issuing import addressee_of, date_afresh, drawn_up, issue, look_ahead, words_for
from .keeping import keep_paper
from .noting import came_back, note_posted, note_posted_together, post_instead, sent_by_email

__all__ = [
    "addressee_of",
    "came_back",
    "date_afresh",
    "drawn_up",
    "issue",
    "keep_paper",
    "look_ahead",
    "note_posted",
    "note_posted_together",
    "post_instead",
    "sent_by_email",
    "set_down",
    "words_for",
]
