"""Imported documents as their pages show them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from countywide.garden.knowledge import queries

SPOKEN = {
    "PERSON_NAME": "name",
    "EMAIL": "email address",
    "PHONE": "phone number",
    "ADDRESS": "address",
    "SCHOOL": "school",
    "PUPIL_NUMBER": "pupil number",
    "LEARNER_NUMBER": "learner number",
    "NHS_NUMBER": "NHS number",
    "DATE_OF_BIRTH": "date of birth",
}


def document_row(source: Any) -> dict[str, Any]:
    return {
        "title": source.title,
        "href": reverse("knowledge:document", args=[source.pk]),
        "dated_on": source.dated_on,
        "imported_at": source.imported_at,
        "version": source.number,
        "entries": source.count,
    }


def document_on_page(source: Any) -> dict[str, Any]:
    """What an import did, and which rows want somebody's eyes."""
    report = source.report
    names = dict(queries.rows_of(source).values_list("row", "slug"))
    address = {row: reverse("knowledge:answer", args=[slug]) for row, slug in names.items()}
    return {
        "heading": source.title,
        "counts": count_rows(source, report),
        "queued": [{**line, "href": address.get(line["row"])} for line in report.get("queued", ())],
        "repeated": [{**line, "href": address.get(line["row"])} for line in report.get("repeated", ())],
        "held": [
            {
                **line,
                "href": address.get(line["row"]),
                "kind": SPOKEN.get(line["kind"], line["kind"]),
                "field": line["field"].lower(),
            }
            for line in report.get("held", ())
        ],
        "one_child": [{"row": row, "href": address.get(row)} for row in report.get("about_one_child", ())],
        "not_read": report.get("not_read", ()),
        "odd": report.get("odd", ()),
    }


def count_rows(source: Any, report: dict[str, Any]) -> list[dict[str, Any]]:
    counts = [
        ("File", source.file_name),
        ("Dated", source.dated_on),
        ("Imported", source.imported_at),
        ("Version", source.number),
        ("Rows", report.get("rows", 0)),
        ("Added", report.get("added", 0)),
        ("Changed", report.get("changed", 0)),
        ("Left as they were", report.get("unchanged", 0)),
        ("Withdrawn, because they are no longer in it", report.get("gone", 0)),
        ("Merged as repeats", report.get("merged", 0)),
    ]
    return [{"key": name, "value": value} for name, value in counts if value is not None]


def team_choices() -> list[tuple[str, str]]:
    """The teams a form offers, by name."""
    return sorted(((desk.key, desk.name) for desk in queries.desks().values()), key=lambda choice: choice[1])
