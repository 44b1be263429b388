"""Needs whose outcomes could be fewer: more than anybody can measure, or several that say the same."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.plans import queries as plans
from countywide.casework.plans.enums import Sort
from countywide.casework.plans.types import Finding

from ..filled import Crowded
from ..models import Review
from .plan_words import content_of, words_of

TOO_MANY, ALIKE = "too-many-outcomes", ("duplicate", "near-duplicate")


def crowded_needs(review: Review, *, on: date) -> list[Crowded]:
    """The needs of the reviewed plan whose outcomes could be fewer, by the checks that the plan was written with."""
    return [each for each in needs_with_outcomes(review, on=on) if each.found]


def need_to_join(review: Review, key: str, *, on: date) -> Crowded | None:
    """One need with two outcomes or more, whatever the checks find."""
    return next((each for each in needs_with_outcomes(review, on=on) if each.need == key), None)


def needs_with_outcomes(review: Review, *, on: date) -> list[Crowded]:
    """Every need with two outcomes or more, and what the checks found of them."""
    content = content_of(review)
    if content is None:
        return []
    found = [
        each
        for each in plans.checks_of(review.plan, on, content=content)
        if each.check == TOO_MANY or each.check in ALIKE
    ]
    needs = [row for row in content.rows if row.sort == Sort.NEED]
    looked = (crowded_need(need, content.answering(need.key), found) for need in needs)
    return [each for each in looked if len(each.outcomes) > 1]


def crowded_need(need: Any, answering: tuple[Any, ...], found: list[Finding]) -> Crowded:
    """A need with all of its outcomes, and what was found of them."""
    outcomes = tuple((row.key, f"{row.number}: {words_of(row)}") for row in answering if row.sort == Sort.OUTCOME)
    own = {key for key, _words in outcomes}
    alike = [each for each in found if each.check in ALIKE and set(each.rows) <= own]
    many = [each for each in found if each.check == TOO_MANY and need.key in each.rows]
    doubles = {key for each in alike for key in each.rows}
    said = tuple(each.what for each in (*many, *alike))
    return Crowded(need.key, need.number, said, outcomes, tuple(key for key, _words in outcomes if key in doubles))
