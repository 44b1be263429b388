"""Communities of Schools: their meetings, what schools ask, what is decided, what plans provide, papers for parents."""

from .asking import Dispute, Impact, Outcome, Reached, Request
from .meeting import Attendance, Declaration, LinkOfficer, Meeting
from .provision import Bridge, ProvisionCase, Referral
from .public import Document, Interest

__all__ = [
    "Attendance",
    "Bridge",
    "Declaration",
    "Dispute",
    "Document",
    "Impact",
    "Interest",
    "LinkOfficer",
    "Meeting",
    "Outcome",
    "ProvisionCase",
    "Reached",
    "Referral",
    "Request",
]
