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

_watched: ContextVar[tuple[list[str], ...]] = ContextVar("watched", default=())


@contextmanager
def watching() -> Iterator[list[str]]:
    """Collect what is recorded inside the block, so that an action that forgets is caught."""
    written: list[str] = []
    token = _watched.set((*_watched.get(), written))
    try:
        yield written
    finally:
        _watched.reset(token)


def record(did: str, *, by: Any, about: models.Model | None = None, on_behalf_of: str = "", **details: Any) -> Entry:
    """Add one entry to the end of the chain, inside the caller's transaction.

    `details` hold keys, dates and numbers that explain the change: never a name, an address or words about a child.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("The record is written inside the change's own transaction.")
    head = Head.objects.select_for_update().get(pk=1)
    values: dict[str, Any] = {
        "number": head.count + 1,
        "at": timezone.now().isoformat(timespec="microseconds"),
        "did": did,
        "actor": str(by)[:120],
        "on_behalf_of": on_behalf_of,
        "about_kind": about._meta.label_lower if about is not None else "",
        "about_key": str(about.pk) if about is not None else "",
        "details": rules.canonical(details),
    }
    chained = rules.hash_of(head.hash, values)
    entry = Entry.objects.create(**values, by_id=by.pk, before=head.hash, hash=chained)
    head.count, head.hash = entry.number, chained
    head.save(update_fields=["count", "hash"])
    for written in _watched.get():
        written.append(did)
    return entry


def opened(about: models.Model, *, by: Any, why: str) -> None:
    """Log that somebody opened a record, and why. The only thing a GET may write, with the log of searches."""
    Opening.objects.create(
        by_id=by.pk, actor=str(by)[:120], about_kind=about._meta.label_lower, about_key=str(about.pk), why=why[:200]
    )
