"""One search, and the list of those under way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit import forms
from countywide.platform.kit.tables import Column, Filter, Table

from .. import rules
from ..enums import Begun, CameOf, Level, Over
from ..types import Ladder

COLOURS = {"ASKED": "grey", "CANNOT": "orange", "FULL": "orange", "OFFERS": "green", "UNSUITABLE": "grey"}


def facts(search: Any, ladder: Ladder, *, phone: str, rights_on: date | None) -> list[dict[str, Any]]:
    """What everybody on the case is told about a search (Q11)."""
    case, step = search.case, ladder.step(search.level)
    owner = f"{case.owner.name}, {case.team.name}" if case.owner else case.team.name
    rows = [
        ("Who searches", f"{owner}{f'. Telephone {phone}' if phone else ''}"),
        ("Why", Begun(search.begun_because).label),
        ("Since", search.begun_on),
        ("How high it stands", f"{Level(search.level).label}. {step.does}"),
        ("A place is needed from", search.needed_on),
        ("The present place ends on", search.ends_on),
        ("The family hears from us by", search.next_contact_on),
        ("Letter with the right of appeal", rights_on or "No such letter about this plan has left us yet"),
    ]
    if search.over_on:
        rows.append(("Over", f"{search.over_on.day} {search.over_on:%B %Y}. {Over(search.over_because).label}"))
    return [{"key": key, "value": value} for key, value in rows if value is not None]


def meanwhile(search: Any, ladder: Ladder, *, on: date) -> dict[str, Any]:
    """What the child is given until there is a place, or that it must be said now."""
    due = rules.interim_is_due(needed_on=search.needed_on, ends_on=search.ends_on, ladder=ladder, on=on)
    return {"said": search.interim, "starts_on": search.interim_from, "due": due and not search.over_on}


def tried(found: Iterable[Any], search: Any) -> list[dict[str, Any]]:
    """Each setting that was asked."""
    return [
        {
            "name": each.name,
            "asked_on": each.asked_on,
            "came_of": CameOf(each.came_of).label,
            "colour": COLOURS[each.came_of],
            "answered_on": each.answered_on,
            "waits": each.came_of == CameOf.ASKED,
            "address": reverse("unplaced:settle", args=[search.key, each.pk]),
        }
        for each in found
    ]


def levels(search: Any) -> list[dict[str, Any]]:
    """The levels a search reached, the newest first."""
    return [
        {"title": Level(each.level).label, "when": each.on, "state": "now" if each.level == search.level else "done"}
        for each in reversed(search.levels.all())
    ]


def flags(found: Iterable[Any], *, on: date, shows_words: bool) -> list[dict[str, Any]]:
    """Who flagged it, who answers by when, and the answer. What was written beside it is read by officers and whoever wrote it."""
    return [
        {
            "key": each.key,
            "who": each.by_school.name if each.by_school else "The family",
            "raised_on": each.raised_on,
            "ends_on": each.ends_on,
            "said": each.said if shows_words else "",
            "senior": each.senior.name if each.senior else "",
            "reply_by": each.reply_by,
            "late": each.answered_on is None and each.reply_by < on,
            "answered_on": each.answered_on,
            "answered_by": each.answered_by.name if each.answered_by else "",
            "answer": each.answer,
        }
        for each in found
    ]


def table(found: Any, asked: Any, *, on: date) -> Table:
    """The searches under way, the highest first."""
    return Table(
        found,
        [
            Column("Child", lambda each: each.case.child.name_shown, href=lambda each: reverse("unplaced:show", args=[each.key])),
            Column("Case", lambda each: each.case.reference),
            Column("Level", lambda each: str(each.level)),
            Column("A place is needed from", "needed_on"),
            Column("Next word to the family", lambda each: said_of_day(each.next_contact_on, on)),
            Column("Flag to answer by", lambda each: said_of_day(each.reply_by, on) if each.reply_by else ""),
            Column("Who holds it", lambda each: each.case.owner.name if each.case.owner else "Nobody yet"),
        ],
        [Filter("level", forms.Pick("Level", [(str(each.value), each.label) for each in Level], empty="All"), "level")],
        {"": "-level"},
        asked,
        caption="Children without a named place",
        things=("child", "children"),
        empty="No child of your cases is without a named place.",
    )  # fmt: skip


def said_of_day(day: date, on: date) -> str:
    return f"{day.day} {day:%B %Y}{' (late)' if day < on else ''}"
