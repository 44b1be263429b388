"""The report of what a round owes, for the page and for paper. Paper names no child: it goes round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit.paper.blocks import Block, details, heading, para, table
from countywide.platform.kit.tables import Column, Table

from ..rules import overdue as rules
from ..rules.review import in_words
from ..types import Counted, Decided, Limit, Round
from .forecast import NO_AREA
from .lists import held_by, next_clock, show

HEAD = ("Area", "Children", "In time", "After the date", "Owed", "Type only, no place")
NO_PLACE = "No place is named for these children"
COUNTS = (
    "A final plan that names a type of school alone keeps the date in law, and the child has no place all the same: it is "
    "counted under “Type only” too."
)


def areas(rows: list[Decided], law: Limit) -> list[tuple[str, ...]]:
    """One row for each area, and one for all."""
    by_area = rules.by_area(rows, strict=law.strict)
    found = [row(area or NO_AREA, each) for area, each in by_area.items()]
    return found if len(by_area) == 1 else [*found, row("All", rules.counted(rows, strict=law.strict))]


def row(name: str, of: Counted) -> tuple[str, ...]:
    return (name, *(f"{number:,}" for number in (of.all, of.in_time, of.late, of.owed, of.type_only)))


def says(rows: list[Decided], law: Limit, *, on: date) -> str:
    """The round in a sentence."""
    of = rules.counted(rows, strict=law.strict)
    if not of.owed:
        return "No final plan is owed in this round."
    late = rules.days_late(strict=law.strict, on=on)
    what = f"{of.owed:,} final {'plan is' if of.owed == 1 else 'plans are'} owed"
    if late:
        return f"{what}, {late} {'day' if late == 1 else 'days'} after the last day in law, {in_words(law.strict)}."
    return f"{what}. The last day in law is {in_words(law.strict)}."


def stands(each: Any, law: Limit, on: date) -> str:
    """How the plan of one child stands to the date in law."""
    if each.met_on:
        return f"Final plan of {in_words(each.met_on)} names a type alone"
    late = rules.days_late(strict=law.strict, on=on)
    return f"Owed, {late} {'day' if late == 1 else 'days'} late" if late else "Owed"


def places_table(found: Any, asked: Any, law: Limit, *, on: date, may_open: Any) -> Table:
    """Every child without a place, for whoever follows the round."""
    return Table(
        found,
        [
            Column("Child", lambda each: each.case.child.name_shown, href=lambda each: show(each) if may_open(each) else ""),
            Column("Area", lambda each: each.case.area.name if each.case.area else NO_AREA),
            Column("At", lambda each: each.setting.name if each.setting else "No school we know"),
            Column("The plan", lambda each: stands(each, law, on)),
            Column("Held by", held_by),
            Column("Next date", "case__act_by"),
            Column("For", next_clock),
        ],
        params=asked,
        caption=NO_PLACE,
        things=("child", "children"),
        empty="Every child of this round has a place named.",
    )  # fmt: skip


def paper(held: Round, rows: list[Decided], found: Iterable[Any], law: Limit, *, on: date) -> Iterator[Block]:
    """The report on paper: references, no names."""
    yield heading(f"What is owed: {held.name}", 1)
    yield details([("On", in_words(on)), ("Date in law", f"{in_words(law.strict)} ({law.law})")])
    yield para(says(rows, law, on=on))
    yield table("How far each area has come", HEAD, areas(rows, law))
    yield para(COUNTS)
    lines = [line(each, law, on) for each in found]
    if lines:
        yield heading(NO_PLACE)
        yield table(NO_PLACE, ("Our reference", "Area", "The plan", "Held by", "Next date", "For"), lines)


def line(each: Any, law: Limit, on: date) -> tuple[str, ...]:
    case = each.case
    next_on = in_words(case.act_by) if case.act_by else ""
    return (
        case.reference,
        case.area.name if case.area else NO_AREA,
        stands(each, law, on),
        held_by(each),
        next_on,
        next_clock(each),
    )


def address(held: Round) -> str:
    return reverse("transfers:overdue-pdf", args=[held.key])
