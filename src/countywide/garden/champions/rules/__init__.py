"""Decisions of the champions room, on plain values."""

from .applying import application_state, bar_to_changing, bar_to_sending
from .calling import bar_to_announcing, bar_to_planning, call_state

__all__ = [
    "application_state",
    "bar_to_announcing",
    "bar_to_changing",
    "bar_to_planning",
    "bar_to_sending",
    "call_state",
]
