"""Pages of audits."""

from .planning import AddAction, Allocate, Draw, Plan, Publish, Show, Work
from .reading import Feedback, FeedbackList, LooksAt, Published
from .recording import Close, HandIn, LetterRead, Moderate, PlanRead, Record, SendFeedback

__all__ = [
    "AddAction",
    "Allocate",
    "Close",
    "Draw",
    "Feedback",
    "FeedbackList",
    "HandIn",
    "LetterRead",
    "LooksAt",
    "Moderate",
    "Plan",
    "PlanRead",
    "Publish",
    "Published",
    "Record",
    "SendFeedback",
    "Show",
    "Work",
]
