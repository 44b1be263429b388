"""What may be decided in an assessment, each rule beside its law."""

from .advising import (
    advice_state,
    bar_to_asking,
    bar_to_chasing,
    bar_to_enough,
    bar_to_going_on,
    bar_to_receiving,
    missing_advice,
    needed_advice,
)
from .beginning import bar_to_checking, is_second_request, views_by, who_asked
from .deciding import bar_to_deciding, bar_to_proposing, bar_to_worksheet, is_bound
from .ending import bar_to_ending, bar_to_moving, bar_to_withdrawing
from .planning import (
    bar_to_consulting,
    bar_to_draft,
    bar_to_final,
    bar_to_saying,
    review_by,
)
from .standing import STEPS, stage, step_of, waiting_on

__all__ = [
    "STEPS",
    "advice_state",
    "bar_to_asking",
    "bar_to_chasing",
    "bar_to_checking",
    "bar_to_consulting",
    "bar_to_deciding",
    "bar_to_draft",
    "bar_to_ending",
    "bar_to_enough",
    "bar_to_final",
    "bar_to_going_on",
    "bar_to_moving",
    "bar_to_proposing",
    "bar_to_receiving",
    "bar_to_saying",
    "bar_to_withdrawing",
    "bar_to_worksheet",
    "is_bound",
    "is_second_request",
    "missing_advice",
    "needed_advice",
    "review_by",
    "stage",
    "step_of",
    "views_by",
    "waiting_on",
    "who_asked",
]
