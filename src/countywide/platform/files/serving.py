"""A file's bytes as an answer: whole or the part asked for, with headers that keep a browser from running it.

Used by pages that have asked already whether whoever reads may open the file.
"""

from __future__ import annotations

import re
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from .enums import State
from .store import StoreAway, store

ON_A_PAGE = {"application/pdf", "image/jpeg", "image/png", "text/plain", "audio/mpeg", "audio/mp4", "video/mp4"}
LOCKED_IN = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"
RANGE = re.compile(r"bytes=(\d*)-(\d*)")
LATER = "The file cannot be fetched for the moment. It is safe: try again in a few minutes."


def served(request: HttpRequest, file: Any, *, name: str = "") -> HttpResponseBase:
    """A file that was looked through and found clean, under its own name or another; a sentence while it cannot be had."""
    if file.state != State.CLEAN:
        return HttpResponse(f"{file.get_state_display()}. {file.help}", status=403, content_type="text/plain")
    try:
        return content(request, file, name or file.name_served)
    except (StoreAway, FileNotFoundError):
        return HttpResponse(LATER, status=503, content_type="text/plain", headers={"Retry-After": "60"})


def content(request: HttpRequest, file: Any, name: str) -> HttpResponseBase:
    """The bytes asked for, streamed."""
    size = file.size_served
    try:
        first, last = asked_for(request.headers.get("Range", ""), size)
    except ValueError:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    whole = (first, last) == (0, size)
    local = store().local_path(file.stored_as)
    if whole and local is not None:
        response: HttpResponseBase = FileResponse(local.open("rb"), content_type=file.content_type)
    else:
        if local is not None and not local.exists():
            raise FileNotFoundError
        blocks = store().read(file.stored_as, first, last)
        response = StreamingHttpResponse(blocks, status=200 if whole else 206, content_type=file.content_type)
    if not whole:
        response["Content-Range"] = f"bytes {first}-{last - 1}/{size}"
    return dressed(response, file, last - first, name, asks_for_copy="copy" in request.GET)


def dressed(response: HttpResponseBase, file: Any, length: int, name: str, *, asks_for_copy: bool) -> HttpResponseBase:
    """Headers that keep the content from doing anything but being seen."""
    shown = file.content_type in ON_A_PAGE and not asks_for_copy
    response["Content-Length"] = str(length)
    response["Accept-Ranges"] = "bytes"
    response["Content-Disposition"] = content_disposition_header(not shown, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = LOCKED_IN
    response["Cache-Control"] = "private, no-store"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def asked_for(header: str, size: int) -> tuple[int, int]:
    """The first byte asked for and the one after the last. Raises ValueError where there is nothing there."""
    found = RANGE.fullmatch(header.strip()) if header else None
    if not found or found.groups() == ("", ""):
        return 0, size
    start, end = found.groups()
    if not start:
        return max(0, size - int(end)), size
    first, last = int(start), min(int(end) + 1, size) if end else size
    if first >= size or last <= first:
        raise ValueError
    return first, last
