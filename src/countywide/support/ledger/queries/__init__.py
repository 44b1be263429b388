"""What can be asked of the ledger."""

from .awards import (
    awards_for_child,
    awards_for_school,
    awards_from,
    awards_of,
    awards_seen_by,
    paid_by_award,
)
from .pots import balance, balances, left_by_pot, pot_in, pot_of, pot_with, pots_of
from .proving import proof
from .years import year_at, year_with, years

__all__ = [
    "awards_for_child",
    "awards_for_school",
    "awards_from",
    "awards_of",
    "awards_seen_by",
    "balance",
    "balances",
    "left_by_pot",
    "paid_by_award",
    "pot_in",
    "pot_of",
    "pot_with",
    "pots_of",
    "proof",
    "year_at",
    "year_with",
    "years",
]
