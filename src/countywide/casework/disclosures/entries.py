"""What the casework rooms hold about a child that no paper of theirs tells: told field by field, room by room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Field, Model

from countywide.casework.cases import types as record
from countywide.casework.cases.types import Content, OnFile, Papers
from countywide.platform.kit.paper.blocks import Block, as_written, clean, facts, heading

from .paths import paths, records

NOT_TOLD = {
    "disclosures": "requests of whoever asked before are between the council and them",
    "bundles": "a bundle holds papers that are given themselves",
    "release": "what was found of another child is that child's",
    "deadlines.feed": "an officer's own calendar",
    "plans.working": "what somebody writes and has not saved is theirs",
}
"""Rooms and models whose records are not told, and why."""
TECHNICAL = ("key", "hash", "sha256", "token", "seal", "code_", "version", "fingerprint", "secret", "payload")
MOST = 4_000  # letters of one value that is not text


@cache
def told_models() -> dict[str, tuple[str, ...]]:
    """By room, the labels of the models whose records are told here: all that lead to a case and that no paper covers."""
    covered = {label for papers in record.PAPERS.values() for label in papers.covers}
    found: dict[str, tuple[str, ...]] = {}
    for label in sorted(paths()):
        room = label.partition(".")[0]
        if label in covered or room in NOT_TOLD or label in NOT_TOLD or "link" in label:
            continue
        found[room] = (*found.get(room, ()), label)
    return found


def listed(cases: Sequence[Any]) -> Iterator[OnFile]:
    """One paper a room that holds anything. It says by how many records and which is the newest, so that a later one is another."""
    keys = "-".join(str(each.pk) for each in cases)
    for room, labels in told_models().items():
        newest = [
            (found.count(), found.last().pk) for found in (records(each, cases) for each in labels) if found.exists()
        ]
        if newest:
            series = f"entries:{keys}:{room}:"
            mark = f"{sum(each[0] for each in newest)}-{max(each[1] for each in newest)}"
            yield OnFile(f"{series}{mark}", f"Other entries: {name_of(room)}", None, "", None, series=series)


def name_of(room: str) -> str:
    return str(apps.get_app_config(room).verbose_name).lower()


def content(key: str) -> Content:
    cases, room, _mark = key.split(":")
    held = list(apps.get_model("cases.Case").objects.filter(pk__in=cases.split("-")))
    blocks: list[Block] = [heading(f"Other entries: {name_of(room)}", 1)]
    for label in told_models().get(room, ()):
        for each in records(label, held):
            blocks += told(each)
    return Content(blocks=tuple(blocks))


def told(each: Model) -> Iterator[Block]:
    """One record: its short fields as facts, its long ones as they were written."""
    rows: list[tuple[str, str]] = []
    long: list[tuple[str, str]] = []
    for field in each._meta.concrete_fields:
        words = value_of(each, field)
        if not words:
            continue
        name = str(field.verbose_name).capitalize()
        (long if len(words) > 200 else rows).append((name, clean(words)))
    if rows or long:
        yield heading(str(each._meta.verbose_name).capitalize())
        if rows:
            yield facts(rows)
        for name, words in long:
            yield heading(name, 3)
            yield from as_written(words)


def value_of(each: Model, field: Field[Any, Any]) -> str:
    """A value as somebody would write it; nothing for what serves the service alone."""
    name = field.name
    if field.primary_key or any(part in name for part in TECHNICAL):
        return ""
    if field.is_relation:
        return related(each, field)
    value = getattr(each, field.attname)
    if value in (None, "", [], {}):
        return ""
    if field.choices:
        return str(getattr(each, f"get_{name}_display")())
    return plain(value)[:MOST] if not isinstance(value, str) else value


def related(each: Model, field: Field[Any, Any]) -> str:
    """Who or what a record names: people at work and bodies by their names. A file is a paper of its own."""
    there: Any = field.related_model
    if there._meta.label_lower in ("accounts.user", "accounts.organisation"):
        found = getattr(each, name) if (name := field.name) and getattr(each, field.attname) else None
        return str(getattr(found, "name", "")) if found is not None else ""
    return ""


def plain(value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return f"{value.day} {value:%B %Y, %H:%M}"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, dict):
        return "; ".join(f"{key}: {plain(each)}" for key, each in value.items() if each not in (None, "", [], {}))
    if isinstance(value, list | tuple):
        return "; ".join(plain(each) for each in value)
    return str(value)


# --- files -----------------------------------------------------------------------------------


def listed_files(cases: Sequence[Any]) -> Iterator[OnFile]:
    """Files that belong to records told here: each is a paper of its own."""
    for labels in told_models().values():
        for label in labels:
            for field in apps.get_model(label)._meta.concrete_fields:
                there: Any = field.related_model
                if there is not None and there._meta.label_lower == "files.file":
                    yield from files_of(label, field.name, cases)


def files_of(label: str, field: str, cases: Sequence[Any]) -> Iterator[OnFile]:
    title = f"A file of: {apps.get_model(label)._meta.verbose_name}"
    held = (
        records(label, cases).filter(**{f"{field}__isnull": False, f"{field}__removed_at": None}).select_related(field)
    )
    for each in held:
        file = getattr(each, field)
        yield OnFile(f"file:{file.pk}", title, file.uploaded_at.date(), "", None, file.pk)


FILES = Papers("files-of-rooms", "Other files", listed_files, lambda of: Content(), place=35)
PAPERS = Papers("entries", "Other entries", listed, content, place=90)
