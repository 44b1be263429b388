"""Who may send files for a bundle, and who may open a bundle: asked by the files room.

A place is "papers:12", where officers add files to part 12 of a bundle, or "bundle:12", where the bound part is kept.
"""

from __future__ import annotations

from typing import Any

from countywide.casework.cases import queries as cases
from countywide.platform.files.types import Keeper

from . import actions, permissions, queries
from .enums import State
from .models import Part


def part_at(place: str, kind: str) -> Part | None:
    """The part that a place is for, where it is of a kind."""
    named, _, number = place.partition(":")
    found = Part.objects.filter(pk=int(number)) if named == kind and number.isdigit() else Part.objects.none()
    return found.select_related("dispute__case").first()


def may_add(request: Any, place: str) -> bool:
    """Officers who bind, while papers can be chosen."""
    part = part_at(place, "papers")
    return bool(
        part and part.is_open and request.user.is_authenticated and request.user.may(permissions.BIND, about=part)
    )


def may_open(request: Any, file: Any) -> bool:
    """Officers of the case; the family what was sent."""
    part = part_at(file.place, "bundle") or part_at(file.place, "papers")
    user = request.user
    if part is None or not user.is_authenticated:
        return False
    case = cases.cases_seen_by(user).filter(pk=part.dispute.case_id).first()
    if case is None:
        return False
    audience = cases.audience_of(user, case)
    was_sent = part.state == State.SENT and file.place.startswith("bundle:")
    return (audience == "OFFICER" and bool(user.may(permissions.BIND, about=part))) or (
        audience == "FAMILY" and was_sent
    )


def arrived(file: Any) -> None:
    """List the file with the papers."""
    if part := part_at(file.place, "papers"):
        actions.add_file(part, file)


def bucket(place: str) -> str:
    """What is added counts against the limit of the case; what the service binds counts against none."""
    part = part_at(place, "papers")
    return f"case:{part.dispute.case_id}" if part else place


PAPERS = Keeper(key=queries.KEEPER, may_add=may_add, may_open=may_open, bucket=bucket, arrived=arrived)
