"""Importing a document: all of it in one transaction, a newer version onto the older, never twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from countywide.garden.knowledge import index, permissions, planning, rules
from countywide.garden.knowledge.actions.answering import new_reference
from countywide.garden.knowledge.actions.telling import remember
from countywide.garden.knowledge.enums import Did, EntryKind
from countywide.garden.knowledge.models import Entry, EntryHistory, Hold, Link, Question, Source
from countywide.garden.knowledge.planning import Planned
from countywide.garden.knowledge.reading import masked
from countywide.garden.knowledge.teams import Desk, desk_for, desks
from countywide.garden.knowledge.types import Answered, Document, Routed
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action

Routes = Mapping[int, Routed | None]


@dataclass(frozen=True)
class File:
    """The file a document was read from."""

    name: str
    stem: str
    kind: str
    sha256: str
    address: str = ""


@dataclass
class Imported:
    """What an import did, for the page, the command and the record."""

    source: int = 0
    title: str = ""
    version: int = 1
    rows: int = 0
    passages: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    merged: int = 0
    repeated: list[dict[str, Any]] = field(default_factory=list)  # {"row", "repeats", "asked"}
    queued: list[dict[str, Any]] = field(default_factory=list)  # {"row", "reference", "team"}
    held: list[dict[str, Any]] = field(default_factory=list)  # {"row", "field", "kind", "why"}: never the words
    about_one_child: list[int] = field(default_factory=list)
    not_read: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    is_same: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@action(permissions.IMPORT)
def import_document(
    document: Document,
    *,
    by: Any,
    on: date,
    file: File,
    as_draft: bool = False,
    replaces: Source | None = None,
    team_key: str = "",
    routes: Routes | None = None,
    plan: Sequence[Planned] | None = None,
) -> Imported:
    """Keep every row in order: repeats merged and counted, personal data held, rows without an answer queued to a team.

    A newer version of the same document moves its entries on: what changed is changed, what is gone is withdrawn.
    """
    index.touch()  # first, so that two imports wait for one another here
    before = replaces or latest(file.stem)
    if before is not None and before.sha256 == file.sha256:
        raise RuleBroken("This very file was imported already. Nothing was changed.")
    source = new_source(document, file, before, by=by)
    made = Import(source, before, plan or planning.planned(document), routes or {}, team_key, as_draft, by, on)
    report = made.run()
    report.title, report.not_read, report.odd = source.title, list(document.not_read), list(document.odd)
    hold_title(document, source)
    source.report = report.as_json()
    source.save(update_fields=["report"])
    counts = {name: getattr(report, name) for name in ("rows", "added", "changed", "unchanged", "gone", "merged")}
    audit.record("knowledge.imported", by=by, about=source, on=on.isoformat(), version=source.number, **counts)
    return report


def latest(stem: str) -> Source | None:
    """The newest version of a document."""
    return Source.objects.filter(stem=stem).order_by("-number").first()


def new_source(document: Document, file: File, before: Source | None, *, by: Any) -> Source:
    stem = before.stem if before else file.stem
    return Source.objects.create(
        stem=stem,
        number=before.number + 1 if before else 1,
        replaces=before,
        title=masked(document.title, document.held_title)[:300],
        file_name=file.name[:200],
        kind=file.kind,
        sha256=file.sha256,
        dated_on=document.dated_on,
        address=file.address,
        pages=document.pages,
        imported_by_id=by.pk,
    )


def hold_title(document: Document, source: Source) -> None:
    for piece in planning.pieces("TITLE", document.title, document.held_title):
        Hold.objects.create(source=source, **piece_columns(piece))


def piece_columns(piece: planning.Piece) -> dict[str, Any]:
    return {name: getattr(piece, name) for name in ("field", "kind", "why", "text", "marker", "place")}


class Import:
    """One import under way: the rows of one version of one document onto the entries that are there."""

    def __init__(
        self,
        source: Source,
        before: Source | None,
        plan: Sequence[Planned],
        routes: Routes,
        team_key: str,
        as_draft: bool,
        by: Any,
        on: date,
    ) -> None:
        self.source, self.before, self.plan, self.routes = source, before, plan, routes
        self.by, self.on, self.now = by, on, timezone.now()
        self.published_at = None if as_draft else self.now
        self.desks = desks()
        self.team = self.desks.get(team_key)
        self.report = Imported(source=source.pk, version=source.number)
        self.entries: dict[int, Entry] = {}  # by row number

    def run(self) -> Imported:
        """Match, change, add, withdraw; then merge repeats, hold personal data and queue what has no answer."""
        old = self.old_entries()
        pairs = planning.matched(
            [row.question for row in self.plan], [(entry.pk, entry.question) for entry in old.values()]
        )
        self.update({place: old[key] for place, key in pairs.items()})
        self.add([place for place in range(len(self.plan)) if place not in pairs])
        self.withdraw([entry for key, entry in old.items() if key not in set(pairs.values())])
        self.merge()
        self.keep_links()
        self.queue()
        report = self.report
        report.rows = len(self.plan)
        report.passages = sum(planned.row.is_passage for planned in self.plan)
        report.about_one_child = [planned.row.number for planned in self.plan if planned.row.about_one_child]
        report.held = [
            {"row": planned.row.number, "field": piece.field, "kind": piece.kind, "why": piece.why}
            for planned in self.plan
            for piece in planned.pieces
        ]
        return report

    def old_entries(self) -> dict[int, Entry]:
        """The entries of every earlier version, in document order; those of the latest first."""
        if self.before is None:
            return {}
        earlier = Entry.objects.filter(source__stem=self.source.stem).order_by("-source__number", "row", "id")
        return {entry.pk: entry for entry in earlier}

    def columns(self, planned: Planned) -> dict[str, Any]:
        """What the document says of one row."""
        row = planned.row
        return {
            "kind": EntryKind.PASSAGE if row.is_passage else EntryKind.QA,
            "question": planned.question,
            "answer": planned.answer,
            "section": planned.section[:300],
            "answered": row.answered.value,
            "about_one_child": row.about_one_child,
            "as_imported": planned.as_read,
        }

    def desk_of(self, planned: Planned) -> Desk:
        route = self.routes.get(planned.row.number)
        return self.team or desk_for(route.team if route else "", self.desks)

    # --- entries ---

    def add(self, places: Sequence[int]) -> None:
        """New rows become new entries, in document order."""
        taken = set(Entry.objects.filter(slug__startswith=self.source.stem).values_list("slug", flat=True))
        fresh: list[Entry] = []
        for place in places:
            planned = self.plan[place]
            slug = rules.slug_of(f"{self.source.stem}-{planned.row.number}", taken, most=90)
            taken.add(slug)
            desk = self.desk_of(planned)
            entry = Entry(
                slug=slug,
                source=self.source,
                row=planned.row.number,
                page=planned.row.page,
                team_id=desk.pk,
                team_key=desk.key,
                published_at=self.published_at,
                checked_on=self.source.dated_on,
                asked_count=planned.asked,
                review_by=self.on + timedelta(days=rules.REVIEW_DAYS),
                **self.columns(planned),
            )
            fresh.append(entry)
        Entry.objects.bulk_create(fresh, batch_size=500)
        EntryHistory.objects.bulk_create([self.line(entry, Did.ADDED) for entry in fresh], batch_size=500)
        self.entries |= {entry.row: entry for entry in fresh if entry.row is not None}
        self.report.added = len(fresh)
        self.hold(fresh)

    def update(self, matched: Mapping[int, Entry]) -> None:
        """Rows that were there before: changed where the document changed, left as they are where it did not."""
        changed: list[Entry] = []
        for place, entry in matched.items():
            planned = self.plan[place]
            same = entry.as_imported == planned.as_read and entry.withdrawn_at is None
            if not same:
                columns = self.columns(planned)
                before = {
                    name: getattr(entry, name)
                    for name in ("question", "answer", "section", "answered")
                    if getattr(entry, name) != columns[name]
                }
                for name, value in columns.items():
                    setattr(entry, name, value)
                entry.withdrawn_at = None
                entry.published_at = entry.published_at or self.published_at
                remember(
                    entry, Did.CHANGED, by=self.by, why="The document it comes from was published anew.", before=before
                )
                changed.append(entry)
            entry.source, entry.row, entry.page = self.source, planned.row.number, planned.row.page
            entry.asked_count = max(entry.asked_count, planned.asked)
            entry.checked_on = self.source.dated_on or entry.checked_on
            entry.save()
            self.entries[planned.row.number] = entry
        self.report.changed, self.report.unchanged = len(changed), len(matched) - len(changed)
        self.hold(changed)

    def withdraw(self, gone: Sequence[Entry]) -> None:
        """Rows that the newer version no longer holds are withdrawn, with the reason."""
        for entry in gone:
            if entry.withdrawn_at is None:
                entry.withdrawn_at = self.now
                entry.save(update_fields=["withdrawn_at"])
                remember(entry, Did.WITHDRAWN, by=self.by, why="It is not in the newer version of the document.")
                self.report.gone += 1

    def merge(self) -> None:
        """Repeats point at the row that is kept."""
        for planned in self.plan:
            if planned.repeats is None:
                continue
            entry, kept = self.entries[planned.row.number], self.entries[planned.repeats]
            kept = kept.merged_into or kept
            if entry.merged_into_id is None and kept.pk != entry.pk:
                entry.merged_into = kept
                entry.save(update_fields=["merged_into"])
                self.report.merged += 1
        asked = {planned.row.number: planned.asked for planned in self.plan}
        self.report.repeated = [
            {"row": planned.row.number, "repeats": planned.repeats, "asked": asked[planned.repeats]}
            for planned in self.plan
            if planned.repeats is not None
        ]

    # --- what goes with them ---

    def hold(self, entries: Sequence[Entry]) -> None:
        """Keep what is held back of these rows. What an editor decided about the same words before stays decided."""
        plan = {planned.row.number: planned for planned in self.plan}
        decided = (
            {
                (hold.entry_id, hold.field, hold.text): hold
                for hold in Hold.objects.filter(entry__in=[entry.pk for entry in entries])
            }
            if self.before
            else {}
        )
        Hold.objects.filter(pk__in=[hold.pk for hold in decided.values()]).delete()
        Hold.objects.filter(entry__in=[entry.pk for entry in entries]).delete() if self.before else None
        fresh: list[Hold] = []
        for entry in entries:
            for piece in plan[entry.row].pieces:  # type: ignore[index]
                earlier = decided.get((entry.pk, piece.field, piece.text))
                fresh.append(
                    Hold(
                        entry=entry,
                        **piece_columns(piece),
                        confirmed_at=earlier.confirmed_at if earlier else None,
                        decided_by_id=earlier.decided_by_id if earlier and earlier.confirmed_at else None,
                    )
                )
        Hold.objects.bulk_create(fresh, batch_size=500)

    def keep_links(self) -> None:
        """The addresses each row sends people to."""
        wanted = {
            (self.entries[planned.row.number].pk, address[:500])
            for planned in self.plan
            for address in planned.row.links
        }
        entries = [entry.pk for entry in self.entries.values()]
        there = (
            set(Link.objects.filter(entry__source=self.source).values_list("entry_id", "address")) if entries else set()
        )
        Link.objects.bulk_create(
            [Link(entry_id=pk, address=address) for pk, address in sorted(wanted - there)], batch_size=500
        )

    def queue(self) -> None:
        """Rows with no answer, or only a team's name, wait with a team; a repeat waits with the row it repeats."""
        known = set(Question.objects.filter(from_entry__source=self.source).values_list("from_entry_id", flat=True))
        for planned in self.plan:
            entry = self.entries[planned.row.number]
            is_open = planned.row.answered is not Answered.ANSWERED and entry.answered != Answered.ANSWERED
            if planned.row.is_passage or planned.repeats is not None or not is_open or entry.pk in known:
                continue
            desk, route = self.desk_of(planned), self.routes.get(planned.row.number)
            question = Question.objects.create(
                reference=new_reference(),
                text=planned.question,
                public_text=planned.question,
                sameness=rules.normalised(planned.question)[:300],
                is_private=planned.row.about_one_child,
                team_id=desk.pk,
                team_key=desk.key,
                why_routed=route.why if route and not self.team else "",
                reply_by=rules.reply_by(self.on, desk.reply_days),
                from_entry=entry,
            )
            self.report.queued.append({"row": planned.row.number, "reference": question.reference, "team": desk.key})

    def line(self, entry: Entry, did: Did) -> EntryHistory:
        return EntryHistory(entry=entry, by_id=self.by.pk, actor=str(self.by)[:120], did=did)
