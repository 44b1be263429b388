"""What can be asked of audits."""

from .audits import (
    action_with,
    audit_with,
    audits_of,
    feedback_to,
    own_actions,
    own_records,
    published,
    published_with,
    record_with,
    records_of,
    waiting_in,
)
from .papers import letter_paper, letters_read_in, plan_paper, plan_read_in
from .people import auditors_on, contributors, handled_by, owners_on, seats, teams_of, works_in
from .population import candidates
from .record import read

__all__ = [
    "action_with",
    "audit_with",
    "auditors_on",
    "audits_of",
    "candidates",
    "contributors",
    "feedback_to",
    "handled_by",
    "letter_paper",
    "letters_read_in",
    "own_actions",
    "own_records",
    "owners_on",
    "plan_paper",
    "plan_read_in",
    "published",
    "published_with",
    "read",
    "record_with",
    "records_of",
    "seats",
    "teams_of",
    "waiting_in",
    "works_in",
]
