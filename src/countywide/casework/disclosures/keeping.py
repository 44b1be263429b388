"""Who may open the file of a copy by the files room's own address: officers of the team alone. Whoever asked opens it on pages of
this room, where each opening is recorded."""

from __future__ import annotations

from typing import Any

from countywide.platform.files.types import Keeper

from . import permissions, queries
from .models import Copy


def may_add(request: Any, place: str) -> bool:
    """Nobody: the service binds copies itself."""
    return False


def may_open(request: Any, file: Any) -> bool:
    """Officers who deal with requests in the team that holds the case."""
    named, _, number = file.place.partition(":")
    if named != "copy" or not number.isdigit() or not request.user.is_authenticated:
        return False
    copy = Copy.objects.filter(pk=int(number)).select_related("request__case").first()
    return copy is not None and bool(request.user.may(permissions.WORK, about=copy))


COPIES = Keeper(key=queries.KEEPER, may_add=may_add, may_open=may_open)
