"""Statements: what each school has, told on a day and never altered."""

from __future__ import annotations

from datetime import date
from typing import Any

from django_q.tasks import async_task

from countywide.casework.letters import queries as facts
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts

from .. import notices, permissions, queries
from ..models import FundingYear, Statement
from ..statement import content as written

ISSUE = "countywide.support.ledger.tasks.issue_statements"
TOLD = ("FINANCE", "HEAD", "SENCO")


@action(permissions.KEEP)
def issue_statements(year: FundingYear, *, by: Actor, on: date) -> int:
    """Have a statement issued to every school of the year, by a worker. Answers to how many schools."""
    number = len(queries.schools_in(year))
    if not number:
        raise RuleBroken("No school is awarded anything in this year yet.")
    audit.record("ledger.statements-ordered", by=by, about=year, on=on.isoformat(), schools=number)
    async_task(ISSUE, year.pk, on, by.pk, save=False)  # type: ignore[attr-defined]
    return number


def issue_statement(year: FundingYear, school: Any, *, by: Any, on: date) -> Statement | None:
    """One school's statement, and word of it to its finance staff, head and SENCO. None when nothing changed since the last."""
    with audit.in_one_go():
        year = FundingYear.objects.select_for_update().get(pk=year.pk)
        awards = list(queries.awards_for_school(school.pk, year))
        content = written(
            council=facts.council_facts().get("council_name", ""), team="Funding team", school=school.name, year=year, awards=awards,
            months=queries.months_between(awards, year.starts_on, year.ends_on), on=on,
        )  # fmt: skip
        last = queries.newest_statement(year, school.pk)
        if last is not None and undated(last.content) == undated(content):
            return None
        made = Statement.objects.create(
            year=year, school=school, number=last.number + 1 if last else 1, issued_on=on, by_id=by.pk, content=content
        )
        audit.record("ledger.statement-issued", by=by, about=made, on=on.isoformat())
        to = contacts.recipients_for(school.pk, TOLD)
        tell(notices.STATEMENT, to=to, cause=f"statement:{made.pk}", by=by, about=made, year=year.name, on=on)
    return made


def undated(content: dict[str, Any]) -> list[dict[str, Any]]:
    """What a statement says, but for its own date."""
    return [block for block in content["blocks"] if block["kind"] != "details"]


def tell_issued(year: FundingYear, *, by: Any, on: date, number: int, to: Recipient) -> None:
    """Whoever ordered the statements is told that they are there, once a day."""
    tell(
        notices.ISSUED, to=[to], cause=f"statements:{year.pk}:{on.isoformat()}", by=by, about=year, year=year.name,
        number=number, key=year.key,
    )  # fmt: skip
