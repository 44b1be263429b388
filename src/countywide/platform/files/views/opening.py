"""Opening a file: only through the keeper of its place, with headers that keep a browser from running it."""

from __future__ import annotations

import re
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views import View

from countywide.platform.audit import actions as audit
from countywide.platform.files import queries
from countywide.platform.files.enums import State
from countywide.platform.files.store import StoreAway, store
from countywide.platform.files.types import keeper_of
from countywide.platform.kit.doors import actor_of

ON_A_PAGE = {"application/pdf", "image/jpeg", "image/png", "text/plain", "audio/mpeg", "audio/mp4", "video/mp4"}
LOCKED_IN = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"
RANGE = re.compile(r"bytes=(\d*)-(\d*)")


class Open(View):
    """A file's content, whole or the part asked for."""

    public = True
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: Any) -> HttpResponseBase:
        file = queries.file_with(pk)
        kept_by = keeper_of(file.keeper) if file else None
        if file is None or kept_by is None or not kept_by.may_open(request, file):
            raise Http404
        if file.state != State.CLEAN:
            return HttpResponse(f"{file.get_state_display()}. {file.help}", status=403, content_type="text/plain")
        audit.opened(file, by=actor_of(request), why="open a file")
        try:
            return content(request, file)
        except (StoreAway, FileNotFoundError):
            words = "The file cannot be fetched for the moment. It is safe: try again in a few minutes."
            return HttpResponse(words, status=503, content_type="text/plain", headers={"Retry-After": "60"})


def content(request: HttpRequest, file: Any) -> HttpResponseBase:
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
    return dressed(response, file, last - first, asks_for_copy="copy" in request.GET)


def dressed(response: HttpResponseBase, file: Any, length: int, *, asks_for_copy: bool) -> HttpResponseBase:
    """Headers that keep the content from doing anything but being seen."""
    shown = file.content_type in ON_A_PAGE and not asks_for_copy
    response["Content-Length"] = str(length)
    response["Accept-Ranges"] = "bytes"
    response["Content-Disposition"] = content_disposition_header(not shown, file.name_served) or "attachment"
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
