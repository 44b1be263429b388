"""What a family sees first: each child, each case, what comes next."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from countywide.casework.cases import queries as cases
from countywide.law import clocks
from countywide.register.people import queries as people

from . import standing


def page(user: Any) -> dict[str, Any]:
    """One's own children with their cases, newest first."""
    children = list(people.children_of(user))
    held: dict[int, list[Any]] = {child.pk: [] for child in children}
    for case in cases.cases_seen_by(user).filter(child__in=children).order_by("-opened_on", "-id"):
        held[case.child_id].append(case)
    return {
        "heading": "My family" if len(children) != 1 else f"{children[0].first_name}",
        "children": [
            {"name": child.first_name, "cases": [card(case) for case in held[child.pk]]} for child in children
        ],
    }


def card(case: Any) -> dict[str, Any]:
    """One case in a few words."""
    clock = clocks.CLOCKS.get(case.next_clock)
    return {
        "title": "Request for an assessment",
        "stands": standing.in_words(case, "FAMILY"),
        "next": (clock.says or clock.title).rstrip(".") if clock and case.act_by else "",
        "by": case.act_by,
        "href": reverse("front:case", args=[case.reference]),
    }
