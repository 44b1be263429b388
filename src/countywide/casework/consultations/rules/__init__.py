"""What the law and the council's policy say of consulting a school, as plain functions."""

from .answering import bar_to_answering, bar_to_said, bar_to_signed, days_late, first_view, is_context_alone, told
from .packing import difference, fingerprint, freshness, goes
from .sending import (
    NO_MAILBOX,
    bar_to_chasing,
    bar_to_drafting,
    bar_to_extending,
    bar_to_question,
    bar_to_reply,
    bar_to_sending,
    bar_to_withdrawing,
    chase_due,
    day,
)
from .showing import CAPACITY, TAKEN_OUT, bar_to_checking, bar_to_taking_out, full_text, reasons_of, without
from .standing import as_family_reads, standing
from .suggesting import suggest

__all__ = [
    "CAPACITY",
    "NO_MAILBOX",
    "TAKEN_OUT",
    "as_family_reads",
    "bar_to_answering",
    "bar_to_chasing",
    "bar_to_checking",
    "bar_to_drafting",
    "bar_to_extending",
    "bar_to_question",
    "bar_to_reply",
    "bar_to_said",
    "bar_to_sending",
    "bar_to_signed",
    "bar_to_taking_out",
    "bar_to_withdrawing",
    "chase_due",
    "day",
    "days_late",
    "difference",
    "fingerprint",
    "first_view",
    "freshness",
    "full_text",
    "goes",
    "is_context_alone",
    "reasons_of",
    "standing",
    "suggest",
    "told",
    "without",
]
