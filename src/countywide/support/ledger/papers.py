"""What schools were given for a child, handed over to whoever has to give what the record holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from countywide.casework.cases.types import Content, OnFile, Papers
from countywide.platform.kit.money import in_pounds
from countywide.platform.kit.paper import blocks
from countywide.platform.kit.tags.saying import short_date

from . import queries, wording
from .enums import Standing, Stream
from .models import Award, Rate

TITLE = "Money for the child’s support"
HEAD = ("School", "Stream", "What it rests on", "How firm", "A year", "From", "Until")


def listed(cases: Sequence[Any]) -> Iterator[OnFile]:
    """One paper a child; it says how many entries there are, so that a later one is another."""
    children = {case.child_id: case.pk for case in cases}
    entries: dict[int, int] = {}
    for rate in Rate.objects.filter(award__child__in=children).order_by("id").values_list("award__child", "id"):
        entries[rate[0]] = rate[1]
    for child, newest in entries.items():
        series = f"money:{child}-"
        yield OnFile(f"{series}{newest}", TITLE, None, "", children[child], series=series)


def content(key: str) -> Content:
    child = key.partition("-")[0]
    awards = list(queries.awards_for_child(int(child))) if child.isdigit() else []
    if not awards:
        return Content()
    changed = [
        (award.school.name, each["was"], each["now"], short_date(each["from_on"]), each["why"])
        for award in awards
        for each in wording.changes(award)
    ]
    pieces = [blocks.heading(TITLE, 1), blocks.table("What schools were given", HEAD, [row(award) for award in awards])]
    if changed:
        pieces.append(blocks.table("What changed", ("School", "Was, a year", "Is now", "From", "Why"), changed))
    return Content(blocks=tuple(pieces))


def row(award: Award) -> tuple[str, ...]:
    return (
        award.school.name, Stream(award.pot.stream).label, award.basis, Standing(award.standing).label,
        in_pounds(wording.annual(award)), short_date(award.from_on), short_date(award.until),
    )  # fmt: skip


PAPERS = Papers("money", "Money", listed, content, place=80)
