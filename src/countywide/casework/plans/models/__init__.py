"""Plans: the working copy in rows, what was issued, what was said of it."""

from .amending import Amendment, Representation, Sent, Unsent, Weighed
from .budget import Budget, BudgetLine, BudgetReview, SecondLook
from .ceasing import Ending
from .health import HealthChange
from .issued import Version
from .moving import MoveIn, MoveOut
from .plan import Plan
from .reassessing import Reassessment
from .rows import Change, Citation, Row
from .saying import Comment, Feedback

__all__ = [
    "Amendment",
    "Budget",
    "BudgetLine",
    "BudgetReview",
    "Change",
    "Citation",
    "Comment",
    "Ending",
    "Feedback",
    "HealthChange",
    "MoveIn",
    "MoveOut",
    "Plan",
    "Reassessment",
    "Representation",
    "Row",
    "SecondLook",
    "Sent",
    "Unsent",
    "Version",
    "Weighed",
]
