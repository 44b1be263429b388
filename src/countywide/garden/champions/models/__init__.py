"""What the champions room keeps."""

from .applications import Application, Approval, Monitoring
from .calls import Call, Interest
from .choosing import Offer, Outcome, Paper, Reader, Score, Talk, Tie
from .serving import Activity, Ask, Champion, Move, Passed, Thanks, Wanted

__all__ = [
    "Activity",
    "Application",
    "Approval",
    "Ask",
    "Call",
    "Champion",
    "Interest",
    "Monitoring",
    "Move",
    "Offer",
    "Outcome",
    "Paper",
    "Passed",
    "Reader",
    "Score",
    "Talk",
    "Thanks",
    "Tie",
    "Wanted",
]
