"""Evidence that comes otherwise than by a link, and what an officer says of evidence afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as case_queries
from countywide.platform.audit import actions as audit
from countywide.platform.files import queries as files
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions, queries, rules
from ..enums import Source
from ..models import Item
from ..types import Described
from .standing import works_on


@action(permissions.ASK)
def add_item(
    case: Any,
    *,
    by: Actor,
    on: date,
    said: Described,
    source: str,
    received_on: date,
    file_id: UUID | None = None,
    organisation_id: int | None = None,
) -> Item:
    """Enter evidence that came on paper or by email, with the true day it came and from whom."""
    if bar := rules.bar_to_received(received_on=received_on, on=on):
        raise RuleBroken(bar)
    item = keep(
        case,
        by=by,
        on=on,
        said=said,
        source=source,
        received_on=received_on,
        file_id=file_id,
        organisation_id=organisation_id,
    )
    cases.note(case, "evidence.added", by=by, on=on, title=f"Evidence entered: {item.kind_name.lower()}")
    return item


@action(permissions.ADD_OWN)
def add_own(case: Any, *, by: Actor, on: date, said: Described, file_id: UUID) -> Item:
    """Add evidence to one's own child's case, or one's own."""
    if case_queries.audience_of(by, case) != "FAMILY":
        raise PermissionDenied(permissions.ADD_OWN.key)
    if case.closed_on:
        raise RuleBroken("This case is closed, so nothing can be added to it. Ask us if something has changed.")
    item = keep(case, by=by, on=on, said=said, source=Source.FAMILY, received_on=on, file_id=file_id, to_family=True)
    cases.note(
        case,
        "evidence.added-by-family",
        by=by,
        on=on,
        title=f"The family added evidence: {item.kind_name.lower()}",
        family_title=f"You sent us a document: {item.kind_name.lower()}",
        to_family=True,
    )
    return item


def keep(
    case: Any,
    *,
    by: Any,
    on: date,
    said: Described,
    source: str,
    received_on: date,
    file_id: UUID | None = None,
    organisation_id: int | None = None,
    to_family: bool = False,
) -> Item:
    """Put a piece of evidence on a case. Used by rooms above for what came with a request or as advice; they guard it."""
    item = Item(
        case=case,
        organisation_id=organisation_id,
        file=files.file_with(file_id) if file_id else None,
        source=source,
        received_on=received_on,
        to_family=to_family,
        added_by_id=by.pk,
    )
    fill(item, said)
    audit.record("evidence.added", by=by, about=item, on=on.isoformat(), kind=said.kind, source=str(source))
    return item


def fill(item: Item, said: Described) -> None:
    """Set what is said of a piece of evidence."""
    bar = rules.bar_to_describing(
        written_on=said.written_on,
        period_from=said.period_from,
        period_to=said.period_to,
        received_on=item.received_on,
    )
    if bar:
        raise RuleBroken(bar)
    version = queries.form_with(said.form_version) if said.form_version else None
    name = version.title if version else queries.name_of_kind(said.kind, on=item.received_on)
    if not name:
        raise RuleBroken("Choose what kind of document it is.")
    item.kind, item.kind_name = said.kind, name
    item.author, item.author_role = said.author[:120], said.author_role[:120]
    item.written_on, item.period_from, item.period_to = said.written_on, said.period_from, said.period_to
    item.relevance, item.third_party, item.form_version = said.relevance[:500], said.third_party, version
    item.save()


@action(permissions.FOLLOW_UP)
def change_item(item: Item, *, by: Actor, on: date, said: Described) -> None:
    """Correct what is said of a piece of evidence; what it is about does not change hands."""
    works_on(item, by)
    fill(item, said)
    if item.third_party and item.to_family and item.source != Source.FAMILY:
        item.to_family = False  # it was shared before anybody knew that it tells of somebody else
        item.save(update_fields=["to_family"])
    audit.record("evidence.changed", by=by, about=item, on=on.isoformat())


@action(permissions.FOLLOW_UP)
def share(item: Item, *, by: Actor, on: date, to_family: bool, checked: bool = False) -> None:
    """Show a piece of evidence to the family, or stop showing it."""
    works_on(item, by)
    if to_family and (bar := rules.bar_to_sharing(third_party=item.third_party, checked=checked)):
        raise RuleBroken(bar)
    item.to_family = to_family
    item.save(update_fields=["to_family"])
    audit.record("evidence.shared" if to_family else "evidence.not-shared", by=by, about=item, on=on.isoformat())


@action(permissions.FOLLOW_UP)
def supersede(item: Item, *, by: Actor, on: date, newer: Item | None) -> None:
    """Say that a newer document takes the place of this one, or that none does after all."""
    works_on(item, by)
    if newer is not None:
        bar = rules.bar_to_superseding(
            same=newer.pk == item.pk, other_case=newer.case_id != item.case_id, goes_round=_leads_to(newer, item)
        )
        if bar:
            raise RuleBroken(bar)
    item.superseded_by = newer
    item.save(update_fields=["superseded_by"])
    audit.record("evidence.superseded", by=by, about=item, on=on.isoformat(), newer=newer.pk if newer else None)


def _leads_to(newer: Item, item: Item) -> bool:
    """Whether a document is itself replaced, step by step, by this one."""
    then = dict(Item.objects.filter(case_id=item.case_id).order_by().values_list("pk", "superseded_by_id"))
    step = then.get(newer.pk)
    while step is not None and step != item.pk:
        step = then.get(step)
    return step == item.pk
