"""Where the pieces of an upload land: one file each, whose length is how far the upload is."""

from __future__ import annotations

import fcntl
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings

BLOCK = 1024 * 1024
READ_TIMEOUT = 20  # seconds without a byte: a phone that lost its signal leaves no other trace
WAIT = READ_TIMEOUT + 5

_writing: dict[str, socket.socket] = {}
_guard = threading.Lock()


@dataclass(frozen=True)
class Writer:
    """The one request that may write an upload now."""

    file: BinaryIO
    key: str
    claim: str

    def is_current(self) -> bool:
        """Whether no newer request has laid claim to the upload."""
        try:
            return claim_of(self.key).read_text() == self.claim
        except OSError:
            return True


class Busy(Exception):
    """Another request still writes this upload."""


def folder() -> Path:
    """The spool, made when it is first needed."""
    where = Path(settings.FILES_SPOOL)
    where.mkdir(parents=True, exist_ok=True)
    return where


def path_of(key: Any) -> Path:
    return folder() / str(key)


def create(key: Any) -> None:
    """An empty file for an upload to grow in."""
    path_of(key).touch(exist_ok=False)


def offset(key: Any) -> int:
    """How many bytes arrived."""
    return path_of(key).stat().st_size


def remove(key: Any) -> None:
    path_of(key).unlink(missing_ok=True)
    claim_of(key).unlink(missing_ok=True)


def claim_of(key: Any) -> Path:
    return folder() / f"{key}.claim"


@contextmanager
def only_writer(key: Any, connection: socket.socket | None) -> Iterator[Writer]:
    """Hold the upload's file for writing; a newer request takes over from an older one that has stalled.

    In this process the older one's socket is shut, so it stops reading at once; in another process it sees the
    newer claim after its next block, or gives up when no byte comes. Raises `Busy` when it does neither.
    """
    claim = claim_of(key)
    mine = f"{os.getpid()}-{threading.get_ident()}-{time.monotonic_ns()}"
    with path_of(key).open("r+b", buffering=0) as file:
        claim.write_text(mine)
        take_over(str(key))
        lock(file)
        try:
            if connection is not None:
                connection.settimeout(READ_TIMEOUT)
                with _guard:
                    _writing[str(key)] = connection
            yield Writer(file, str(key), mine)
        finally:
            with _guard:
                if _writing.get(str(key)) is connection:
                    _writing.pop(str(key), None)
            fcntl.flock(file, fcntl.LOCK_UN)


def take_over(key: str) -> None:
    """Shut the socket of an older request for the same upload in this process."""
    with _guard:
        older = _writing.pop(key, None)
    if older is not None:
        try:
            older.shutdown(socket.SHUT_RD)
        except OSError:
            pass  # it has gone by itself


def lock(file: BinaryIO) -> None:
    """Wait for the file, as long as a stalled writer may take to give up."""
    until = time.monotonic() + WAIT
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > until:
                raise Busy from None
            time.sleep(0.05)
