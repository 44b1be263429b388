"""How often first and second decisions came apart, counted in the database."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from countywide.casework.cases import queries as cases
from countywide.casework.reviews.enums import Outcome

from ..enums import By
from ..models import BlindAnswer, BlindDecision
from ..types import Apart
from .rates import NO_AREA

GROUPS = {By.AREA: "area__name", By.TEAM: "team__name"}
MADE = ("ACCEPT", "PART")
DIFFERS = ~Q(outcome=F("review__outcome"))
CHANGE_DIFFERS = Q(answered__in=MADE, change__answered="DECLINE") | Q(answered="DECLINE", change__answered__in=MADE)
"""A part that is accepted is a change that is made: how much of it, two officers may see differently."""


def both_made(first: date, last: date) -> QuerySet[BlindDecision]:
    """What was decided twice, by the day of the first decision."""
    return BlindDecision.objects.filter(**within(first, last))


def within(first: date, last: date) -> dict[str, Any]:
    return {"decided_on__isnull": False, "first_on__gte": first, "first_on__lte": last}


def apart(by: str, first: date, last: date) -> list[Apart]:
    """By area or team of the first decision: how many were made twice, and how many came apart. Two queries."""
    held, column = both_made(first, last).order_by(), GROUPS[By(by)]
    plans = held.values_list(column).annotate(decided=Count("pk"), differ=Count("pk", filter=DIFFERS))
    of_time = {f"decision__{name}": value for name, value in within(first, last).items()}
    answers = BlindAnswer.objects.filter(**of_time).exclude(change__answered="").order_by()
    asked = {
        name: (changes, differ)
        for name, changes, differ in answers.values_list(f"decision__{column}").annotate(
            changes=Count("pk"), differ=Count("pk", filter=CHANGE_DIFFERS)
        )
    }
    found = [Apart(name or NO_AREA, decided, differ, *asked.get(name, (0, 0))) for name, decided, differ in plans]
    return sorted(found, key=lambda each: each.group)


def which_way(first: date, last: date) -> dict[str, int]:
    """Of those that came apart: how many plans only the second officer would have changed, and how many only the first did."""
    changes = Outcome.AMEND
    return both_made(first, last).aggregate(
        second_only=Count("pk", filter=Q(outcome=changes) & ~Q(review__outcome=changes)),
        first_only=Count("pk", filter=~Q(outcome=changes) & Q(review__outcome=changes)),
    )


def behind_apart(user: Any, *, by: str, group: str, first: date, last: date) -> QuerySet[Any]:
    """What was decided twice in a group, as far as this person may see the cases, the newest first."""
    name = None if group == NO_AREA else group
    seen = both_made(first, last).filter(review__case__in=cases.cases_seen_by(user).order_by().values("pk"))
    found = seen.filter(**{GROUPS[By(by)]: name}).select_related("review__case")
    return found.order_by("-decided_on", "-id")
