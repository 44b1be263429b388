"""Questions about files and uploads."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from .enums import State
from .limits import in_words
from .looking import look as look
from .models import File, FileQuerySet, Upload
from .store import StoreAway, store

A_WHILE = timedelta(minutes=10)


def file_with(pk: Any) -> File | None:
    """One file that was not removed."""
    return File.objects.filter(pk=pk, removed_at=None).first()


def is_waiting(pk: Any) -> bool:
    """Whether nobody has looked at the file yet."""
    return File.objects.filter(pk=pk, removed_at=None, state=State.RECEIVED).exists()


def whole(file: File) -> bytes | None:
    """All of a small file, for a room that serves what it made itself; None while the store does not answer."""
    try:
        return b"".join(store().read(file.stored_as))
    except (StoreAway, FileNotFoundError):
        return None


def files_of(keeper: str, place: str) -> FileQuerySet:
    """The files of a place, oldest first."""
    return File.objects.kept_in(keeper, place).order_by("uploaded_at", "id")


def files_in(keeper: str, places: list[str]) -> FileQuerySet:
    """The files of several places of one keeper, in one query."""
    return File.objects.filter(keeper=keeper, place__in=places, removed_at=None).order_by("uploaded_at", "id")


def total_bytes(bucket: str) -> int:
    """What the files that share a quota hold together."""
    return File.objects.filter(bucket=bucket, removed_at=None).total()


def left_in(bucket: str, limit: int) -> int:
    """How many bytes a quota still takes."""
    return max(0, limit - total_bytes(bucket))


def twins_of(file: File) -> FileQuerySet:
    """Files of equal content in the same place that arrived before."""
    same = File.objects.kept_in(file.keeper, file.place).filter(sha256=file.sha256, uploaded_at__lt=file.uploaded_at)
    return same.order_by("uploaded_at", "id")


def upload_with(pk: Any) -> Upload | None:
    """One upload, whole or under way."""
    return Upload.objects.select_related("file").filter(pk=pk).first()


def under_way(keeper: str, place: str) -> QuerySet[Upload]:
    """Uploads of a place that are not whole yet."""
    return Upload.objects.filter(keeper=keeper, place=place, file=None).order_by("made_at", "id")


def expired(now: datetime) -> QuerySet[Upload]:
    """Uploads that nobody went on with in time."""
    return Upload.objects.filter(file=None, expires_at__lte=now).order_by("expires_at", "id")


def not_clean() -> FileQuerySet:
    """Files that were refused, locked away or kept back, newest first."""
    return File.objects.exclude(state__in=("CLEAN", "RECEIVED")).order_by("-uploaded_at", "id")


def is_still_used(sha256: str) -> bool:
    """Whether any file that was not removed has this content."""
    found = File.objects.filter(removed_at=None)
    return found.filter(sha256=sha256).exists() or found.filter(served_sha256=sha256).exists()


def whole_but_unmade(now: datetime) -> QuerySet[Upload]:
    """Uploads that may be whole without a file: the server stopped between the last byte and the row."""
    return Upload.objects.filter(file=None, expires_at__gt=now).order_by("made_at", "id")


def waiting_long(now: datetime) -> FileQuerySet:
    """Files that arrived a while ago and nobody has looked at yet."""
    return File.objects.filter(state="RECEIVED", removed_at=None, uploaded_at__lt=now - A_WHILE).order_by("uploaded_at")


# --- as a row of a page ---

COLOURS = {
    State.CLEAN: "green",
    State.RECEIVED: "blue",
    State.UNSCANNED: "orange",
    State.REFUSED: "orange",
    State.QUARANTINED: "red",
}


def file_row(file: Any, *, may_remove: bool = False) -> dict[str, Any]:
    """One file in a list: its name, its size, how it stands, and what to do where something is wrong."""
    return {
        "name": file.name,
        "size": in_words(file.size),
        "state": file.get_state_display(),
        "colour": COLOURS[State(file.state)],
        "help": file.help,
        "note": file.detail if file.state == State.CLEAN else "",
        "href": reverse("files:open", args=[file.pk]) if file.is_open_to_others else "",
        "remove": reverse("files:remove", args=[file.pk]) if may_remove else "",
        "sha256": file.sha256,
        "at": file.uploaded_at,
    }
