"""Writing letters, and noting how each went."""

from .issuing import date_afresh, issue
from .keeping import keep_paper
from .noting import came_back, note_posted, note_posted_together, post_instead, sent_by_email

__all__ = [
    "came_back",
    "date_afresh",
    "issue",
    "keep_paper",
    "note_posted",
    "note_posted_together",
    "post_instead",
    "sent_by_email",
]
