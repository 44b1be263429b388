"""What the tus 1.0 protocol says in headers: versions, metadata, lengths and checksums."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Any

from django.http import HttpResponse

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,termination,checksum,expiration"
ALGORITHMS = ("sha1", "sha256", "sha512", "md5")
PIECE = "application/offset+octet-stream"
CHECKSUM_MISMATCH = 460


class BadHeader(ValueError):
    """A header that the protocol does not allow."""


def answer(status: int, words: str = "", **headers: str) -> HttpResponse:
    """A response as every response of the protocol is: with the version, never kept by anybody."""
    response = HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
    response["Tus-Resumable"] = VERSION
    response["Cache-Control"] = "no-store"
    for name, value in headers.items():
        response[name.replace("_", "-")] = value
    return response


def metadata(header: str) -> dict[str, str]:
    """The pairs of Upload-Metadata: names in the clear, values in base64."""
    found: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in header.split(","))):
        name, _, value = pair.partition(" ")
        try:
            found[name] = base64.b64decode(value, validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError) as bad:
            raise BadHeader("Upload-Metadata cannot be read.") from bad
    return found


def whole_number(header: str | None, name: str) -> int:
    """A header that must be a whole number, not below nought."""
    if header is None or not header.isascii() or not header.isdigit() or len(header) > 18:
        raise BadHeader(f"{name} must be a whole number.")
    return int(header)


def checksum(header: str | None) -> tuple[Any, bytes] | None:
    """The hash to reckon and what it must come to; None where the piece has no checksum."""
    if not header:
        return None
    algorithm, _, value = header.partition(" ")
    if algorithm not in ALGORITHMS:
        raise BadHeader(f"Upload-Checksum must be one of {', '.join(ALGORITHMS)}.")
    try:
        wanted = base64.b64decode(value, validate=True)
    except binascii.Error as bad:
        raise BadHeader("Upload-Checksum cannot be read.") from bad
    return hashlib.new(algorithm, usedforsecurity=False), wanted
