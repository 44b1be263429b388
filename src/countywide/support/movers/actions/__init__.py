"""What is done when a child arrives in the middle of a year."""

from .answering import answer, keep_up, recognise
from .fast_lane import ask_community
from .telling import give_records, tell_of_arrival

__all__ = ["answer", "ask_community", "give_records", "keep_up", "recognise", "tell_of_arrival"]
