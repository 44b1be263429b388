"""What can be asked of disputes."""

from .asking import (
    appeal_of,
    beside_cases,
    dispute_with,
    disputes_of,
    mediation_of,
    officers_for,
    open_disputes,
    right_with,
    rights_on,
    sent_on,
    shown,
    step_with,
    steps_due,
    steps_of,
    unheard,
)

__all__ = [
    "appeal_of",
    "beside_cases",
    "dispute_with",
    "disputes_of",
    "mediation_of",
    "officers_for",
    "open_disputes",
    "right_with",
    "rights_on",
    "sent_on",
    "shown",
    "step_with",
    "steps_due",
    "steps_of",
    "unheard",
]
