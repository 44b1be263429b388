"""Writing a piece of an upload as it comes: nothing that was acknowledged is ever lost, and no refused piece is written."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from typing import Any

from django.http import UnreadablePostError

from . import spool
from .models import Upload

BLOCK = 1024 * 1024
CHECK_EVERY = 8  # blocks between two looks at whether a newer request has taken over


@dataclass(frozen=True)
class Received:
    """How writing a piece ended: where the upload stands now, and what went wrong, if anything did."""

    offset: int
    fault: str = ""  # "", BROKEN, MISMATCH, TOO_LONG, FULL or TAKEN


def receive(request: Any, upload: Upload, writer: spool.Writer, *, start: int, proof: Any) -> Received:
    """Read the request's body into the upload from `start` on.

    With a checksum the place is marked beforehand and the piece is taken back unless it proves right; without one,
    whatever arrived is kept.
    """
    if proof:
        Upload.objects.filter(pk=upload.pk).update(pending_from=start)
    expected = int(request.headers.get("Content-Length") or 0) if request.headers.get("Content-Length") else None
    end, fault = written(request, writer, start=start, limit=upload.length, hasher=proof[0] if proof else None)
    if not fault and expected is not None and end - start < expected:
        fault = "BROKEN"
    if proof and (fault or proof[0].digest() != proof[1]):
        fault = fault or "MISMATCH"
        end = start
    if fault == "TOO_LONG":
        end = start
    writer.file.truncate(end)
    os.fsync(writer.file.fileno())
    if proof:
        Upload.objects.filter(pk=upload.pk).update(pending_from=None)
    return Received(end, fault)


def written(request: Any, writer: spool.Writer, *, start: int, limit: int, hasher: Any) -> tuple[int, str]:
    """Copy the body block by block; where it ended and why, if not at its end."""
    file, at, count = writer.file, start, 0
    file.truncate(start)
    file.seek(start)
    while True:
        try:
            block = request.read(BLOCK)
        except (UnreadablePostError, OSError):
            return at, "BROKEN"
        if not block:
            return at, ""
        if at + len(block) > limit:
            return at, "TOO_LONG"
        try:
            at += put(file, block)
        except OSError as full:
            if full.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
                return at, "FULL"
            raise
        if hasher:
            hasher.update(block)
        count += 1
        if count % CHECK_EVERY == 0 and not writer.is_current():
            return at, "TAKEN"


def put(file: Any, block: bytes) -> int:
    """Write all of a block: an unbuffered file may take less at a time."""
    done = 0
    while done < len(block):
        done += file.write(memoryview(block)[done:])
    return done
