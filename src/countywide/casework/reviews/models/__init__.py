"""Reviews: the meeting and its people, the form, the changes asked for, what was decided, and what was asked of it."""

from .asking import EarlyRequest, LookAgain, Suggestion
from .changes import ChangeRequest, OutcomeReview, ProvisionReview
from .deciding import Proposal
from .people import Attendee, Difference, View
from .review import Held, Notice, Page, Paper, Review
from .updates import Update

__all__ = [
    "Attendee",
    "ChangeRequest",
    "Difference",
    "EarlyRequest",
    "Held",
    "LookAgain",
    "Notice",
    "OutcomeReview",
    "Page",
    "Paper",
    "Proposal",
    "ProvisionReview",
    "Review",
    "Suggestion",
    "Update",
    "View",
]
