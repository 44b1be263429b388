"""What is said in a session: its state, questions with votes and askers, chat, links, and what each person chose."""

from .questions import Asker, Question, QuestionQuerySet, Vote
from .saying import Choices, Link, Said
from .state import Floor

__all__ = ["Asker", "Choices", "Floor", "Link", "Question", "QuestionQuerySet", "Said", "Vote"]
