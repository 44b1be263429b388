"""What a school thinks of its own work on communication, its way to accreditation, visits between schools, and thanks."""

from .evaluating import Consent, Evaluation, Feedback, Paper, Rating, Round, Sharing
from .hosting import Host, Looked, Slot, Visit
from .journeying import Charge, CheckIn, Journey, Licence, Step
from .thanking import Thanks

__all__ = [
    "Charge",
    "CheckIn",
    "Consent",
    "Evaluation",
    "Feedback",
    "Host",
    "Journey",
    "Licence",
    "Looked",
    "Paper",
    "Rating",
    "Round",
    "Sharing",
    "Slot",
    "Step",
    "Thanks",
    "Visit",
]
