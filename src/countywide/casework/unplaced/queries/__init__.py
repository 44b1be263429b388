"""What can be asked of searches for a place."""

from .searching import (
    beside_cases,
    contacts_of,
    flag_with,
    flags_of,
    is_settled,
    search_for,
    search_on,
    search_with,
    searches_seen_by,
    standing_of,
    tried_of,
    tried_with,
    where_names_none,
)
from .who import leads_of, phone_of, seniors_of, to_raiser

__all__ = [
    "beside_cases",
    "contacts_of",
    "flag_with",
    "flags_of",
    "is_settled",
    "leads_of",
    "phone_of",
    "search_for",
    "search_on",
    "search_with",
    "searches_seen_by",
    "seniors_of",
    "standing_of",
    "to_raiser",
    "tried_of",
    "tried_with",
    "where_names_none",
]
