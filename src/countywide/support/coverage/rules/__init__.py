"""What may be decided about services, gaps and figures: plain functions."""

from .alike import alike, same_words, words_key
from .counting import Comparison, compared, gap_totals
from .gaps import bar_to_logging, bar_to_merging, bar_to_naming, bar_to_replying, names_a_pupil, new_reference
from .news import bar_to_saying, days_silent, manager_on, place_key, state_of

__all__ = [
    "Comparison",
    "alike",
    "bar_to_logging",
    "bar_to_merging",
    "bar_to_naming",
    "bar_to_replying",
    "bar_to_saying",
    "compared",
    "days_silent",
    "gap_totals",
    "manager_on",
    "names_a_pupil",
    "new_reference",
    "place_key",
    "same_words",
    "state_of",
    "words_key",
]
