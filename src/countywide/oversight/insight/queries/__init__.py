"""What can be asked of measures and of second decisions."""

from .apart import apart, behind_apart, which_way
from .people import given_anew, is_blind, officers_on, people_with
from .rates import amend_rates, decided_between, reviews_behind, timeliness, who_waits_on_whom
from .second import (
    as_reviewed,
    asked_of,
    candidates,
    compared_with,
    criteria_of,
    drawable,
    in_sentences,
    own_decided,
    own_waiting,
    plan_paper,
    report_of,
    samples,
    second_with,
)
from .why import beside_county, by_criterion, criteria_in_words

__all__ = [
    "amend_rates",
    "apart",
    "as_reviewed",
    "asked_of",
    "behind_apart",
    "beside_county",
    "by_criterion",
    "candidates",
    "compared_with",
    "criteria_in_words",
    "criteria_of",
    "decided_between",
    "drawable",
    "given_anew",
    "in_sentences",
    "is_blind",
    "officers_on",
    "own_decided",
    "own_waiting",
    "people_with",
    "plan_paper",
    "report_of",
    "reviews_behind",
    "samples",
    "second_with",
    "timeliness",
    "which_way",
    "who_waits_on_whom",
]
