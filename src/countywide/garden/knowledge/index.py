"""The picture each process answers from: read-only, compared by one number before a query, rebuilt out of its way."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from threading import Event, Lock, Thread
from time import time, time_ns
from typing import Any

import numpy as np
from django.db import close_old_connections, connection, transaction
from django.utils import timezone
from numpy.typing import NDArray

from countywide.garden.knowledge import units
from countywide.garden.knowledge.engine import (
    Encoder,
    Snapshot,
    Synonyms,
    Thresholds,
    UnitVectors,
    encode_unit,
    fit_threshold,
    is_stale,
    load_encoder,
    read_synonyms,
    read_vectors,
    synonyms_of,
)
from countywide.garden.knowledge.enums import Audience
from countywide.garden.knowledge.models import Fitting, SearchState, SynonymGroup, Vector
from countywide.garden.knowledge.teams import Desk, desks
from countywide.garden.knowledge.types import Unit

log = logging.getLogger(__name__)
LOOKS_EVERY = 0.2  # seconds between two looks at the number, so that a new row is findable within one
ENCODED_ON_THE_WAY = 40  # rows without kept vectors that a rebuild encodes itself; the rest wait for `refresh`
FEWEST_TO_FIT = 20
MAY_LACK = 0.1  # of the rows may lack vectors before all are searched by words alone
NO_VECTORS = UnitVectors(b"", np.empty((0, 384), np.float32))
Progress = Callable[[int, int], None]


# --- the number ---


def touch() -> None:
    """Say that something that is searched has changed, in the change's own transaction."""
    state, _ = SearchState.objects.select_for_update().get_or_create(pk=1)
    state.seq = max(state.seq + 1, time_ns() // 1000)  # the time, so that no number is ever used twice
    state.save(update_fields=["seq"])


def number() -> int:
    """The number as it is now."""
    return SearchState.objects.filter(pk=1).values_list("seq", flat=True).first() or 0


# --- the picture ---


@dataclass(frozen=True)
class Picture:
    """Everything one process needs to answer without reading rows."""

    seq: int
    day: date
    snapshot: Snapshot
    published: NDArray[np.float64]  # when each row opens, in seconds
    for_schools: NDArray[np.bool_]
    values: dict[str, str]
    desks: dict[str, Desk]
    suggestions: tuple[tuple[str, str, str, bool, float], ...]  # normalised words, question, slug, for schools, opens
    without_vectors: int
    built_at: float

    def open_to(self, for_schools: bool) -> NDArray[np.bool_]:
        """Which rows may be found now: embargo and audience come before the best are taken."""
        open_now = self.published <= time()
        return open_now if for_schools else open_now & ~self.for_schools


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


def build(*, keeping: bool = False) -> Picture:
    """Read every row and make the picture of it; `keeping` also keeps the few vectors it had to make."""
    seq, day, model = number(), timezone.localdate(), encoder()
    rows, listed = units.units_on(day)
    kept, missing = vectors_of(rows, listed, model, keeping) if model else ({}, 0)
    if missing > len(rows) * MAY_LACK:
        model = None  # rows without vectors would never be found beside those that have them: words alone are fair to all
    teams = desks()
    snapshot = Snapshot.build(
        listed, [desk.card for desk in teams.values()], synonyms(), vectors=kept, encoder=model, limits=limits(model)
    )
    return Picture(
        seq=seq,
        day=day,
        snapshot=snapshot,
        published=np.array([row.published_at.timestamp() for row in rows], np.float64),
        for_schools=np.array([row.audience == Audience.SCHOOLS for row in rows], np.bool_),
        values=units.values_on(day),
        desks=teams,
        suggestions=tuple(
            (units.rules.normalised(unit.question), unit.question, row.slug, row.audience == Audience.SCHOOLS,
             row.published_at.timestamp())
            for row, unit in zip(rows, listed, strict=True)
        ),
        without_vectors=missing,
        built_at=time(),
    )


def vectors_of(
    rows: list[units.Indexed], listed: list[Unit], model: Encoder, keeping: bool
) -> tuple[dict[str, UnitVectors], int]:
    """Kept vectors by unit; a few missing ones are made here, many are left to `refresh`. Also how many are missing."""
    kept = dict(Vector.objects.values_list("entry_id", "kept"))
    found: dict[str, UnitVectors] = {}
    stale: list[tuple[int, Unit]] = []
    for row, unit in zip(rows, listed, strict=True):
        packed = bytes(kept[row.pk]) if row.pk in kept else None
        if is_stale(packed, unit, model.name):
            stale.append((row.pk, unit))
            found[unit.id] = NO_VECTORS
        else:
            found[unit.id] = read_vectors(packed)  # type: ignore[assignment, arg-type]
    if len(stale) > ENCODED_ON_THE_WAY:
        return found, len(stale)
    made = {pk: encode_unit(model, unit) for pk, unit in stale}
    found |= {unit.id: read_vectors(made[pk]) for pk, unit in stale}  # type: ignore[misc]
    if keeping:
        keep(made)
    return found, 0


def keep(made: dict[int, bytes]) -> None:
    """Keep vectors of entries that are still there."""
    if made:
        there = set(units.Entry.objects.filter(pk__in=made).values_list("pk", flat=True))
        Vector.objects.bulk_create(
            [Vector(entry_id=pk, kept=packed) for pk, packed in made.items() if pk in there],
            update_conflicts=True, unique_fields=["entry"], update_fields=["kept"],
        )


# --- the process ---


class Index:
    """The picture of this process, and the thread that looks for a newer one."""

    def __init__(self) -> None:
        self._picture: Picture | None = None
        self._building = Lock()
        self._stop = Event()
        self._thread: Thread | None = None
        self._pid = 0

    def current(self) -> Picture:
        """The picture to answer from. Only the first is built while somebody waits; later ones come from the thread.

        Actions never call this: inside their transaction it would show others what is not committed yet.
        """
        picture = self._picture
        if picture is None or (is_a_test() and self._is_stale(picture)):
            picture = self.rebuild()
        if not connection.in_atomic_block:
            self._watch()
        return picture

    def rebuild(self, *, keeping: bool = False) -> Picture:
        """Build the newest picture here and now, unless another thread has just done so."""
        with self._building:
            picture = self._picture
            if picture is None or self._is_stale(picture):
                picture = self._picture = build(keeping=keeping)
            return picture

    def rest(self) -> None:
        """Stop looking and forget everything: for tests and before a process ends."""
        self._stop.set()
        if self._thread is not None and self._thread.is_alive():
            self._thread.join(timeout=5)
        self._thread, self._picture = None, None

    def _is_stale(self, picture: Picture) -> bool:
        return picture.seq != number() or picture.day != timezone.localdate()

    def _watch(self) -> None:
        """Start the thread that looks, once in each process: threads do not survive a fork."""
        if self._pid == os.getpid() and self._thread is not None and self._thread.is_alive():
            return
        with self._building:
            if self._pid == os.getpid() and self._thread is not None and self._thread.is_alive():
                return
            self._stop, self._pid = Event(), os.getpid()
            self._thread = Thread(target=self._look, args=(self._stop,), name="knowledge-index", daemon=True)
            self._thread.start()

    def _look(self, stop: Event) -> None:
        """Compare the number a few times a second; build and swap when it moved. A database away is tried again."""
        while not stop.wait(LOOKS_EVERY):
            try:
                self.rebuild(keeping=True)
                close_old_connections()
            except Exception as trouble:  # the thread must outlive anything the database says
                log.warning("The index could not be rebuilt: %s", type(trouble).__name__)
                connection.close()
                stop.wait(2)
        connection.close()


def is_a_test() -> bool:
    """Django's own test cases wrap each test in a transaction, into which no other thread can look."""
    return any(getattr(block, "_from_testcase", False) for block in connection.atomic_blocks)


INDEX = Index()


def current() -> Picture:
    """The picture of this process."""
    return INDEX.current()


# --- keeping vectors and thresholds ---


def refresh(progress: Progress | None = None, *, everything: bool = False) -> dict[str, Any]:
    """Encode what is not encoded, fit the thresholds again, and say that there is something new. Stops anywhere safely."""
    model = encoder()
    made = encode_missing(model, progress, everything=everything) if model else 0
    fitted = fit(model)
    with transaction.atomic():
        touch()
    picture = INDEX.rebuild()
    return {"rows": len(picture.snapshot.units), "encoded": made, "fitted": fitted, "model": model.name if model else ""}


def encode_new() -> None:
    """Encode what a change just left stale, after its commit. Many are left to `refresh`, which shows its progress."""
    if model := encoder():
        encode_missing(model, most=ENCODED_ON_THE_WAY)


def encode_missing(
    model: Encoder, progress: Progress | None = None, *, everything: bool = False, most: int | None = None
) -> int:
    """Make and keep the vectors that are missing or stale, a few at a time so that a stop loses little."""
    rows, listed = units.units_on(timezone.localdate())
    kept = {} if everything else dict(Vector.objects.values_list("entry_id", "kept"))
    stale = [
        (row.pk, unit)
        for row, unit in zip(rows, listed, strict=True)
        if is_stale(bytes(kept[row.pk]) if row.pk in kept else None, unit, model.name)
    ]
    if most is not None and len(stale) > most:
        return 0
    for start in range(0, len(stale), 16):
        keep({pk: encode_unit(model, unit) for pk, unit in stale[start : start + 16]})
        if progress:
            progress(min(start + 16, len(stale)), len(stale))
    return len(stale)


def fit(model: Encoder | None) -> bool:
    """Fit the thresholds to the rows there are, once there are enough to fit to."""
    picture = build()
    rows = len(picture.snapshot.units)
    if rows < FEWEST_TO_FIT:
        return False
    fitted = fit_threshold(picture.snapshot)
    Fitting.objects.update_or_create(
        model=model.name if model else "",
        defaults={"answer": fitted.answer, "may_help": fitted.may_help, "rows": rows, "fitted_at": timezone.now()},
    )
    return True
