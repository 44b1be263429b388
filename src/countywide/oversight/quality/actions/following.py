"""What follows an audit: actions with an owner and a day, and the published themes."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, permissions, queries, rules
from ..enums import Grade, Result
from ..models import Audit, AuditAction


@action(permissions.PLAN)
def add_action(held: Audit, *, by: Actor, on: date, text: str, owner: int, due_on: date) -> AuditAction:
    """Lay down what is done because of an audit, by whom and by when. Its owner is told."""
    if bar := rules.bar_to_adding_action(text=text, due_on=due_on, on=on):
        raise RuleBroken(bar)
    if owner not in dict(queries.owners_on(on)):
        raise RuleBroken("Choose an owner from the list.")
    made = AuditAction.objects.create(audit=held, text=text.strip(), owner_id=owner, opened_on=on, due_on=due_on)
    audit.record(
        "quality.action-added", by=by, about=held, on=on.isoformat(), action=made.pk, due_on=due_on.isoformat()
    )
    tell(
        notices.ACTION, to=[Recipient(made.owner.email, None, owner)], cause=f"audit-action:{made.pk}:added", by=by,
        about=made, text=made.text, due_on=due_on, key=made.key,
    )  # fmt: skip
    return made


@action(permissions.AUDIT)
def close_action(held: AuditAction, *, by: Actor, on: date, because: str) -> None:
    """Say that an action is done, and how."""
    may = held.owner_id == by.pk or by.may(permissions.PLAN)  # type: ignore[attr-defined]
    if bar := rules.bar_to_closing_action(may=may, closed_on=held.closed_on, because=because):
        raise RuleBroken(bar)
    held.closed_on, held.closed_because = on, because.strip()
    held.save(update_fields=["closed_on", "closed_because"])
    audit.record("quality.action-closed", by=by, about=held, on=on.isoformat())


@action(permissions.PLAN)
def publish(held: Audit, *, by: Actor, on: date, themes: str) -> None:
    """Publish the themes with figures in which no case can be known. They are kept as they were published."""
    records = list(held.cases.order_by("place"))
    waiting = sum(1 for each in records if each.feedback_sent_on is None)
    bar = rules.bar_to_publishing(published_on=held.published_on, waiting=waiting, records=len(records), themes=themes)
    if bar:
        raise RuleBroken(bar)
    held.published_on, held.themes, held.figures = on, themes.strip(), figures(held, records)
    held.save(update_fields=["published_on", "themes", "figures"])
    audit.record("quality.published", by=by, about=held, on=on.isoformat(), records=len(records))


def figures(held: Audit, records: list[Any]) -> dict[str, Any]:
    """How many records came to each grade, and how many met each criterion; no count below five, and none to be worked out."""
    grades = Counter(each.moderated_grade for each in records)
    met = {
        each.key: rules.shown(counted(each.key, records))
        for each in held.criteria_set.criteria(held.parts)
    }  # fmt: skip
    return {
        "records": len(records) if len(records) >= rules.FEWEST else None,
        "grades": rules.shown({grade: grades[grade] for grade in Grade.values}),
        "criteria": met,
    }


def counted(key: str, records: list[Any]) -> dict[str, int]:
    """How many records found each result of one criterion."""
    found = Counter(each.results.get(key, {}).get("result", "") for each in records)
    return {result: found[result] for result in Result.values}
