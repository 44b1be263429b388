"""The picture each process holds: compared by one number, rebuilt out of a query's way, and kept fresh."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from threading import Event, Lock, Thread
from time import time_ns
from typing import Any

from django.db import close_old_connections, connection, transaction
from django.utils import timezone

from countywide.garden.knowledge import picture, units
from countywide.garden.knowledge.engine import Encoder, encode_unit, fit_threshold, is_stale
from countywide.garden.knowledge.models import Fitting, SearchState
from countywide.garden.knowledge.picture import Picture

log = logging.getLogger(__name__)
LOOKS_EVERY = 0.2  # seconds between two looks at the number, so that a new row is findable within one
FEWEST_TO_FIT = 20
AT_A_TIME = 16
Progress = Callable[[int, int], None]


def touch() -> None:
    """Say that something that is searched has changed, in the change's own transaction."""
    state, _ = SearchState.objects.select_for_update().get_or_create(pk=1)
    state.seq = max(state.seq + 1, time_ns() // 1000)  # the time, so that no number is ever used twice
    state.save(update_fields=["seq"])


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
        now = self._picture or self.rebuild()
        if not connection.in_atomic_block:
            self._watch()
        return now

    def rebuild(self, *, keeping: bool = False) -> Picture:
        """Build the newest picture here and now, unless another thread has just done so."""
        with self._building:
            now = self._picture
            if now is None or is_old(now):
                now = self._picture = picture.build(keeping=keeping)
            return now

    def renew(self) -> None:
        """The few rows that changed can be found at once; then the whole picture is built again behind them."""
        now = self._picture
        if now is None or not is_old(now):
            return
        if now.day == timezone.localdate() and now.fresh is None and (fresh := picture.freshen(now)):
            self._picture = fresh
        with self._building:
            self._picture = picture.build(keeping=True)

    def rest(self) -> None:
        """Stop looking and forget everything: for tests and before a process ends."""
        self._stop.set()
        if self._thread is not None and self._thread.is_alive():
            self._thread.join(timeout=5)
        self._thread, self._picture = None, None

    def _watch(self) -> None:
        """Start the thread that looks, once in each process: threads do not survive a fork."""
        if self._is_watching():
            return
        with self._building:
            if not self._is_watching():
                self._stop, self._pid = Event(), os.getpid()
                self._thread = Thread(target=self._look, args=(self._stop,), name="knowledge-index", daemon=True)
                self._thread.start()

    def _is_watching(self) -> bool:
        return self._pid == os.getpid() and self._thread is not None and self._thread.is_alive()

    def _look(self, stop: Event) -> None:
        """Compare the number a few times a second and renew the picture when it moved. A database away is tried again."""
        while not stop.wait(LOOKS_EVERY):
            try:
                self.renew()
                close_old_connections()
            except Exception as trouble:  # the thread must outlive anything the database says
                log.warning("The index could not be rebuilt: %s", type(trouble).__name__)
                connection.close()
                stop.wait(2)
        connection.close()


def is_old(now: Picture) -> bool:
    """Whether anything that is searched changed since, or the day did."""
    return now.seq != picture.number() or now.day != timezone.localdate()


INDEX = Index()


def current() -> Picture:
    """The picture of this process."""
    return INDEX.current()


# --- keeping vectors and thresholds ---


def refresh(progress: Progress | None = None, *, everything: bool = False) -> dict[str, Any]:
    """Encode what is not encoded, fit the thresholds again, and say that there is something new. Stops anywhere safely."""
    model = picture.encoder()
    made = encode_missing(model, progress, everything=everything) if model else 0
    fitted = fit(model)
    with transaction.atomic():
        touch()
    now = INDEX.rebuild()
    return {
        "rows": len(now.rows.snapshot.units),
        "encoded": made,
        "fitted": fitted,
        "model": model.name if model else "",
    }


def encode_new() -> None:
    """Encode what a change just left stale, after its commit. Many are left to `refresh`, which shows its progress."""
    if model := picture.encoder():
        encode_missing(model, most=picture.ENCODED_ON_THE_WAY)


def encode_missing(
    model: Encoder, progress: Progress | None = None, *, everything: bool = False, most: int | None = None
) -> int:
    """Make and keep the vectors that are missing or stale, a few at a time so that a stop loses little."""
    rows, listed = units.units_on(timezone.localdate())
    kept = {} if everything else picture.kept_vectors(rows)
    stale = [
        (row.pk, unit)
        for row, unit in zip(rows, listed, strict=True)
        if row.pk not in kept or is_stale(kept[row.pk], unit, model.name)
    ]
    if most is not None and len(stale) > most:
        return 0
    for start in range(0, len(stale), AT_A_TIME):
        picture.keep({pk: encode_unit(model, unit) for pk, unit in stale[start : start + AT_A_TIME]})
        if progress:
            progress(min(start + AT_A_TIME, len(stale)), len(stale))
    return len(stale)


def fit(model: Encoder | None) -> bool:
    """Fit the thresholds to the rows there are, once there are enough to fit to."""
    snapshot = picture.build().rows.snapshot
    if len(snapshot.units) < FEWEST_TO_FIT:
        return False
    fitted = fit_threshold(snapshot)
    Fitting.objects.update_or_create(
        model=model.name if model else "",
        defaults={
            "answer": fitted.answer,
            "may_help": fitted.may_help,
            "rows": len(snapshot.units),
            "fitted_at": timezone.now(),
        },
    )
    return True
