"""Questions about calls, interest and applications."""

from .applications import (
    application,
    application_of,
    application_with,
    applications_of,
    missing_of,
    own_applications,
    waiting_of,
)
from .approvals import APPROVAL, head_mailbox, holder_of, reach, to_approve, words_of
from .calls import call, calls_seen_by, counts_of, interest_with, interests_of, kinds, latest_call, monitoring_of
from .eligibility import answer as eligible
from .eligibility import meant

__all__ = [
    "APPROVAL",
    "application",
    "application_of",
    "application_with",
    "applications_of",
    "call",
    "calls_seen_by",
    "counts_of",
    "eligible",
    "head_mailbox",
    "holder_of",
    "interest_with",
    "interests_of",
    "kinds",
    "latest_call",
    "meant",
    "missing_of",
    "monitoring_of",
    "own_applications",
    "reach",
    "to_approve",
    "waiting_of",
    "words_of",
]
