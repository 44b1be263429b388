"""Jobs of the files room: looking at a file that arrived, and forgetting uploads nobody went on with."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time
from pathlib import Path
from typing import Any

from django.utils import timezone

from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from . import actions, cleaning, looking, queries, scanning, spool
from .enums import State, Trouble
from .models import File
from .store import StoreAway, sha256_of, store
from .types import Finding

BY = Machine("files")


def look_at(pk: str) -> str:
    """Look at a file, have it scanned, store it, and say what was found. Doing it again changes nothing.

    A scanner or a store that does not answer raises, so that the job is tried again later; the file waits unseen.
    """
    file = queries.file_with(pk)
    if file is None or file.state != State.RECEIVED:
        return "nothing to do"
    try:
        return looked_at(file)
    except (FileNotFoundError, StoreAway):
        if not queries.is_waiting(pk):
            return "nothing to do"
        if not store().has(file.sha256):
            raise
        return looked_at(file)  # another worker has just moved it to where it is kept


def looked_at(file: File) -> str:
    """Refuse a file that cannot be used; scan and store one that is in order."""
    with at_hand(file) as path:
        found = looking.look(path, file.name)
        return refuse(file, found, path) if found.trouble else pass_on(file, found, path)


def refuse(file: File, found: Finding, path: Path) -> str:
    """A file that cannot be used keeps its row, so that its sender is told; its bytes are not kept."""
    actions.rule(file, by=BY, now=timezone.now(), state=State.REFUSED, trouble=found.trouble, **kind(found))
    forget(file)
    return str(found.trouble)


def pass_on(file: File, found: Finding, path: Path) -> str:
    """Scan a file that is in order, make the copy that is served, and store both."""
    said, engine = scanned(path)
    facts: dict[str, Any] = {**kind(found), "detail": found.detail, "engine": engine}
    if said.says == "VIRUS":
        actions.keep(file, path)
        facts |= {"trouble": Trouble.VIRUS, "detail": said.name[:200]}
        actions.rule(file, by=BY, now=timezone.now(), state=State.QUARANTINED, **facts)
        return "VIRUS"
    if found.extension in cleaning.PICTURES:
        facts |= served_copy(path, found.extension)
    actions.keep(file, path)
    state = State.CLEAN
    if said.says == "UNREAD":
        state, facts = State.UNSCANNED, {**facts, "trouble": Trouble.TOO_BIG_TO_SCAN, "detail": said.name[:200]}
    actions.rule(file, by=BY, now=timezone.now(), state=state, **facts)
    return str(state)


def scanned(path: Path) -> tuple[scanning.Verdict, str]:
    """What the scanner says, and which it is; with none connected, our own checks are all there is."""
    if not scanning.is_connected():
        return scanning.Verdict("CLEAN"), ""
    return scanning.scan(path), scanning.engine() or "ClamAV"


def served_copy(path: Path, kind: str) -> dict[str, object]:
    """Store a picture's copy without what the camera added."""
    with tempfile.TemporaryDirectory(dir=spool.folder()) as folder:
        copy = Path(folder) / "copy"
        made = cleaning.cleaned(path, kind, copy)
        sha256, size = sha256_of(copy), copy.stat().st_size
        store().take(sha256, copy)
    from .kinds import TYPES

    return {"served_sha256": sha256, "served_size": size, "extension": made, "content_type": TYPES[made]}


def kind(found: Finding) -> dict[str, str]:
    return {"content_type": found.content_type, "extension": found.extension}


@contextmanager
def at_hand(file: File) -> Iterator[Path]:
    """The file's bytes as a file of this machine: in the spool, in the store's folder, or fetched for the while."""
    upload = getattr(file, "upload", None)
    waiting = spool.path_of(upload.pk) if upload else None
    if waiting is not None and waiting.exists():
        yield waiting
        return
    local = store().local_path(file.sha256)
    if local is not None:
        yield local
        return
    with tempfile.TemporaryDirectory(dir=spool.folder()) as folder:  # a folder: whoever stores the file takes it away
        fetched = Path(folder) / "fetched"
        with fetched.open("wb") as out:
            out.writelines(store().read(file.sha256))
        yield fetched


def forget(file: File) -> None:
    upload = getattr(file, "upload", None)
    if upload:
        spool.remove(upload.pk)


def tidy() -> int:
    """Forget uploads nobody went on with in time, make files of those that were whole, look again at those that wait."""
    now, done = timezone.now(), 0
    for upload in list(queries.expired(now)):
        actions.give_up(upload, by=BY)
        done += 1
    for upload in list(queries.whole_but_unmade(now)):
        if spool.path_of(upload.pk).exists() and spool.offset(upload.pk) == upload.length:
            actions.finish(upload, by=BY, now=now)
            done += 1
    return done


def look_again() -> int:
    """Look at files whose job was lost or gave up while the scanner or the store was away."""
    waiting = list(queries.waiting_long(timezone.now()).values_list("pk", flat=True)[:200])
    for pk in waiting:
        look_at(str(pk))
    return len(waiting)


regular = [
    Regular("countywide.platform.files.tasks.tidy", daily_at=time(2, 40)),
    Regular("countywide.platform.files.tasks.look_again", minutes=10),
]
