"""The plan of a school, as a list and as a board of strands and levels."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from .. import papers
from ..enums import OPEN_STATES, Level, Part, Progress, Strand
from ..models import Agreed, Link
from . import school

COLOURS = {
    Progress.OPEN: "blue", Progress.IN_PROGRESS: "yellow", Progress.DONE: "green", Progress.DROPPED: "grey", Progress.CARRIED: "grey",
}  # fmt: skip


def page(
    link: Link, parts: set[str], user: Any, found: Iterable[Agreed], every: list[Any], *, on: date
) -> dict[str, Any]:
    """The plan always exists; where nothing is agreed it says so, and when people meet next (Q58b)."""
    rows = [row(each, parts, user, on=on) for each in found]
    still = [each for each in rows if each["is_open"]]
    return {
        "open": still,
        "closed": sorted(
            (each for each in rows if not each["is_open"]), key=lambda each: each["closed_on"], reverse=True
        ),
        "board": board(still),
        "levels": [each.label for each in Level],
        "empty": "" if still else school.nothing_agreed(every, on=on),
        "may_add": bool(parts & {Part.SCHOOL, Part.THERAPIST, Part.TEACHER}),
        "urn": link.school.school.urn,
    }


def row(each: Agreed, parts: set[str], user: Any, *, on: date) -> dict[str, Any]:
    is_open = each.progress in OPEN_STATES
    hands = parts & {Part.SCHOOL, Part.THERAPIST} or (Part.TEACHER in parts and each.teacher_id == user.pk)
    late = is_open and each.due_on < on
    return {
        "what": each.what,
        "owner": papers.owner_said(each),
        "due_on": each.due_on,
        "strand": Strand(each.strand).label,
        "strand_number": each.strand,
        "level": Level(each.level).label,
        "level_number": each.level,
        "state": "Past its day" if late else Progress(each.progress).label,
        "colour": "red" if late else COLOURS[Progress(each.progress)],
        "reason": each.reason,
        "closed_on": each.closed_on or date.min,
        "is_open": is_open,
        "href": reverse("therapy:action", args=[each.key]) if is_open and hands else "",
        "school": each.link.school.name,
    }


def board(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Strands down, levels across; each field holds its open actions."""
    return [
        {
            "strand": strand.label,
            "fields": [
                [each for each in rows if (each["strand_number"], each["level_number"]) == (strand.value, level.value)]
                for level in Level
            ],
        }
        for strand in Strand
    ]
