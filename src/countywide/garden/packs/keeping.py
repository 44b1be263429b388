"""Who may open the slides and recordings of packs: asked by the files room at every opening."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import localdate

from countywide.platform.files.types import Keeper, nobody

from . import permissions, queries


def may_open(request: Any, file: Any) -> bool:
    """Whoever booked, people of state schools of the county, the services and the organisers; a recording once it is confirmed."""
    pack = queries.pack_at(file.place)
    if pack is None:
        return False
    if pack.recording_file_id == file.pk and not pack.is_recording_open:
        return bool(request.user.is_authenticated and request.user.may(permissions.KEEP))
    return queries.files_open_to(request, pack, on=localdate(), booking=queries.booking_of(request, pack.meeting))


FILES = Keeper("packs", nobody, may_open)
