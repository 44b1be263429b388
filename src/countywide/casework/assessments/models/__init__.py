"""What is kept of an assessment: its facts with their dates, decisions, advice, the plan's drafts, challenges."""

from .advice import AdviceRequest, Desk
from .assessment import Assessment, Notice
from .boards import HealthBoard
from .challenges import Challenge
from .deciding import Decision, Proposal, WayForward, Worksheet
from .plans import Consultation, Draft, FinalPlan, Representation

__all__ = [
    "AdviceRequest",
    "Assessment",
    "Challenge",
    "Consultation",
    "Decision",
    "Desk",
    "Draft",
    "FinalPlan",
    "HealthBoard",
    "Notice",
    "Proposal",
    "Representation",
    "WayForward",
    "Worksheet",
]
