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
from .calls import (
    call,
    calls_seen_by,
    contact_of,
    counts_of,
    interest_with,
    interests_of,
    kinds,
    last_late_day,
    latest_call,
    monitoring_of,
    names_of_pages,
    school_of,
)
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
    "contact_of",
    "counts_of",
    "eligible",
    "head_mailbox",
    "holder_of",
    "interest_with",
    "interests_of",
    "kinds",
    "last_late_day",
    "latest_call",
    "meant",
    "missing_of",
    "monitoring_of",
    "names_of_pages",
    "own_applications",
    "reach",
    "school_of",
    "to_approve",
    "waiting_of",
    "words_of",
]
