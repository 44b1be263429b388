"""What may be done with money, and the sums."""

from .awarding import (
    bar_to_awarding,
    bar_to_changing,
    bar_to_confirming,
    bar_to_ending,
    bar_to_moving,
    bar_to_overdrawing,
    rates_after,
    rates_from,
)
from .keeping import (
    bar_to_adding,
    bar_to_closing,
    bar_to_dividing,
    bar_to_opening_pot,
    bar_to_opening_year,
    bar_to_paying,
    key_of,
)
from .sums import days_in, due_by, month_ends, months_of, pro_rata, share_out, value_of

__all__ = [
    "bar_to_adding",
    "bar_to_awarding",
    "bar_to_changing",
    "bar_to_closing",
    "bar_to_confirming",
    "bar_to_dividing",
    "bar_to_ending",
    "bar_to_moving",
    "bar_to_opening_pot",
    "bar_to_opening_year",
    "bar_to_overdrawing",
    "bar_to_paying",
    "days_in",
    "due_by",
    "key_of",
    "month_ends",
    "months_of",
    "pro_rata",
    "rates_after",
    "rates_from",
    "share_out",
    "value_of",
]
