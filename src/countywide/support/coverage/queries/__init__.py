"""Questions about services, what was said of them, and gaps."""

from .asked import by_section, gap_numbers, published_at, waits_by_district
from .gaps import askers_of, gap_with, gaps_of_school, gaps_to_answer, like, pupils_named_at, recipients_of, school_of
from .spots import Board, board, coverage, figures, history_of, owner_addresses, reaches_past, spot
from .who import hears, keepers_of, team_of, to_managers, to_team

__all__ = [
    "Board",
    "askers_of",
    "board",
    "by_section",
    "coverage",
    "figures",
    "gap_numbers",
    "gap_with",
    "gaps_of_school",
    "gaps_to_answer",
    "hears",
    "history_of",
    "keepers_of",
    "like",
    "owner_addresses",
    "published_at",
    "pupils_named_at",
    "reaches_past",
    "recipients_of",
    "school_of",
    "spot",
    "team_of",
    "to_managers",
    "to_team",
    "waits_by_district",
]
