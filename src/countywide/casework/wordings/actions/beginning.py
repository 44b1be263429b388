"""Begins the working document of an appeal from the plan as it was issued."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.disputes import queries as disputes
from countywide.casework.plans import queries as plans
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.kit.paper.blocks import clean

from .. import permissions, queries
from ..models import Document, Passage
from ..rules import bars

PARTED = 100
"""Between the places of two passages, so that a new one stands behind the last of its section."""


@action(permissions.WRITE)
def begin(dispute: Any, *, by: Actor, on: date) -> Document:
    """Make the document from the sections that are appealed against, as the last final plan says them. The Tribunal’s directions
    ask the council for it with its response."""
    appeal = disputes.appeal_of(dispute)
    plan = plans.plan_of(dispute.right.case) or plans.plan_of(dispute.case)
    version = plans.version_now(plan) if plan else None
    bar = bars.bar_to_beginning(
        has_appeal=appeal is not None, subjects=appeal.subjects if appeal else (), is_open=dispute.is_open,
        has_plan=version is not None, begun=queries.document_of(dispute) is not None,
    )  # fmt: skip
    if bar or version is None or appeal is None:
        raise RuleBroken(bar or "There is no final plan in the record.")
    document = Document.objects.create(dispute=dispute, made_from=version, begun_on=on, begun_by_id=by.pk)  # type: ignore[attr-defined]
    known = [(key, law) for key, _heading, law in plans.headings_of(version)]
    sections = bars.sections(known, appeal.recommendations)
    Passage.objects.bulk_create(
        Passage(
            document=document, section=each.section, place=place * PARTED, row_key=each.row_key or None,
            number=each.number, detail=each.detail, text=clean(each.text),
        )
        for place, each in enumerate(plans.passages_of(version, sections), start=1)
    )  # fmt: skip
    cases.note(
        dispute.case,
        "wordings.begun",
        by=by,
        on=on,
        title="The working document of the appeal was begun",
        to_family=True,
    )
    audit.record("wordings.begun", by=by, about=document, on=on.isoformat(), version=version.pk)
    return document
