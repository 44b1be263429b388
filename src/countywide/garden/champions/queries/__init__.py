"""Questions about calls, interest and applications."""

from .applications import application, application_of, application_with, applications_of
from .calls import call, calls_seen_by, interest_with, interests_of, kinds, latest_call

__all__ = [
    "application",
    "application_of",
    "application_with",
    "applications_of",
    "call",
    "calls_seen_by",
    "interest_with",
    "interests_of",
    "kinds",
    "latest_call",
]
