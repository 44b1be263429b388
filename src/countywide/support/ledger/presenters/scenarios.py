"""A comparison: who gains, who loses, and by how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from countywide.platform.kit.charts import Chart, columns, stacked
from countywide.platform.kit.money import in_pounds

from .. import rules
from ..enums import Method, Stream
from ..models import Scenario
from ..types import SchoolRow

FURTHEST = 5
BANDS = ((-10_000_00, "More than £10,000 less"), (-1_000_00, "£1,000 to £10,000 less"), (0, "Up to £1,000 less"))
GAINS = ((1_000_00, "Up to £1,000 more"), (10_000_00, "£1,000 to £10,000 more"))


@dataclass(frozen=True)
class Compared:
    """One school, what it has by each method, and what it gains or loses."""

    row: SchoolRow
    shares: dict[Method, int]
    differs: int


def compared(scenario: Scenario, rows: Sequence[SchoolRow]) -> list[Compared]:
    """Every school, in the order of the rows."""
    found = rules.compared(
        scenario.total_pence, rows, scenario.weights, floor_pence=scenario.floor_pence, cap_pence=scenario.cap_pence
    )
    method, against = Method(scenario.method), Method(scenario.against)
    return [
        Compared(row, {each: shares[at] for each, shares in found.items()}, found[method][at] - found[against][at])
        for at, row in enumerate(rows)
    ]


def says(scenario: Scenario, found: Sequence[Compared]) -> str:
    """Who gains and who loses, in a sentence."""
    more, less = sum(each.differs > 0 for each in found), sum(each.differs < 0 for each in found)
    moved = sum(each.differs for each in found if each.differs > 0)
    method, against = Method(scenario.method).label, Method(scenario.against).label
    return (
        f"“{method}” beside “{against}”: {schools(more)} would have more, {schools(less)} less, and "
        f"{schools(len(found) - more - less)} the same. {in_pounds(moved)} of {in_pounds(scenario.total_pence)} would move."
    )


def schools(number: int) -> str:
    return f"{number:,} school{'' if number == 1 else 's'}"


def facts(scenario: Scenario) -> list[dict[str, Any]]:
    """What was asked."""
    weights = ", ".join(f"level {at}: {weight / 100:g}" for at, weight in enumerate(scenario.weights, start=1))
    rows = [
        ("Stream", Stream(scenario.stream).label),
        ("The sum", in_pounds(scenario.total_pence)),
        ("Weight of a child", weights),
        ("Floor for each school", None if scenario.floor_pence is None else in_pounds(scenario.floor_pence)),
        ("Cap for each school", None if scenario.cap_pence is None else in_pounds(scenario.cap_pence)),
        ("Schools and children as on", scenario.saved_on),
        ("Saved by", scenario.by.name if scenario.by else None),
    ]
    return [{"key": key, "value": value} for key, value in rows if value is not None]


def chart(found: Sequence[Compared]) -> Chart:
    """How many schools gain or lose how much."""
    names = [*(name for _edge, name in BANDS), "The same", *(name for _edge, name in GAINS), "More than £10,000 more"]
    counts = dict.fromkeys(names, 0)
    for each in found:
        counts[band_of(each.differs)] += 1
    return columns(
        "How many schools gain or lose", list(counts.items()), unit="schools", what="Difference for the year",
        says=" ".join(f"{name}: {number}." for name, number in counts.items() if number),
    )  # fmt: skip


def band_of(differs: int) -> str:
    if differs == 0:
        return "The same"
    if differs < 0:
        return BANDS[0][1] if differs < BANDS[0][0] else BANDS[1][1] if differs < BANDS[1][0] else BANDS[2][1]
    return next((name for edge, name in GAINS if differs <= edge), "More than £10,000 more")


def furthest(scenario: Scenario, found: Sequence[Compared]) -> Chart | None:
    """The schools that gain or lose most, by both methods."""
    ordered = sorted((each for each in found if each.differs), key=lambda each: each.differs)
    shown = ordered if len(ordered) <= 2 * FURTHEST else [*ordered[:FURTHEST], *ordered[-FURTHEST:]]
    if not shown:
        return None
    names = [f"{each.row.name}: {name}" for each in shown for name in ("now compared", "beside")]
    pence = [
        share
        for each in shown
        for share in (each.shares[Method(scenario.method)], each.shares[Method(scenario.against)])
    ]
    return stacked(
        "Those that gain or lose most", names, [("Pounds a year", [round(each / 100) for each in pence])], unit="£",
        what="School", says=f"{shown[0].row.name} has the least beside the other method, {shown[-1].row.name} the most.",
    )  # fmt: skip


def head(scenario: Scenario) -> list[str]:
    return ["School", "Pupils", "Mapped children", *(Method(each).label for each in Method), "More or less"]


def table_rows(found: Sequence[Compared]) -> list[tuple[str, ...]]:
    """Every school, those that lose most first."""
    return [
        (
            each.row.name, f"{each.row.pupils:,}", str(sum(each.row.mapped.values())),
            *(in_pounds(each.shares[method]) for method in Method), in_pounds(each.differs),
        )
        for each in sorted(found, key=lambda each: (each.differs, each.row.name))
    ]  # fmt: skip
