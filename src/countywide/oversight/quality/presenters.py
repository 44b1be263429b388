"""Audits turned into rows and sentences for pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from . import rules
from .criteria import Part
from .enums import Grade, Result
from .models import Audit, AuditedCase
from .types import Agreement

COLOURS = {Result.MET: "green", Result.PART: "yellow", Result.NOT: "red", Result.NONE: "grey"}
HIDDEN = "Too few to show"


def standing(audit: Audit) -> str:
    """Where an audit stands, in words."""
    if audit.published_on:
        return "Published"
    return "Under way" if audit.drawn_on else "Planned: cases not drawn yet"


def scope(audit: Audit) -> list[dict[str, Any]]:
    """What an audit looks at, as everybody may read it."""
    looked_at = ", ".join(part.title for part in audit.criteria_set.chosen(audit.parts))
    return [
        {"key": "Cases", "value": f"{audit.get_kind_display()}: {audit.size} drawn by area and type of setting"},
        {"key": "Time looked at", "value": f"{audit.period_from:%-d %B %Y} to {audit.period_to:%-d %B %Y}"},
        {"key": "What it looks at", "value": looked_at},
    ]


def record_state(held: AuditedCase) -> str:
    """Where one record stands."""
    if held.feedback_sent_on:
        return "Feedback sent"
    if held.moderated_on:
        return "Moderated"
    if held.submitted_on:
        return "Handed in"
    return "Being audited" if held.auditor_id else "No auditor yet"


def parts_of(held: AuditedCase, parts: Sequence[Part], *, audience: str = "OFFICER") -> list[dict[str, Any]]:
    """A record part by part: what was asked, the result, the note, and of what the record says what this reader is told."""
    return [{"title": part.title, "rows": [row(each, held, audience) for each in part.criteria]} for part in parts]


def row(criterion: Any, held: AuditedCase, audience: str) -> dict[str, Any]:
    """One criterion of one record."""
    told = rules.may_read_facts(audience=audience, reading=criterion.record)
    read = held.record.get(criterion.record, {}) if criterion.record else {}
    said = held.results.get(criterion.key, {})
    result = said.get("result") or read.get("result", "")
    return {
        "key": criterion.key,
        "asks": criterion.asks,
        "met": criterion.met,
        "from_record": bool(criterion.record),
        "facts": list(read.get("says", ())) if told else [],
        "note": said.get("note", ""),
        "result": Result(result).label if result else "",
        "colour": COLOURS[Result(result)] if result else "",
    }


def agreed(found: Agreement) -> str:
    """How far the second look came to the first, in a sentence; nothing before there is one."""
    if not found.moderated:
        return ""
    return (
        f"The second look came to the same grade in {found.same} of {found.moderated} records, "
        f"and to the next in {found.next_to}."
    )


def number(value: int | None) -> str:
    return HIDDEN if value is None else str(value)


def figures(audit: Audit) -> dict[str, Any]:
    """The published figures as rows."""
    held = audit.figures
    asked = {each.key: each.asks for each in audit.criteria_set.criteria(audit.parts)}
    return {
        "records": number(held["records"]),
        "grades": [{"key": grade.label, "value": number(held["grades"][grade])} for grade in Grade],
        "results": [result.label for result in Result],
        "criteria": [
            {"asks": asked[key], "numbers": [number(found[result]) for result in Result]}
            for key, found in held["criteria"].items()
        ],
    }


def published_actions(audit: Audit) -> list[dict[str, Any]]:
    """Actions without their owners' names."""
    return [
        {"text": each.text, "due_on": each.due_on, "closed_on": each.closed_on, "came_of_it": each.closed_because}
        for each in audit.actions.all()
    ]


def sample(records: Sequence[AuditedCase]) -> list[dict[str, Any]]:
    """The drawn cases of an audit as rows."""
    return [
        {
            "reference": each.case.reference,
            "layer": each.layer,
            "auditor": each.auditor.name if each.auditor else "Nobody yet",
            "state": record_state(each),
            "href": reverse("quality:record", args=[each.key]),
        }
        for each in records
    ]
