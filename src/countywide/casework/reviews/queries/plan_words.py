"""What the reviewed plan says, and what it says now, in the words that a review quotes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from countywide.casework.plans import queries as plans
from countywide.casework.plans.enums import Every
from countywide.casework.plans.types import Content, RowSaid

from ..models import Review


def content_of(review: Review) -> Content | None:
    """What the reviewed plan says; nothing where it is only a document."""
    return review.of_version.says if review.of_version else None


def content_now(review: Any) -> Content | None:
    """What the newest final plan says, where it is another than the reviewed one."""
    newest = getattr(review, "newest_final", None)
    if newest is None or newest == review.of_version_id:
        return content_of(review)
    found = plans.version_now(review.plan)
    return found.says if found else content_of(review)


def rows_of(content: Content | None, sort: str) -> tuple[RowSaid, ...]:
    return tuple(row for row in content.rows if row.sort == sort) if content else ()


def row_before(review: Review, key: str) -> RowSaid | None:
    """A row as an earlier or later version of the plan had it."""
    return next((row for version in plans.versions_of(review.plan) if (row := version.says.row(key))), None)


def words_of(row: RowSaid | None) -> str:
    """Everything a row says, as it is read and as a change to it is written: its text, then a line for each detail."""
    if row is None:
        return ""
    lines = [row.text, *(line for _fields, line in detail_lines(row))]
    return "\n".join(line.strip() for line in lines if line.strip())


def detail_lines(row: RowSaid) -> list[tuple[tuple[str, ...], str]]:
    """Each detail that a row says besides its text, as a line, and the fields it is made from."""
    said = row.details
    how_much = " ".join(part for part in (minutes(said.get("amount_minutes")), often(said.get("every"))) if part)
    lines: list[tuple[tuple[str, ...], Any]] = [
        (("what",), said.get("what") if said.get("what") != row.text else ""),
        (("by_when",), labelled("By", day(said.get("by_when")))),
        (("measured_by",), labelled("How one will know:", said.get("measured_by"))),
        (("who",), labelled("Given by", said.get("who"))),
        (("amount_minutes", "every"), how_much[:1].upper() + how_much[1:]),
        (("group",), labelled("Group:", said.get("group"))),
        (("starts_on",), labelled("From", day(said.get("starts_on")))),
        (("until",), labelled("Until", day(said.get("until")))),
    ]
    return [(fields, str(line).strip()) for fields, line in lines if line and str(line).strip()]


def with_details(row: RowSaid | None, text: str) -> str:
    """Another text with the details of a row below it, as a change to the row is written."""
    return "\n".join([text, *(line for _fields, line in detail_lines(row))]) if row else text


def as_written(row: RowSaid, wording: str) -> tuple[str, dict[str, Any]]:
    """The text and the details of a row that says a wording and nothing else. A detail whose line was left as it stands stays
    a detail; one whose line was altered or taken out is dropped, and what was written for it is text."""
    lines, details = [line.strip() for line in wording.strip().splitlines()], dict(row.details)
    for fields, line in detail_lines(row):
        if line in lines:
            lines.remove(line)
        else:
            details = {name: value for name, value in details.items() if name not in fields}
    text = "\n".join(lines).strip()
    if row.details.get("what") and row.details["what"] == row.text:
        details["what"] = text
    return text, details


def labelled(label: str, value: Any) -> str:
    return f"{label} {value}" if value not in (None, "") else ""


def day(value: Any) -> str:
    try:
        found = date.fromisoformat(str(value))
    except ValueError:
        return ""
    return f"{found.day} {found:%B %Y}"


def minutes(value: Any) -> str:
    return f"{value} minutes" if value not in (None, "") else ""


def often(value: Any) -> str:
    return str(Every(value).label) if value in Every.values else ""


def choices_of_provision(content: Content | None, outcome: str) -> list[tuple[str, str]]:
    """The provision that may have helped with an outcome: that which the plan gives for it, or else all of it."""
    rows: Iterable[RowSaid] = rows_of(content, "PROVISION")
    meant = [row for row in rows if outcome in row.answers_to]
    return [(row.key, f"{row.number}: {row.text}") for row in meant or rows]
