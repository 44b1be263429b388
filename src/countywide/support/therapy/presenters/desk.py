"""The first page of a therapist, a specialist teacher, a provider's manager and the programme team."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django.urls import reverse

from .. import permissions, queries
from ..enums import Standing
from . import plan, school

EMPTY = (Standing.VACANT, Standing.UNASSIGNED)


def page(user: Any, *, on: date) -> dict[str, Any]:
    """What somebody has to do with link therapy today."""
    arranges = user.may(permissions.ARRANGE)
    held = queries.standings(queries.links_for(user, on), on)
    term = queries.term_on(on)
    had = queries.held_in_term([link.pk for link, _ in held], term, on)
    rows = [row(link, standing, had.get(link.pk, 0), on=on) for link, standing in held]
    own = owed(user, held, arranges, on=on)
    mine = list(queries.own_actions(user, on)) if not arranges else []
    return {
        "arranges": arranges,
        "oversees": user.may(permissions.OVERSEE),
        "meets": user.may(permissions.MEET),
        "rows": rows,
        "empty": [each for each in rows if each["is_empty"]],
        "owed": own,
        "late": sum(each["state"] == "The record is late" for each in own),
        "actions": [plan.row(each, {"THERAPIST"}, user, on=on) for each in mine],
        "fairness": fairness(rows) if arranges else [],
        "term": term.name,
    }


def row(link: Any, standing: Standing, had: int, *, on: date) -> dict[str, Any]:
    expected = queries.expected_of(link, on).contacts
    return {
        "school": link.school.name,
        "href": reverse("therapy:show", args=[link.school.school.urn]),
        "plan": reverse("therapy:plan", args=[link.school.school.urn]),
        "standing": standing.label,
        "colour": school.COLOURS[standing],
        "expected": expected,
        "had": had,
        "next_on": link.next_on,
        "provider": link.provider.name if link.provider else "",
        "is_empty": standing in EMPTY,
        "filled_by": link.filled_by,
        "lead_id": link.lead_id,
        "lead": "",
    }


def owed(user: Any, held: list[Any], arranges: bool, *, on: date) -> list[dict[str, Any]]:
    """Records that are still to be shared: one's own; for whoever arranges, those of every school they see that are late."""
    keys = {link.pk for link, _ in held}
    found = queries.late_records(on) if arranges else queries.records_due_by(date.max)
    return [
        school.meeting_row(each, on=on) for each in found
        if each.link_id in keys and (arranges or each.therapist_id == user.pk)
    ]  # fmt: skip


def fairness(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each therapist's schools and the contacts a term that they promise, most first: is it shared out fairly?"""
    names = queries.lead_names([each["lead_id"] for each in rows if each["lead_id"]])
    schools: Counter[str] = Counter()
    contacts: Counter[str] = Counter()
    had: Counter[str] = Counter()
    for each in rows:
        name = names.get(each["lead_id"], "Nobody")
        each["lead"] = name
        schools[name] += 1
        contacts[name] += each["expected"]
        had[name] += each["had"]
    return [
        {"name": name, "schools": schools[name], "contacts": contacts[name], "had": had[name]}
        for name in sorted(schools, key=lambda name: (-contacts[name], name))
    ]
