"""What a school can expect, where a link stands, and what may be done: plain functions on plain values."""

from .arranging import bar_to_linking, bar_to_pausing, standing_of
from .expecting import contacts_of, is_late, record_due, term_of, usual_terms
from .meeting import bar_to_booking, bar_to_holding, bar_to_sharing, bar_to_writing, said_of_children
from .planning import bar_to_agreeing, bar_to_moving
from .screening import named_in, refusal

__all__ = [
    "bar_to_agreeing",
    "bar_to_booking",
    "bar_to_holding",
    "bar_to_linking",
    "bar_to_moving",
    "bar_to_pausing",
    "bar_to_sharing",
    "bar_to_writing",
    "contacts_of",
    "is_late",
    "named_in",
    "record_due",
    "refusal",
    "said_of_children",
    "standing_of",
    "term_of",
    "usual_terms",
]
