"""Schools that could be asked, as a numbered list and as a map with the same numbers."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from countywide.platform.kit import maps

from ..enums import Sort
from ..types import Suggestion

SORTS = list(Sort)
COLOURS = {Sort.MAINSTREAM: "blue", Sort.UNIT: "purple", Sort.SPECIAL: "green", Sort.OTHER: "grey"}
FROM = {
    "home": "Miles are measured in a straight line from the child’s home. Travel by road is further.",
    "school": "Miles are measured in a straight line from the school of today: the home’s address is withheld, or its postcode is "
    "near no school. Travel by road is further.",
}


def rows(found: list[Suggestion], case: Any) -> list[dict[str, Any]]:
    """One for each school, by the number it has on the map."""
    new = reverse("consultations:new", args=[case.reference])
    return [
        {
            "number": number, "name": each.candidate.name, "miles": f"{each.candidate.miles:.1f}",
            "sort": Sort(each.candidate.sort).label, "colour": COLOURS[Sort(each.candidate.sort)],
            "ages": ages(each), "pros": each.speaks_for, "cons": each.speaks_against,
            "register": reverse("schools:show", args=[each.candidate.urn]),
            "ask": "" if each.candidate.standing else f"{new}?school={each.candidate.urn}",
        }
        for number, each in enumerate(found, start=1)
    ]  # fmt: skip


def ages(each: Suggestion) -> str:
    low, high = each.candidate.lowest_age, each.candidate.highest_age
    return f"Ages {low} to {high}" if low is not None and high is not None else ""


def picture(found: list[Suggestion], centre: tuple[int, int], *, miles: int) -> maps.Map:
    """The same schools around the child, by number."""
    marks = [
        maps.Mark(number, *each.candidate.place, SORTS.index(Sort(each.candidate.sort)) + 1)
        for number, each in enumerate(found, start=1)
    ]
    says = f"{len(found)} {'school' if len(found) == 1 else 'schools'} within {miles} miles, by their numbers in the list. North is at the top."
    return maps.around("Where they are", centre, marks, miles=miles, says=says, legend=[each.label for each in SORTS])
