"""From when a search stands how high, and what may be entered about it: each rule beside where it comes from."""

from .entering import (
    bar_to_answering,
    bar_to_beginning,
    bar_to_contact,
    bar_to_ending,
    bar_to_flagging,
    bar_to_interim,
    bar_to_trying,
)
from .ladder import interim_is_due, level_of, school_days_until

__all__ = [
    "bar_to_answering",
    "bar_to_beginning",
    "bar_to_contact",
    "bar_to_ending",
    "bar_to_flagging",
    "bar_to_interim",
    "bar_to_trying",
    "interim_is_due",
    "level_of",
    "school_days_until",
]
