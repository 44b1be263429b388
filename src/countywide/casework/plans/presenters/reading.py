"""Versions of a plan as they are read: in the headings of its set, and for the family in plain ones."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit.tags.saying import short_date

from .. import permissions
from ..enums import Issued
from ..types import About, Content, RowSaid
from ..writers.blocks import sources_of
from . import feedback
from . import said as words
from .workspace import in_order

COLOURS = {"DRAFT": "yellow", "PROPOSED": "blue", "FINAL": "green"}


def versions(plan: Any, found: list[Any], said: list[Any], audience: str, user: Any, *, on: date) -> dict[str, Any]:
    """The versions that a reader may see, the newest first, and what else can be done."""
    may_write = audience == "OFFICER" and user.may(permissions.WRITE, about=plan)
    return {
        "versions": [version_row(plan, each) for each in found],
        "write": reverse("plans:write", args=[plan.key]) if may_write else "",
        "feed_back": feeds_back(plan, bool(found), audience, user),
        "feedback": [feedback.row(plan, vars(each), on=on) for each in said],
        "ended": f"This plan ended on {short_date(plan.ceased_on)}." if plan.ceased_on else "",
    }


def version_row(plan: Any, version: Any) -> dict[str, Any]:
    """One version in a list."""
    return {
        "title": f"{version.get_issued_as_display()}, {short_date(version.issued_on)}",
        "number": version.number,
        "issued_as": version.get_issued_as_display(),
        "colour": COLOURS[version.issued_as],
        "because": version.because,
        "href": reverse("plans:version", args=[plan.key, version.number]),
    }


def feeds_back(plan: Any, has_final: bool, audience: str, user: Any) -> str:
    """Where a school or an adviser says what is wrong with how the plan is written."""
    may = audience in ("SCHOOL", "PROFESSIONAL") and has_final and user.may(permissions.FEED_BACK)
    return reverse("plans:feed-back", args=[plan.key]) if may else ""


def version(plan: Any, held: Any, audience: str, *, newest: int, about: About) -> dict[str, Any]:
    """One version in full."""
    content = held.says
    given = sources_of(content, about)
    return {
        "issued": f"{held.get_issued_as_display()} of {short_date(held.issued_on)}",
        "because": held.because,
        "older": reverse("plans:version", args=[plan.key, newest]) if held.number != newest else "",
        "sections": [
            section(each, content, audience, given, is_final=held.issued_as == Issued.FINAL)
            for each in plan.sections.sections
        ],
        "plain": audience == "FAMILY",
        "papers": papers(plan, held),
    }


def papers(plan: Any, held: Any) -> list[dict[str, str]]:
    """The same version in other shapes."""
    key = [plan.key, held.number]
    shapes = [
        ("Read it in plain words", reverse("plans:plain", args=key)),
        ("Save or print it (PDF)", reverse("plans:pdf", args=key)),
        ("Take it into a word processor (.docx)", reverse("plans:word", args=key)),
        ("See what changed from one version to another", f"{reverse('plans:compare', args=[plan.key])}"),
    ]
    return [{"text": text, "href": href} for text, href in shapes]


def section(asked: Any, content: Content, audience: str, given: list[str], *, is_final: bool) -> dict[str, Any]:
    """One section with its rows; to the family by its plain heading, with the one of the law beneath."""
    known = {row.key: row for row in content.rows}
    formal = f"Section {asked.key}: {asked.heading}"
    family = audience == "FAMILY"
    return {
        "key": asked.key,
        "heading": asked.plain if family else formal,
        "formal": formal if family else "",
        "rows": [row(each, asked, known, audience) for each in content.rows_in(asked.key)],
        "blank": "This section is blank until the plan is final." if asked.blank_in_draft and not is_final else "",
        "given": given if asked.made_from_record else [],
    }


def row(each: RowSaid, asked: Any, known: dict[str, RowSaid], audience: str) -> dict[str, Any]:
    """One row as it was issued. What a piece of provision costs is shown to officers only."""
    return {
        "number": each.number,
        "text": each.text,
        "details": words.detail_rows(each.details, asked.fields, officer=audience == "OFFICER"),
        "for": [one.number for one in in_order(each.answers_to, known)],
        "cites": each.cites,
    }
