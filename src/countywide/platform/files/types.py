"""Values the files room hands to others, and how a room above keeps files in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

KEEPERS: dict[str, Keeper] = {}
"""Every kind of place that takes files, by key, filled as rooms make themselves ready."""


def nothing(file: Any) -> None:
    """What most keepers do when a file arrives or was checked."""


def nobody(request: Any, what: Any) -> bool:
    """Closed: to opening until a keeper opens it, and to adding where files come with a room's own form, and nothing is sent to
    the place itself."""
    return False


@dataclass(frozen=True)
class Keeper:
    """A room's answer to who may add a file to a place of its own, and who may open one.

    `place` is the room's own opaque key, such as "evidence-request:41": never a name. `bucket` names what shares
    one quota, such as "case:12".
    """

    key: str
    may_add: Callable[[Any, str], bool]
    may_open: Callable[[Any, Any], bool] = nobody
    bucket: Callable[[str], str] = lambda place: place
    may_remove: Callable[[Any, Any], bool] | None = None  # none: whoever may add there and sent the file
    arrived: Callable[[Any], None] = nothing  # inside the transaction in which the file is whole
    ruled: Callable[[Any], None] = nothing  # inside the transaction in which it was found clean or not


def register(keeper: Keeper) -> None:
    """Make a room's places known."""
    KEEPERS[keeper.key] = keeper


def keeper_of(key: str) -> Keeper | None:
    """The keeper of a key, if any room has one."""
    return KEEPERS.get(key)


@dataclass(frozen=True)
class Finding:
    """What looking at a file found: its kind, and what is wrong with it, if anything is."""

    content_type: str
    extension: str
    trouble: str = ""
    detail: str = ""
