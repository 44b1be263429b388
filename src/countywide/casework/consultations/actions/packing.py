"""Freezes what a school is sent: each paper a file of its own with its fingerprint, the whole looked through before it leaves."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.release import actions as release
from countywide.casework.release.types import Leaving
from countywide.casework.release.types import Paper as Checked
from countywide.platform.files import actions as files

from .. import keeping, queries, rules, writers
from ..enums import Fresh, PaperKind
from ..models import Consultation, Pack, Paper
from ..policies import policy_on
from ..types import Sheet


def reasons_of(consultation: Consultation) -> dict[str, str]:
    return dict(consultation.reasons.values_list("source", "because"))


def reds_without_reason(consultation: Consultation, *, on: date) -> list[str]:
    """The titles of old papers of which nobody has said yet why they go."""
    policy, said = policy_on(on), reasons_of(consultation)
    return [
        sheet.title for sheet in queries.sheets_of(consultation, on=on)
        if rules.freshness(sheet.kind, sheet.dated_on, on=on, policy=policy) == Fresh.RED and sheet.source not in said
    ]  # fmt: skip


def freeze(consultation: Consultation, *, by: Any, on: date) -> Pack | None:
    """Keep the pack as it stands today, as the next version; none where an earlier version holds the same.

    Every paper is looked through for other children first; what was looked through when an earlier version left is not again.
    """
    before = queries.pack_now(consultation)
    kept = {paper.source: paper for paper in before.papers.all()} if before else {}
    sheets = queries.sheets_of(consultation, on=on)
    if before and not [sheet for sheet in sheets if sheet.source not in kept]:
        return None
    rows = [
        cover(consultation, sheets, before.number + 1 if before else 1, by=by, on=on),
        *(kept[sheet.source] if sheet.source in kept else fresh(sheet, consultation, by=by, on=on) for sheet in sheets),
    ]
    look_through(consultation, rows, sheets, kept, by=by, on=on)
    rows = [copied(row, place) for place, row in enumerate(rows, 1)]
    pack = Pack.objects.create(
        consultation=consultation, number=before.number + 1 if before else 1, frozen_on=on, frozen_by_id=by.pk,
        plan_version=queries.version_for(consultation.plan),
        sha256=rules.fingerprint((row.place, row.title, row.sha256) for row in rows),
        added=[row.title for row in rows if row.source not in kept and row.kind != PaperKind.LETTER] if before else [],
    )  # fmt: skip
    for row in rows:
        row.pack = pack
    Paper.objects.bulk_create(rows)
    return pack


def cover(consultation: Consultation, sheets: list[Sheet], number: int, *, by: Any, on: date) -> Paper:
    """The letter that opens the pack and lists the rest."""
    content = writers.letter(consultation, sheets, due_on=consultation.answer_by, on=on)
    return made(
        "Covering letter", content, consultation, by=by, kind=PaperKind.LETTER, dated_on=on, source=f"letter:{number}"
    )


def fresh(sheet: Sheet, consultation: Consultation, *, by: Any, on: date) -> Paper:
    """A paper that goes for the first time: copied, so that it stays as it was sent, or made from the record."""
    about: dict[str, Any] = {
        "kind": sheet.kind, "dated_on": sheet.dated_on, "source": sheet.source, "author": sheet.author[:200],
        "fresh": rules.freshness(sheet.kind, sheet.dated_on, on=on, policy=policy_on(on)),
        "because": reasons_of(consultation).get(sheet.source, ""),
    }  # fmt: skip
    if sheet.file is None:
        return made(sheet.title, writers.content_of(sheet, consultation, on=on), consultation, by=by, **about)
    file = files.keep_copy(sheet.file, keeper=keeping.KEEPER, place=keeping.place_of(consultation), by=by)
    return Paper(title=sheet.title[:200], file=file, sha256=file.sha256, **about)


def made(title: str, content: bytes, consultation: Consultation, *, by: Any, **about: Any) -> Paper:
    name = f"{title[:80]} {consultation.case.reference}.pdf"
    file = files.keep_made(content, keeper=keeping.KEEPER, place=keeping.place_of(consultation), name=name, by=by)
    return Paper(title=title[:200], file=file, sha256=file.sha256, **{"fresh": Fresh.GREEN, **about})


def copied(row: Paper, place: int) -> Paper:
    """The same paper in a new version of a pack: the file is the one that was sent before."""
    about = {
        name: getattr(row, name)
        for name in ("kind", "title", "author", "dated_on", "fresh", "because", "source", "sha256")
    }
    return Paper(place=place, file_id=row.file_id, **about)


def look_through(
    consultation: Consultation, rows: list[Paper], sheets: list[Sheet], kept: dict[str, Paper], *, by: Any, on: date
) -> None:
    """Nothing leaves that may hold another child (`casework.release`). A copy is known by the file it was taken from."""
    originals = {sheet.source: sheet.file for sheet in sheets if sheet.file is not None}
    leaving: list[Checked] = []
    for row in rows:
        if row.source in kept:
            continue
        file = originals.get(row.source) or row.file
        key = "" if row.source in originals else f"consultation:{consultation.case_id}:{row.source}"
        leaving += release.papers_of([Leaving(file.pk, row.title, key)])
    release.let_leave(consultation.case, leaving, what="A pack for a school", by=by, on=on)
