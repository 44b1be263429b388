"""Planning an audit, drawing its cases, and giving them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from countywide.casework.cases import queries as cases
from countywide.casework.deadlines import queries as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import criteria, notices, permissions, queries, rules
from ..models import Audit, AuditedCase
from ..queries.people import people_with, works_in


@action(permissions.PLAN)
def plan(
    _: None,
    *,
    by: Actor,
    on: date,
    theme: str,
    why: str,
    kind: str,
    parts: Sequence[str],
    first: date,
    last: date,
    size: int,
) -> Audit:
    """Plan an audit by the criteria in force. Its key is the seed of its sample, so nobody chooses the cases."""
    if bar := rules.bar_to_planning(theme=theme, first=first, last=last, size=size, parts=parts, on=on):
        raise RuleBroken(bar)
    made = Audit.objects.create(
        theme=theme.strip(), why=why.strip(), kind=kind, parts=list(parts), criteria_from=criteria.in_force(on).begins,
        period_from=first, period_to=last, size=size, planned_on=on, planned_by_id=by.pk,  # type: ignore[attr-defined]
    )  # fmt: skip
    audit.record("quality.planned", by=by, about=made, on=on.isoformat(), size=size)
    return made


@action(permissions.PLAN)
def draw(held: Audit, *, by: Actor, on: date) -> None:
    """Draw the cases, once, in proportion to area and type of setting; and keep what the record says of each today."""
    found = queries.candidates(held)
    if bar := rules.bar_to_drawing(drawn_on=held.drawn_on, candidates=len(found)):
        raise RuleBroken(bar)
    layer, calendar = {each.key: each.layer for each in found}, deadlines.calendar()
    AuditedCase.objects.bulk_create(
        AuditedCase(
            audit=held, case_id=key, place=place, layer=layer[key], read_on=on,
            record=read(held, key, on=on, calendar=calendar),
        )
        for place, key in enumerate(rules.drawn(found, size=held.size, seed=str(held.key)), 1)
    )  # fmt: skip
    held.drawn_on, held.layers = on, dict(sorted(Counter(layer.values()).items()))
    held.save(update_fields=["drawn_on", "layers"])
    audit.record("quality.drawn", by=by, about=held, on=on.isoformat(), cases=held.cases.count(), of=len(found))


def read(held: Audit, key: int, *, on: date, calendar: Any) -> dict[str, Any]:
    """What the record says of one case, as it is kept."""
    case = cases.case_by_key(key)
    says = queries.read(case, first=held.period_from, last=held.period_to, on=on, calendar=calendar)
    return {name: asdict(found) for name, found in says.items()}


@action(permissions.PLAN)
def allocate(held: Audit, *, by: Actor, on: date, auditors: Sequence[int]) -> int:
    """Give the cases that have no auditor to some auditors in turn; how many nobody of them may audit.

    Nobody audits a case that they owned, decided, advised or wrote on, or that a team of theirs held.
    """
    known = dict(queries.auditors_on(on))
    chosen = [key for key in auditors if key in known]
    waiting = list(held.cases.filter(auditor=None).order_by("place"))
    if bar := rules.bar_to_allocating(drawn_on=held.drawn_on, auditors=len(chosen), waiting=len(waiting)):
        raise RuleBroken(bar)
    given = rules.allocated(queries.seats(waiting), works_in(chosen, on))
    for each in waiting:
        if given[each.pk]:
            each.auditor_id, each.allocated_on = given[each.pk], on
            each.save(update_fields=["auditor", "allocated_on"])
    count = Counter(key for key in given.values() if key)
    if not count:
        raise RuleBroken(
            "None of them may audit any of these cases: they or their teams worked on each. Choose others."
        )
    audit.record(
        "quality.allocated", by=by, about=held, on=on.isoformat(), cases=sum(count.values()), auditors=len(count)
    )
    for person in people_with(count):
        tell(
            notices.GIVEN, to=[Recipient(person.email, None, person.pk)], by=by, about=held,
            cause=f"audit:{held.pk}:given:{person.pk}:{on.isoformat()}", theme=held.theme, number=count[person.pk],
        )  # fmt: skip
    return len(waiting) - sum(count.values())
