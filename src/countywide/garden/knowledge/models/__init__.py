"""What the knowledge room keeps: documents, entries, questions people asked, and how they are found."""

from .documents import Source, Upload
from .entries import Apart, Entry, EntryHistory, EntryQuerySet, Hold, Link, Vector, Wording
from .finding import Fitting, Judgement, Search, SearchState, SynonymGroup
from .owning import OwnedByTeam
from .questions import Asker, Question, QuestionQuerySet
from .topics import Follow, Topic, Value

__all__ = [
    "Apart",
    "Asker",
    "Entry",
    "EntryHistory",
    "EntryQuerySet",
    "Fitting",
    "Follow",
    "Hold",
    "Judgement",
    "Link",
    "OwnedByTeam",
    "Question",
    "QuestionQuerySet",
    "Search",
    "SearchState",
    "Source",
    "SynonymGroup",
    "Topic",
    "Upload",
    "Value",
    "Vector",
    "Wording",
]
