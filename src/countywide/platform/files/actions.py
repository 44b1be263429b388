"""Beginning an upload, making a file of what arrived, and saying what looking at it found."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from . import permissions, queries, rules, spool
from .enums import State
from .limits import limits
from .models import File, Upload
from .store import sha256_of, store
from .types import keeper_of

KEPT_FOR = timedelta(days=7)  # an upload cut off may be gone on with for a week
LOOK = "countywide.platform.files.tasks.look_at"


def bar_to_upload(*, keeper: str, place: str, size: int) -> str | None:
    """The sentence for a file that is empty or too big for its place, if it is."""
    held, kept_by = limits(), keeper_of(keeper)
    bucket = kept_by.bucket(place) if kept_by else place
    return rules.bar_to_upload(
        size=size,
        file_limit=held.file_bytes,
        in_words=held.file_words,
        left=queries.left_in(bucket, held.bucket_bytes),
        bucket_words=held.bucket_words,
    )


def begin(*, keeper: str, place: str, name: str, length: int, by: Actor, guest: str, now: datetime) -> Upload:
    """Begin an upload: a row, and an empty file that grows. The keeper of the place has let them in."""
    if bar := bar_to_upload(keeper=keeper, place=place, size=length):
        raise RuleBroken(bar)
    with transaction.atomic():
        upload = Upload.objects.create(
            keeper=keeper,
            place=place,
            name=rules.tidy_name(name),
            length=length,
            owner_id=by.pk,  # type: ignore[attr-defined]
            guest=guest,
            expires_at=now + KEPT_FOR,
        )
        spool.create(upload.pk)
    return upload


def finish(upload: Upload, *, by: Actor, now: datetime) -> File:
    """Every byte arrived: a file is made, its place is told, and a job looks at it. Doing it twice makes one."""
    if upload.file_id:
        return upload.file  # type: ignore[return-value]
    sha256 = sha256_of(spool.path_of(upload.pk))
    with transaction.atomic():
        held = Upload.objects.select_for_update().get(pk=upload.pk)
        if held.file_id:
            return File.objects.get(pk=held.file_id)
        file = made(held.keeper, held.place, held.name, held.length, sha256, by=by, guest=held.guest, now=now)
        held.file = file
        held.save(update_fields=["file"])
    upload.file = file
    return file


def made(keeper: str, place: str, name: str, size: int, sha256: str, *, by: Actor, guest: str, now: datetime) -> File:
    """The row of a whole file, and the job that looks at it, in one transaction."""
    kept_by = keeper_of(keeper)
    assert kept_by is not None, keeper
    file = File.objects.create(
        keeper=keeper,
        place=place,
        bucket=kept_by.bucket(place),
        name=name,
        size=size,
        sha256=sha256,
        uploaded_by_id=by.pk,  # type: ignore[attr-defined]
        guest=guest,
        uploaded_at=now,
    )
    audit.record("files.arrived", by=by, about=file, sha256=sha256, size=size, keeper=keeper)
    kept_by.arrived(file)
    async_task(LOOK, str(file.pk), save=False)
    return file


def receive(uploaded: Any, *, keeper: str, place: str, by: Actor, guest: str = "", now: datetime | None = None) -> File:
    """Take a file that came with a plain form, without script."""
    now = now or timezone.now()
    bar = bar_to_upload(keeper=keeper, place=place, size=uploaded.size)
    if bar:
        raise RuleBroken(bar)
    upload = begin(keeper=keeper, place=place, name=uploaded.name, length=uploaded.size, by=by, guest=guest, now=now)
    with spool.path_of(upload.pk).open("wb") as there:
        for block in uploaded.chunks():
            there.write(block)
    return finish(upload, by=by, now=now)


def keep_made(content: bytes, *, keeper: str, place: str, name: str, by: Actor, now: datetime | None = None) -> File:
    """Keep a PDF that the service made itself, such as a plan on paper: it is whole and clean, and nothing looks at it.

    Its bytes are stored at once, under their hash: should the change be undone, they lie there unused and do no harm.
    """
    now, kept_by = now or timezone.now(), keeper_of(keeper)
    assert kept_by is not None, keeper
    source = spool.path_of(uuid4())
    source.write_bytes(content)
    sha256 = sha256_of(source)
    store().take(sha256, source)
    file = File.objects.create(
        keeper=keeper,
        place=place,
        bucket=kept_by.bucket(place),
        name=rules.tidy_name(name),
        size=len(content),
        sha256=sha256,
        content_type="application/pdf",
        extension="pdf",
        state=State.CLEAN,
        uploaded_by_id=by.pk,  # type: ignore[attr-defined]
        uploaded_at=now,
        checked_at=now,
    )
    audit.record("files.made", by=by, about=file, sha256=sha256, size=len(content), keeper=keeper)
    return file


def keep_copy(file: File, *, keeper: str, place: str, name: str = "", by: Actor, now: datetime | None = None) -> File:
    """Keep what a clean file says today as a file of its own in another place: what was handed on stays as it was handed on,
    whatever becomes of the file it was taken from. No byte is copied: equal content is in the store once."""
    now, kept_by = now or timezone.now(), keeper_of(keeper)
    assert kept_by is not None, keeper
    if not file.is_open_to_others:
        raise RuleBroken(f"A file cannot be handed on yet. {file.get_state_display()}.")
    copy = File.objects.create(
        keeper=keeper,
        place=place,
        bucket=kept_by.bucket(place),
        name=rules.tidy_name(name or file.name_served),
        size=file.size_served,
        sha256=file.stored_as,
        content_type=file.content_type,
        extension=file.extension,
        state=State.CLEAN,
        engine=file.engine,
        uploaded_by_id=by.pk,  # type: ignore[attr-defined]
        uploaded_at=now,
        checked_at=file.checked_at or now,
    )
    audit.record("files.copied", by=by, about=copy, sha256=copy.sha256, source=str(file.pk), keeper=keeper)
    return copy


def keep(file: File, source: Path) -> None:
    """Move a whole file from the spool into the store; equal content is there once."""
    store().take(file.sha256, source)


def give_up(upload: Upload, *, by: Actor) -> None:
    """End an upload that was not whole, and forget its bytes."""
    with transaction.atomic():
        audit.record("files.upload-ended", by=by, about=upload)
        Upload.objects.filter(pk=upload.pk).delete()
    spool.remove(upload.pk)


def remove(file: File, *, by: Actor, now: datetime | None = None) -> None:
    """Take a file out of its place. The keeper has let them. Its bytes go when nothing else has the same."""
    with transaction.atomic():
        file.removed_at = now or timezone.now()
        file.save(update_fields=["removed_at"])
        audit.record("files.removed", by=by, about=file)
        transaction.on_commit(lambda: forget_unused(file))


def forget_unused(file: File) -> None:
    """Drop bytes that no file has any more."""
    for content in {file.sha256, file.served_sha256} - {""}:
        if not queries.is_still_used(content):
            store().remove(content)


def rule(file: File, *, by: Actor, now: datetime, state: str, **found: Any) -> None:
    """Keep what looking at a file found, and tell its place. A file that was ruled on is not ruled on again."""
    with transaction.atomic():
        held = File.objects.select_for_update().get(pk=file.pk)
        if held.state != State.RECEIVED:
            return
        held.state, held.checked_at = state, now
        for name, value in found.items():
            setattr(held, name, value)
        held.save()
        audit.record("files.checked", by=by, about=held, state=state, trouble=held.trouble, engine=held.engine)
        kept_by = keeper_of(held.keeper)
        if kept_by:
            kept_by.ruled(held)


@action(permissions.RELEASE)
def release(file: File, *, by: Actor, now: datetime, because: str) -> None:
    """Somebody looked at a file that the scanner could not read, and lets others open it."""
    if file.state != State.UNSCANNED:
        raise RuleBroken("Only a file that the virus scanner could not read is released by hand.")
    if len(because.split()) < 3:
        raise RuleBroken("Say in a few words how you made sure of it.")
    file.state, file.detail = State.CLEAN, "Looked at by an officer"
    file.save(update_fields=["state", "detail"])
    audit.record("files.released", by=by, about=file, because=because[:200], at=now.isoformat())
