"""Consultations, what was sent with each, what schools answered, and what families were shown of it."""

from .answer import Answer, Check, Ground, Line, Passage, Release, Taken, Writing
from .consultation import AtSchool, Chase, Consultation, Question
from .pack import Pack, Paper, Reason
from .pack_check import PackCheck

__all__ = [
    "Answer",
    "AtSchool",
    "Chase",
    "Check",
    "Consultation",
    "Ground",
    "Line",
    "Pack",
    "PackCheck",
    "Paper",
    "Passage",
    "Question",
    "Reason",
    "Release",
    "Taken",
    "Writing",
]
