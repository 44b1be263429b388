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
from .scenarios import bar_to_comparing, bounded, compared, weight_of
from .sums import days_in, due_by, month_ends, months_of, pro_rata, share_out, value_of
from .telling import days_late, promised_on, school_year_of, telling_in_words

__all__ = [
    "bar_to_adding",
    "bar_to_awarding",
    "bar_to_changing",
    "bar_to_closing",
    "bar_to_comparing",
    "bar_to_confirming",
    "bar_to_dividing",
    "bar_to_ending",
    "bar_to_moving",
    "bar_to_opening_pot",
    "bar_to_opening_year",
    "bar_to_overdrawing",
    "bar_to_paying",
    "bounded",
    "compared",
    "days_in",
    "days_late",
    "due_by",
    "key_of",
    "month_ends",
    "months_of",
    "pro_rata",
    "promised_on",
    "rates_after",
    "rates_from",
    "school_year_of",
    "share_out",
    "telling_in_words",
    "value_of",
    "weight_of",
]
