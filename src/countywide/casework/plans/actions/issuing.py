"""Freezing what a plan says into a version that is never altered, and going back to one."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import Actor

from .. import queries
from ..models import Change, Plan, Row, Version
from ..models.rows import SPACE
from ..types import Content


def freeze(
    plan: Plan,
    *,
    by: Actor,
    on: date,
    issued_as: str,
    because: str = "",
    file_id: Any = None,
    says_nothing: bool = False,
    says: Content | None = None,
) -> Version:
    """Keep what the working copy says now as the next version. Used by deeds that are guarded themselves.

    `says_nothing`: what was issued is a document alone, and the rows may say something else. `says`: what went out, where that
    is not all of the working copy.
    """
    content = (empty(plan) if says_nothing else says or queries.content_of(plan)).as_json()
    packed = json.dumps(content, sort_keys=True, ensure_ascii=False).encode()
    version = Version.objects.create(
        plan=plan,
        number=plan.versions.count() + 1,
        issued_as=issued_as,
        issued_on=on,
        issued_by_id=by.pk,  # type: ignore[attr-defined]
        because=because,
        content=content,
        sha256=hashlib.sha256(packed).hexdigest(),
        file_id=file_id,
    )
    audit.record("plans.issued", by=by, about=version, on=on.isoformat(), number=version.number, issued_as=issued_as)
    return version


def empty(plan: Plan) -> Content:
    """What a plan says of which no row is known."""
    return Content(plan.kind, plan.begins.isoformat(), ())


def restore(plan: Plan, version: Version, *, by: Actor, on: date) -> None:
    """Make the working copy say again what a version says: the changes that were proposed are not made.

    Rows keep their keys, and the history of each section shows what was there meanwhile.
    """
    held = {str(row.key): row for row in plan.rows.order_by("id")}
    says = version.says
    for key, row in held.items():
        if says.row(key) is None:
            Change.objects.create(
                plan=plan, row_key=row.key, section=row.section, by_id=by.pk, before=queries.said_by(row), after=None  # type: ignore[attr-defined]
            )  # fmt: skip
            row.delete()
    for number, said in enumerate(says.rows, start=1):
        row = held.get(said.key) or Row(plan=plan, key=said.key, section=said.section)
        row.sort, row.place, row.text, row.details = said.sort, number * SPACE, said.text, said.details
        row.save()
        held[said.key] = row
    for said in says.rows:
        held[said.key].answers_to.set([held[key] for key in said.answers_to if key in held])
    audit.record("plans.restored", by=by, about=plan, on=on.isoformat(), version=version.pk)
