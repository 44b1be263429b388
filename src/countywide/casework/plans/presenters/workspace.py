"""The working copy of a plan as officers see it: sections, rows, what each is for, remarks and checks beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from countywide.platform.kit.tags.saying import short_date

from ..types import Content, RowSaid
from . import said

SHORT = 160


def sections(
    plan: Any, content: Content, remarks: Sequence[Any], checks: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Every section with its rows, in the order of the set."""
    return [section(plan, each, content, remarks, checks) for each in plan.sections.sections]


def section(
    plan: Any, asked: Any, content: Content, remarks: Sequence[Any], checks: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """One section: its rows, what is said of them, and the ways on."""
    known = {row.key: row for row in content.rows}
    mine = [each for each in remarks if each.section == asked.key]
    return {
        "key": asked.key,
        "heading": asked.heading,
        "hint": asked.hint,
        "from_record": asked.made_from_record,
        "rows": [row(plan, each, asked, mine, checks, known) for each in content.rows_in(asked.key)],
        "checks": [each for each in checks if each["section"] == asked.key],
        "remarks": [remark(plan, each) for each in mine if str(each.row_key) not in known],
        "href": reverse("plans:section", args=[plan.key, asked.key]),
        "add": "" if asked.made_from_record else reverse("plans:add-row", args=[plan.key, asked.key]),
        "history": reverse("plans:history", args=[plan.key, asked.key]),
        "remark": reverse("plans:remark", args=[plan.key, asked.key]),
    }


def row(
    plan: Any, each: RowSaid, asked: Any, remarks: Sequence[Any], checks: Sequence[Any], known: dict[str, RowSaid]
) -> dict[str, Any]:
    """One row with its number, its words, what it is for and what it rests on."""
    at = lambda name: reverse(f"plans:{name}", args=[plan.key, each.key])  # noqa: E731
    return {
        "key": each.key,
        "number": each.number,
        "text": each.text,
        "short": shortened(each.text or str(each.details.get("what") or "Nothing is written yet")),
        "details": said.detail_rows(each.details, asked.fields, officer=True),
        "for": [link(plan, one) for one in in_order(each.answers_to, known)],
        "answered": [link(plan, one) for one in known.values() if each.key in one.answers_to],
        "cites": each.cites,
        "remarks": [remark(plan, one) for one in remarks if str(one.row_key) == each.key],
        "checks": [one for one in checks if each.key == one["first"]],
        "change": at("row"),
        "shift": at("shift"),
        "remove": at("remove"),
        "remark": at("remark-row"),
    }


def shortened(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= SHORT else f"{flat[:SHORT].rsplit(' ', 1)[0]} …"


def in_order(keys: Iterable[str], known: dict[str, RowSaid]) -> list[RowSaid]:
    """Rows in the order in which the plan is read; those that are gone are left out."""
    wanted = set(keys)
    return [row for key, row in known.items() if key in wanted]


def link(plan: Any, row: RowSaid) -> dict[str, str]:
    """The way to a row in the page of its own section."""
    page = reverse("plans:section", args=[plan.key, row.section])
    return {"number": row.number, "short": shortened(row.text), "href": f"{page}#row-{row.key}"}


def checks(plan: Any, found: Iterable[Any], content: Content) -> list[dict[str, Any]]:
    """What the checks found, each with its reason, its law or source, and the rows it is about. It stands beside the first."""
    known = {row.key: row for row in content.rows}
    return [
        {
            "says": each.what,
            "why": f"{each.why} ({each.law})" if each.law else each.why,
            "blocks": each.blocks,
            "section": each.section,
            "first": next((key for key in each.rows if key in known), ""),
            "rows": [link(plan, known[key]) for key in each.rows if key in known],
        }
        for each in found
    ]


def remark(plan: Any, each: Any) -> dict[str, Any]:
    """What a colleague says in the margin."""
    by = each.by.name if each.by else "Somebody"
    return {
        "text": each.text,
        "by": f"{by}, {short_date(each.said_on)}",
        "settle": reverse("plans:settle", args=[plan.key, each.pk]),
    }
