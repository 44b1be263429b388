"""A picture of everything that can be found, read-only, from which one process answers without reading rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from time import time

import numpy as np
from django.utils import timezone
from numpy.typing import NDArray

from countywide.garden.knowledge import rules, units
from countywide.garden.knowledge.engine import (
    Encoder,
    Snapshot,
    Synonyms,
    Thresholds,
    UnitVectors,
    encode_unit,
    is_stale,
    load_encoder,
    read_synonyms,
    read_vectors,
    synonyms_of,
)
from countywide.garden.knowledge.enums import Audience
from countywide.garden.knowledge.models import Entry, Fitting, SearchState, SynonymGroup, Vector
from countywide.garden.knowledge.teams import Desk, desks
from countywide.garden.knowledge.types import Asked, Explained, Hit, Outcome, Unit
from countywide.garden.knowledge.units import Indexed

ENCODED_ON_THE_WAY = 40  # rows without kept vectors that a picture encodes itself; the rest wait for `refresh`
MOST_FRESH = 200  # rows that are searched beside the picture until the next one is whole
MAY_HELP = 3  # rows shown to somebody who typed the words of a question
NO_VECTORS = UnitVectors(b"", np.empty((0, 384), np.float32))
ORDER = (Outcome.NOBODY, Outcome.MAY_HELP, Outcome.ANSWER)
Mask = NDArray[np.bool_]


# --- what a picture is made with ---


class Remembering:
    """An encoder that remembers the last questions: the answer page and the page that sends it on ask the same."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self._encoder = encoder.name, encoder
        self._one = lru_cache(maxsize=256)(lambda text, most: encoder.encode([text], *most))

    def encode(self, texts: Sequence[str], *most: int) -> NDArray[np.float32]:
        return self._one(texts[0], most) if len(texts) == 1 else self._encoder.encode(texts, *most)


@lru_cache(maxsize=1)
def encoder() -> Encoder | None:
    """The sentence model of this process, or None where its weights are not installed."""
    loaded = load_encoder()
    return Remembering(loaded) if loaded else None


def synonyms() -> Synonyms:
    """The groups the editors keep; those that ship with the product until they keep any."""
    kept = list(SynonymGroup.objects.order_by("id").values_list("says", flat=True))
    return synonyms_of(kept) if kept else read_synonyms()


def limits(model: Encoder | None) -> Thresholds | None:
    """The thresholds fitted for this model, if any were."""
    fitted = Fitting.objects.filter(model=model.name if model else "").first()
    return Thresholds(answer=fitted.answer, may_help=fitted.may_help) if fitted else None


def number() -> int:
    """The number that changes whenever anything that is searched does."""
    return SearchState.objects.filter(pk=1).values_list("seq", flat=True).first() or 0


# --- some rows, ready to be asked ---


@dataclass(frozen=True)
class Rows:
    """Rows with the engine's snapshot of them, and when and for whom each is open."""

    snapshot: Snapshot
    published: NDArray[np.float64]  # seconds
    for_schools: Mask
    said: tuple[str, ...]  # the question and its other wordings, as they are compared

    def ask(self, text: str, most: int, open_to: Mask, *, as_typed: bool) -> Asked:
        """The engine's reply; but whoever types the very words of a question is shown it, however unsure the engine."""
        asked = engine_of(self, as_typed).ask(text, limit=most, allowed=open_to)
        if asked.outcome is not Outcome.NOBODY:
            return asked
        hits = self.snapshot.rank(text, MAY_HELP, self.naming(text) & open_to)
        return replace(asked, outcome=Outcome.MAY_HELP, hits=hits) if hits else asked

    def naming(self, text: str) -> Mask:
        """Rows whose question holds these words as they stand: two or more, since one says too little."""
        words = rules.normalised(text)
        if " " not in words:
            return np.zeros(len(self.said), np.bool_)
        return np.fromiter((f" {words} " in said for said in self.said), np.bool_, len(self.said))

    def open_to(self, for_schools: bool) -> Mask:
        """Which rows may be found now: embargo and audience come before the best are taken."""
        open_now = self.published <= time()
        return open_now if for_schools else open_now & ~self.for_schools


@dataclass(frozen=True)
class Suggestion:
    """One question as the ask box offers it."""

    words: str
    question: str
    only_schools: bool
    opens: float


@dataclass(frozen=True)
class Picture:
    """Everything one process needs. `fresh` holds what changed since `rows` were read, until the next picture is whole."""

    seq: int
    day: date
    rows: Rows
    versions: dict[int, int]
    places: dict[int, int]  # of each entry among `rows`
    values: dict[str, str]
    desks: dict[str, Desk]
    suggestions: tuple[Suggestion, ...]
    without_vectors: int
    fresh: Rows | None = None
    hidden: Mask | None = None  # rows that changed or went since

    def ask(self, text: str, most: int, *, for_schools: bool, as_typed: bool = False) -> Asked:
        """The engine's reply, limited to what is open to the asker."""
        asked = self.rows.ask(text, most, self.open_to(for_schools), as_typed=as_typed)
        if self.fresh is None:
            return asked
        return together(asked, self.fresh.ask(text, most, self.fresh.open_to(for_schools), as_typed=as_typed), most)

    def rank(self, text: str, most: int, *, for_schools: bool) -> tuple[Hit, ...]:
        """The best rows however unsure."""
        hits = self.rows.snapshot.rank(text, most, self.open_to(for_schools))
        return (
            hits
            if self.fresh is None
            else best(hits, self.fresh.snapshot.rank(text, most, self.fresh.open_to(for_schools)), most)
        )

    def explain(self, text: str, slug: str) -> Explained:
        """Why a row stands where it does."""
        return self._with(slug).snapshot.explain(text, slug)

    def unit(self, slug: str) -> Unit:
        snapshot = self._with(slug).snapshot
        return snapshot.units[snapshot.places[slug]]

    @property
    def snapshot(self) -> Snapshot:
        """The engine's view of all rows as they were read last."""
        return self.rows.snapshot

    def holds(self, slug: str) -> bool:
        return slug in self.rows.snapshot.places or (self.fresh is not None and slug in self.fresh.snapshot.places)

    def open_to(self, for_schools: bool) -> Mask:
        mask = self.rows.open_to(for_schools)
        return mask if self.hidden is None else mask & ~self.hidden

    def _with(self, slug: str) -> Rows:
        return self.fresh if self.fresh is not None and slug in self.fresh.snapshot.places else self.rows


class AsTyped:
    """Spelling that mends nothing, for "search instead for"."""

    def mend(self, asked: Sequence[str]) -> tuple[list[str], tuple[tuple[str, str], ...]]:
        return list(asked), ()


def engine_of(rows: Rows, as_typed: bool) -> Snapshot:
    """The snapshot of these rows, reading questions with or without mending their spelling."""
    if not as_typed:
        return rows.snapshot
    return replace(rows.snapshot, reader=replace(rows.snapshot.reader, spelling=AsTyped()))  # type: ignore[arg-type]


def together(one: Asked, other: Asked, most: int) -> Asked:
    """Two replies as one: the surer of them says the outcome, and the hits are put in one order."""
    surer = max(one, other, key=lambda asked: (ORDER.index(asked.outcome), asked.confidence))
    return replace(surer, hits=best(one.hits, other.hits, most), route=one.route, corrected=one.corrected)


def best(one: Sequence[Hit], other: Sequence[Hit], most: int) -> tuple[Hit, ...]:
    return tuple(sorted([*one, *other], key=lambda hit: -hit.score)[:most])


# --- building ---


def build(*, keeping: bool = False) -> Picture:
    """Read every row and make the picture of it; `keeping` also keeps the few vectors it had to make."""
    seq, day, known = number(), timezone.localdate(), desks()
    indexed, listed = units.units_on(day)
    rows, missing = rows_of(indexed, listed, list(known.values()), keeping)
    return Picture(
        seq=seq,
        day=day,
        rows=rows,
        versions={row.pk: row.version for row in indexed},
        places={row.pk: place for place, row in enumerate(indexed)},
        values=units.values_on(day),
        desks=known,
        suggestions=tuple(map(suggestion, indexed, listed)),
        without_vectors=missing,
    )


def freshen(picture: Picture) -> Picture | None:
    """The same picture with the few rows that changed beside it, in no time; None when they are not few."""
    seq = number()
    now = dict(units.findable().values_list("pk", "version"))
    changed = [pk for pk, version in now.items() if picture.versions.get(pk) != version]
    if len(changed) > MOST_FRESH:
        return None
    hidden = np.zeros(len(picture.rows.published), np.bool_)
    hidden[[place for pk, place in picture.places.items() if pk not in now or picture.versions[pk] != now[pk]]] = True
    indexed, listed = units.units_on(picture.day, changed)
    fresh, _ = rows_of(indexed, listed, list(picture.desks.values()), keeping=True) if changed else (None, 0)
    return replace(picture, seq=seq, fresh=fresh, hidden=hidden)


def rows_of(indexed: list[Indexed], listed: list[Unit], known: list[Desk], keeping: bool) -> tuple[Rows, int]:
    """Rows with their snapshot; also how many of them have no vectors yet."""
    model = encoder()
    kept, missing = vectors_of(indexed, listed, model, keeping) if model else ({}, 0)
    if missing * 2 > len(listed):
        model = None  # team cards read for their meaning beside rows that are not would have every question refused
    cards = [desk.card for desk in known]
    snapshot = Snapshot.build(listed, cards, synonyms(), vectors=kept, encoder=model, limits=limits(model))
    published = np.array([row.published_at.timestamp() for row in indexed], np.float64)
    for_schools = np.array([row.audience == Audience.SCHOOLS for row in indexed], np.bool_)
    return Rows(snapshot, published, for_schools, tuple(map(said_in, listed))), missing


def said_in(unit: Unit) -> str:
    """A row's question and other wordings, each between spaces, so that only whole words are found."""
    return " | ".join(f" {rules.normalised(words)} " for words in (unit.question, *unit.wordings))


def suggestion(row: Indexed, unit: Unit) -> Suggestion:
    return Suggestion(
        rules.normalised(unit.question), unit.question, row.audience == Audience.SCHOOLS, row.published_at.timestamp()
    )


# --- vectors ---


def vectors_of(
    indexed: list[Indexed], listed: list[Unit], model: Encoder, keeping: bool
) -> tuple[dict[str, UnitVectors], int]:
    """Kept vectors by unit; a few missing ones are made here, many are left to `refresh`. Also how many are missing."""
    found: dict[str, UnitVectors] = {}
    stale: list[tuple[int, Unit]] = []
    kept = kept_vectors(indexed)
    for row, unit in zip(indexed, listed, strict=True):
        packed = kept.get(row.pk)
        if packed is None or is_stale(packed, unit, model.name):
            stale.append((row.pk, unit))
            found[unit.id] = NO_VECTORS
        elif read := read_vectors(packed):
            found[unit.id] = read
    if len(stale) > ENCODED_ON_THE_WAY:
        return found, len(stale)
    made = {pk: encode_unit(model, unit) for pk, unit in stale}
    found |= {unit.id: read for pk, unit in stale if (read := read_vectors(made[pk]))}
    if keeping:
        keep(made)
    return found, 0


def kept_vectors(indexed: Sequence[Indexed]) -> dict[int, bytes]:
    """The packed vectors of these rows; a few are read by key, many all at once."""
    rows = (
        Vector.objects.all() if len(indexed) > MOST_FRESH else Vector.objects.filter(pk__in=[row.pk for row in indexed])
    )
    return {pk: bytes(packed) for pk, packed in rows.values_list("entry_id", "kept")}


def keep(made: dict[int, bytes]) -> None:
    """Keep vectors of entries that are still there."""
    if made:
        there = set(Entry.objects.filter(pk__in=made).values_list("pk", flat=True))
        Vector.objects.bulk_create(
            [Vector(entry_id=pk, kept=packed) for pk, packed in made.items() if pk in there],
            update_conflicts=True,
            unique_fields=["entry"],
            update_fields=["kept"],
        )
