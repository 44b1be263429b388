"""What is said in a session: its state, questions with votes and askers, chat, links, and what each person chose."""

from .becoming import FromFile, Handling, ImportedFile, Private, Reopened
from .questions import Asker, Question, QuestionQuerySet, Vote
from .saying import Choices, Link, Said
from .state import Floor

__all__ = [
    "Asker",
    "Choices",
    "Floor",
    "FromFile",
    "Handling",
    "ImportedFile",
    "Link",
    "Private",
    "Question",
    "QuestionQuerySet",
    "Reopened",
    "Said",
    "Vote",
]
