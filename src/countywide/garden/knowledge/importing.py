"""From a file to entries: read, route, encode, import in one transaction, make findable. Stopping anywhere leaves all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.utils.timezone import localdate

from countywide.garden.knowledge import index, picture, planning, rules, units
from countywide.garden.knowledge.actions.importing import File, Imported, import_document, latest
from countywide.garden.knowledge.engine import encode_unit, fingerprint, is_stale
from countywide.garden.knowledge.enums import Audience, EntryKind
from countywide.garden.knowledge.models import Entry, Source
from countywide.garden.knowledge.planning import Planned
from countywide.garden.knowledge.reading import LIMIT, read
from countywide.garden.knowledge.reading.broken import CannotRead
from countywide.garden.knowledge.types import Routed, Unit

Step = Callable[[str, int, int], None]  # what is being done, how much of it, of how much


def bring_in(
    path: Path,
    *,
    name: str,
    by: Any,
    on: date,
    step: Step = lambda *_: None,
    as_draft: bool = False,
    replaces: int | None = None,
    team_key: str = "",
    address: str = "",
    limit: int = LIMIT,
    findable_now: bool = True,
) -> Imported:
    """Import one file. Raises `CannotRead` or `RuleBroken` with one sentence, having changed nothing.

    With `findable_now=False` it is found by its words at once, and by its meaning after the next `index.refresh`.
    """
    document = read(path, name, limit=limit, on_page=lambda done, total: step("Reading", done, total))
    file = File(name, rules.slug_of(Path(name).stem), Path(name).suffix.lstrip(".").lower(), digest(path), address)
    before = Source.objects.get(pk=replaces) if replaces is not None else latest(file.stem)
    if before is not None and before.sha256 == file.sha256:
        if findable_now and index.current().without_vectors:  # an import was stopped between keeping and finding
            index.refresh(lambda done, total: step("Making it findable", done, total))
        return Imported(
            **{
                **before.report,
                "added": 0,
                "changed": 0,
                "gone": 0,
                "merged": 0,
                "queued": [],
                "unchanged": len(document.rows),
                "is_same": True,
            }
        )
    plan = planning.planned(document)
    routes = routes_of(plan, step) if not team_key else {}
    vectors = vectors_for(plan, step) if findable_now else {}
    report = import_document(
        document,
        by=by,
        on=on,
        file=file,
        as_draft=as_draft,
        replaces=before,
        team_key=team_key,
        routes=routes,
        plan=plan,
    )
    if not findable_now:
        return report
    keep_vectors(report.source, vectors)
    index.refresh(lambda done, total: step("Making it findable", done, total))
    return report


def digest(path: Path) -> str:
    """The file's own fingerprint, read in pieces."""
    with path.open("rb") as file:
        hashed = sha256()
        while piece := file.read(2**20):
            hashed.update(piece)
    return hashed.hexdigest()


def routes_of(plan: list[Planned], step: Step) -> dict[int, Routed | None]:
    """The team each row belongs to, by its own words."""
    now = index.current()
    routes: dict[int, Routed | None] = {}
    for done, planned in enumerate(plan, 1):
        routes[planned.row.number] = now.rows.snapshot.ask(f"{planned.question} {planned.answer[:300]}", 1).route
        step("Finding its team", done, len(plan))
    return routes


def as_unit(planned: Planned) -> Unit:
    """A row as it will be searched once it is an entry."""
    kind = EntryKind.PASSAGE if planned.row.is_passage else EntryKind.QA
    row = units.Indexed(
        0,
        0,
        "",
        kind,
        planned.question,
        "",
        planned.answer,
        planned.section,
        planned.row.answered,
        Audience.EVERYONE,
        None,
    )
    return units.unit_of(row, {})


def vectors_for(plan: list[Planned], step: Step) -> dict[bytes, bytes]:
    """Sentence vectors by the fingerprint of the text, made before the transaction so that it stays short."""
    model = picture.encoder()
    if model is None:
        return {}
    made: dict[bytes, bytes] = {}
    for done, planned in enumerate(plan, 1):
        unit = as_unit(planned)
        key = fingerprint(unit, model.name)
        if key not in made:
            made[key] = encode_unit(model, unit)
        step("Reading for meaning", done, len(plan))
    return made


def keep_vectors(source: int, made: dict[bytes, bytes]) -> None:
    """Give each entry of a document the vectors of its text."""
    model = picture.encoder()
    if model is None or not made:
        return
    of_source = set(Entry.objects.filter(source=source).values_list("pk", flat=True))
    rows, listed = units.units_on(localdate())
    picture.keep(
        {
            row.pk: packed
            for row, unit in zip(rows, listed, strict=True)
            if row.pk in of_source
            and (packed := made.get(fingerprint(unit, model.name)))
            and not is_stale(packed, unit, model.name)
        }
    )


__all__ = ["CannotRead", "bring_in"]
