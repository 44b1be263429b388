"""Where one group differs from the county: by the sort of review, and by the criteria by which changes are declined."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Q

from countywide.casework.reviews import queries as reviews

from .. import rules
from ..enums import By
from ..models import DecidedChange, DecidedReview
from ..types import Rate, Sort
from .rates import NAMES, NO_AREA, cells, cells_by_section

KEYS = {By.AREA: ("area", "area__name"), By.TEAM: ("team", "team__name")}


def beside_county(by: str, group: str, first: date, last: date) -> tuple[Rate | None, list[Sort]]:
    """One group beside the county, and the same by how much was asked for. One query."""
    held = cells_by_section(first, last) if by == By.SECTION else cells(by, first, last)
    found = next((each for each in rules.rates(held) if each.group == group), None)
    return found, [] if by == By.SECTION else rules.by_sort(held, group)


def by_criterion(by: str, group: str, first: date, last: date) -> list[tuple[str, int, int]]:
    """The criteria by which changes were declined: how often in the county, and how often in the group. Two queries."""
    declined = DecidedChange.objects.filter(
        decided__decided_on__gte=first, decided__decided_on__lte=last, is_made=False, criterion__gt=""
    )
    counted = (
        declined.order_by()
        .values_list("criterion")
        .annotate(county=Count("pk"), own=Count("pk", filter=belongs(by, group)))
    )
    return sorted(counted, key=lambda row: (-row[2], -row[1], row[0]))


def belongs(by: str, group: str) -> Q:
    """The changes of a group, as it is named on the page; by its key, so that no name is looked up for each of them."""
    if by == By.SECTION:
        return Q(section=group.removeprefix("Section "))
    if by in KEYS:
        key, name = KEYS[By(by)]
        held: Any = DecidedReview.objects.filter(**{name: group}).order_by().values_list(key, flat=True)[:1]
        return Q(**{f"decided__{key}": None if group == NO_AREA else next(iter(held), 0)})
    value = next((key for key, says in NAMES[By(by)].items() if says == group), group)
    return Q(**{f"decided__{by}": value})


def criteria_in_words(on: date) -> dict[str, str]:
    """The published criteria by their keys."""
    return {each.key: each.says for each in reviews.criteria_on(on).criteria}
