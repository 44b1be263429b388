"""What can be entered about a complaint, and what its figures may show: each rule beside where it comes from."""

from .answering import bar_to_answering, bar_to_point, bar_to_remedied, bar_to_remedy
from .figures import FEWEST, counted
from .making import bar_to_making, bar_to_twice, is_same
from .ombudsman import bar_to_deciding, bar_to_ombudsmans_answer, bar_to_referring, bar_to_step
from .stages import (
    bar_to_acknowledging,
    bar_to_asking,
    bar_to_ending,
    bar_to_extending,
    bar_to_stage_two,
)

__all__ = [
    "FEWEST",
    "bar_to_acknowledging",
    "bar_to_answering",
    "bar_to_asking",
    "bar_to_deciding",
    "bar_to_ending",
    "bar_to_extending",
    "bar_to_making",
    "bar_to_ombudsmans_answer",
    "bar_to_point",
    "bar_to_referring",
    "bar_to_remedied",
    "bar_to_remedy",
    "bar_to_stage_two",
    "bar_to_step",
    "bar_to_twice",
    "counted",
    "is_same",
]
