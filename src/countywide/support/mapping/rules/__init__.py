"""Decisions of the mapping room, on plain values."""

from .agreement import agreement
from .amounts import Shared, shared
from .entering import (
    bar_to_changing,
    bar_to_confirming,
    bar_to_grown,
    bar_to_mapping,
    bar_to_practising,
    bar_to_profile,
    bar_to_sending,
    evidence_missing,
)
from .forecast import Range, range_of, ranges
from .moderating import (
    bar_to_opening,
    bar_to_publishing,
    bar_to_querying,
    bar_to_reading,
    bar_to_settling,
)
from .naming import without_names
from .scoring import scored
from .sets import differences, state_of
from .streams import stream_for
from .timing import due_by, effective_on, entry_year, is_late, next_look

__all__ = [
    "Range",
    "Shared",
    "agreement",
    "bar_to_changing",
    "bar_to_confirming",
    "bar_to_grown",
    "bar_to_mapping",
    "bar_to_opening",
    "bar_to_practising",
    "bar_to_profile",
    "bar_to_publishing",
    "bar_to_querying",
    "bar_to_reading",
    "bar_to_sending",
    "bar_to_settling",
    "differences",
    "due_by",
    "effective_on",
    "entry_year",
    "evidence_missing",
    "is_late",
    "next_look",
    "range_of",
    "ranges",
    "scored",
    "shared",
    "state_of",
    "stream_for",
    "without_names",
]  # fmt: skip
