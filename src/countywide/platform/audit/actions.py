"""Writing the record: every change says here what it did."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from countywide.platform.audit import rules
from countywide.platform.audit.models import Entry, Head, Opening
from countywide.platform.kit import marks, turns

AT_ONCE = 500  # entries in one statement

_watched: ContextVar[tuple[list[str], ...]] = ContextVar("watched", default=())
_waiting: ContextVar[list[Said] | None] = ContextVar("waiting", default=None)


@contextmanager
def watching() -> Iterator[list[str]]:
    """Collect what is recorded inside the block, so that an action that forgets is caught."""
    written: list[str] = []
    token = _watched.set((*_watched.get(), written))
    try:
        yield written
    finally:
        _watched.reset(token)


class Said:
    """One entry that waits for the end of its change: a mark, so that it goes with a savepoint that is undone."""

    def __init__(self, by_id: int | None, **values: str) -> None:
        self.by_id, self.values = by_id, values

    def __call__(self) -> None:
        """Nothing is left to do."""


@contextmanager
def in_one_go() -> Iterator[None]:
    """One transaction that writes its entries together, at its end: the end of the chain is locked once, and only then.

    So two changes wait for each other no longer than the writing takes. Inside another such block the outer one writes.
    """
    with turns.turn(), transaction.atomic():
        if _waiting.get() is not None:
            yield
            return
        said: list[Said] = []
        token = _waiting.set(said)
        try:
            yield
        finally:
            _waiting.reset(token)
        stands = {id(mark) for mark in marks.standing()}
        write([each for each in said if id(each) in stands])


def is_in_one_go() -> bool:
    """Whether a change is being made that writes its entries at its end."""
    return _waiting.get() is not None


def record(did: str, *, by: Any, about: models.Model | None = None, on_behalf_of: str = "", **details: Any) -> None:
    """Add one entry to the end of the chain, inside the caller's transaction.

    `details` hold keys, dates and numbers that explain the change: never a name, an address or words about a child.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("The record is written inside the change's own transaction.")
    said = Said(
        by.pk,
        did=did,
        actor=str(by)[:120],
        on_behalf_of=on_behalf_of,
        about_kind=about._meta.label_lower if about is not None else "",
        about_key=str(about.pk) if about is not None else "",
        details=rules.canonical(details),
    )
    waiting = _waiting.get()
    if waiting is None:
        write([said])
    else:
        marks.put(said)
        waiting.append(said)
    for written in _watched.get():
        written.append(did)


def write(said: list[Said]) -> None:
    """Chain the entries to the last one there is, under its lock."""
    if not said:
        return
    head = Head.objects.select_for_update().get(pk=1)
    at, entries = timezone.now().isoformat(timespec="microseconds"), []
    for each in said:
        values: dict[str, Any] = {"number": head.count + 1, "at": at, **each.values}
        chained = rules.hash_of(head.hash, values)
        entries.append(Entry(**values, by_id=each.by_id, before=head.hash, hash=chained))
        head.count, head.hash = head.count + 1, chained
    Entry.objects.bulk_create(entries, batch_size=AT_ONCE)
    head.save(update_fields=["count", "hash"])


def opened(about: models.Model, *, by: Any, why: str) -> None:
    """Log that somebody opened a record, and why. The only thing a GET may write, with the log of searches."""
    Opening.objects.create(
        by_id=by.pk, actor=str(by)[:120], about_kind=about._meta.label_lower, about_key=str(about.pk), why=why[:200]
    )
