"""What a family sees first: each child, each case, what comes next."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.casework.cases import queries as cases
from countywide.casework.deadlines import queries as deadlines
from countywide.law import clocks
from countywide.register.people import queries as people

from . import standing

LATEST = 3
"""So many of the latest things that happened stand beside a case; its own page has them all."""


def page(user: Any) -> dict[str, Any]:
    """One's own children with their cases, newest first."""
    found = children(user)
    return {"heading": "My family", "children": found}


def children(user: Any) -> list[dict[str, Any]]:
    """Each child, each case, what happened lately and what comes next by the law; four queries however many."""
    own = list(people.children_of(user))
    held = list(cases.cases_seen_by(user).filter(child__in=own).order_by("-opened_on", "-id")) if own else []
    last_days = deadlines.last_days_in_law(held) if held else {}
    happened = cases.latest_events(held, "FAMILY", each=LATEST) if held else {}
    return [
        {
            "name": child.first_name,
            "details": reverse("people:child", args=[child.key]),
            "cases": [
                card(case, happened.get(case.pk, []), last_days.get(case.pk, case.act_by))
                for case in held
                if case.child_id == child.pk
            ],
        }
        for child in own
    ]


def card(case: Any, happened: list[Any], by: date | None) -> dict[str, Any]:
    """One case in a few words. A family reads the day by which the law wants it done, as on the page of the case."""
    clock = clocks.CLOCKS.get(case.next_clock)
    team = getattr(case.team, "contact_team", None)
    return {
        "title": standing.about(case),
        "open": case.is_open,
        "stands": standing.in_words(case, "FAMILY"),
        "waiting": standing.waiting_in_words(case, "FAMILY") if case.is_open else "",
        "next": clock.says or clock.title if clock and case.act_by else "",
        "by": by,
        "team": team.name if team else case.team.name,
        "phone": team.phone if team else "",
        "officer": case.owner.name if case.owner else "",
        "href": reverse("front:case", args=[case.reference]),
        "events": [{"title": each.words_for("FAMILY"), "when": each.on, "state": "done"} for each in happened],
    }
