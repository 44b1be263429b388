"""Questions about the record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import Any

from django.db import models

from countywide.platform.audit import rules
from countywide.platform.audit.models import Entry, Head, Opening


def chain() -> Iterator[dict[str, Any]]:
    """Every entry in order as it was hashed, streamed."""
    fields = ("number", "at", "did", "actor", "on_behalf_of", "about_kind", "about_key", "details", "before", "hash")
    for entry in Entry.objects.order_by("number").values(*fields).iterator(chunk_size=2000):
        entry["at"] = entry["at"].astimezone(UTC).isoformat(timespec="microseconds")
        yield entry


def first_broken() -> tuple[int, str] | None:
    """Where the chain is broken, if anywhere."""
    head = Head.objects.get(pk=1)
    return rules.first_broken(chain(), count=head.count, head=head.hash)


def length_and_end() -> tuple[int, str]:
    """How many entries the record holds and its last hash, to be noted outside the service."""
    head = Head.objects.get(pk=1)
    return head.count, head.hash


def entries_about(about: models.Model) -> models.QuerySet[Entry]:
    """What was done to one record, newest first."""
    return Entry.objects.filter(about_kind=about._meta.label_lower, about_key=str(about.pk)).order_by("-number")


def kinds_changed() -> list[str]:
    """Which kinds of record any change is about."""
    return list(Entry.objects.order_by().values_list("about_kind", flat=True).distinct())


def entries_that(which: models.Q) -> models.QuerySet[Entry]:
    """What was done to some records, in order, for a room that knows who may see them."""
    return Entry.objects.filter(which).order_by("number")


def openings_of(about: models.Model) -> models.QuerySet[Opening]:
    """Who opened one record, newest first."""
    return Opening.objects.filter(about_kind=about._meta.label_lower, about_key=str(about.pk)).select_related("by")
