"""What can be asked of descriptors, profiles and mappings."""

from .descriptors import before, descriptors_with, listed_sets, standing, title_in_force
from .moderating import own_volunteer, volunteers
from .money import (
    even_share,
    grown_of,
    grown_seen_by,
    grown_with,
    left_for,
    mapped_by_level,
    needed_in,
    pot_for,
    shared_among,
    value_of,
)
from .profiles import (
    answer_day,
    changes_of,
    child_called,
    entry_years_of,
    evidence_of,
    issued_in,
    last_profile_of,
    letter_with,
    letters_of,
    mapping_of,
    open_profile_of,
    past_due,
    profile_with,
    profiles_of_school,
    profiles_seen_by,
    school_days_from,
    standing_mapping,
    to_issue,
    to_map,
)
from .schools import school_where
from .who import funding_team, how_to_query, to_school, to_those_who

__all__ = [
    "answer_day", "before", "changes_of", "child_called", "descriptors_with", "entry_years_of", "even_share", "evidence_of",
    "funding_team", "grown_of", "grown_seen_by", "grown_with", "how_to_query", "issued_in", "last_profile_of", "left_for",
    "letter_with", "letters_of", "listed_sets", "mapped_by_level", "mapping_of", "needed_in", "open_profile_of",
    "own_volunteer", "past_due", "pot_for", "profile_with", "profiles_of_school", "profiles_seen_by", "school_days_from",
    "school_where", "shared_among", "standing", "standing_mapping", "title_in_force", "to_issue", "to_map", "to_school",
    "to_those_who", "value_of", "volunteers",
]  # fmt: skip
