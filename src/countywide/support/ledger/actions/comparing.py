"""A comparison of ways to share a sum is saved with a name. It moves no money and decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions, queries, rules
from ..enums import Method, Stream
from ..models import FundingYear, Scenario


@action(permissions.KEEP)
def save_scenario(
    year: FundingYear, *, by: Actor, on: date, name: str, stream: str, total_pence: int, which: str, weights: Sequence[int],
    floor_pence: int | None = None, cap_pence: int | None = None, against: str = Method.EVEN, method: str = Method.BOUNDED,
) -> Scenario:  # fmt: skip
    """Keep the schools as they stand today and what is asked of them, so that the comparison reads the same later.

    `weights`: in hundredths, for one child at each level, the lowest first.
    """
    rows = queries.school_rows(stream, which, on=on)
    bar = rules.bar_to_comparing(
        total_pence=total_pence, rows=rows, weights=weights, floor_pence=floor_pence, cap_pence=cap_pence
    )
    if not name.strip() or year.scenarios.filter(name=name.strip()).exists():
        bar = "Give it a name that no other comparison of this year has."
    if against == method:
        bar = "Compare two different methods."
    if bar:
        raise RuleBroken(bar)
    made = Scenario.objects.create(
        year=year, name=name.strip(), stream=Stream(stream), total_pence=total_pence, against=Method(against),
        method=Method(method), weights=list(weights), floor_pence=floor_pence, cap_pence=cap_pence, saved_on=on, by_id=by.pk,  # type: ignore[attr-defined]
        rows=[[row.school_id, row.name, row.pupils, {str(level): held for level, held in row.mapped.items()}] for row in rows],
    )  # fmt: skip
    audit.record("ledger.scenario-saved", by=by, about=made, on=on.isoformat(), schools=len(rows))
    return made
