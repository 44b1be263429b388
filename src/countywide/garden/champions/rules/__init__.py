"""Decisions of the champions room, on plain values."""

from .applying import (
    application_state,
    bar_to_answering,
    bar_to_asking,
    bar_to_changing,
    bar_to_late,
    bar_to_sending,
    bar_to_withdrawing,
    is_answered,
)
from .calling import bar_to_announcing, bar_to_changing_dates, bar_to_planning, call_state, last_late_day

__all__ = [
    "application_state",
    "bar_to_announcing",
    "bar_to_answering",
    "bar_to_asking",
    "bar_to_changing",
    "bar_to_changing_dates",
    "bar_to_late",
    "bar_to_planning",
    "bar_to_sending",
    "bar_to_withdrawing",
    "call_state",
    "is_answered",
    "last_late_day",
]
