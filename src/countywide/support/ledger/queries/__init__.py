"""What can be asked of the ledger."""

from .awards import (
    award_with,
    awards_between,
    awards_for_child,
    awards_for_school,
    awards_from,
    awards_in,
    awards_of,
    awards_seen_by,
    paid_by_award,
    pence_by_school,
    pence_by_standing,
)
from .exporting import exported
from .pots import balance, balances, left_by_pot, pot_in, pot_of, pot_with, pots_of
from .proving import proof
from .scenarios import rows_of, scenario_with, scenarios_of, school_rows
from .schools import (
    budgets_by_school_year,
    months_between,
    newest_statement,
    own_schools,
    schools_in,
    statement_with,
    statements_in,
    statements_of,
)
from .years import year_at, year_with, years

__all__ = [
    "award_with",
    "awards_between",
    "awards_for_child",
    "awards_for_school",
    "awards_from",
    "awards_in",
    "awards_of",
    "awards_seen_by",
    "balance",
    "balances",
    "budgets_by_school_year",
    "exported",
    "left_by_pot",
    "months_between",
    "newest_statement",
    "own_schools",
    "paid_by_award",
    "pence_by_school",
    "pence_by_standing",
    "pot_in",
    "pot_of",
    "pot_with",
    "pots_of",
    "proof",
    "rows_of",
    "scenario_with",
    "scenarios_of",
    "school_rows",
    "schools_in",
    "statement_with",
    "statements_in",
    "statements_of",
    "year_at",
    "year_with",
    "years",
]
