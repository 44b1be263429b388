"""Who may send and open the files of a request: asked by the files room at every upload and every opening.

A place is "draft:<key>" (whoever writes or wrote the request) or "request:<key>" (an officer who entered it).
"""

from __future__ import annotations

from typing import Any

from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.casework.evidence import queries as evidence
from countywide.platform.files.types import Keeper

from . import actions, permissions, queries
from .views import mine


def may_add(request: Any, place: str) -> bool:
    """Whoever holds the draft, before it is sent and for 28 days after; an officer of the team that has the request."""
    kind, _, key = place.partition(":")
    if kind == "draft":
        draft = mine.draft_of(request, key)
        return draft is not None
    if kind != "request" or not request.user.is_authenticated:
        return False
    held = queries.request_with(key, request.user)
    return held is not None and request.user.may(permissions.TRIAGE, about=held)


def may_open(request: Any, file: Any) -> bool:
    """Whoever sent it; an officer who sees the request, or its case."""
    kind, _, key = file.place.partition(":")
    draft = queries.draft_with(key) if kind == "draft" else None
    if draft is not None and mine.draft_of(request, key) is not None:
        return True
    if not request.user.is_authenticated:
        return False
    held = draft.request if draft else queries.request_by_key(key) if kind == "request" else None
    if held is not None and queries.requests_seen_by(request.user).filter(pk=held.pk).exists():
        return True
    item = evidence.item_of_file(file.pk)
    return item is not None and sees_item(request.user, item)


def sees_item(user: Any, item: Any) -> bool:
    """An officer who sees the case; the family, what is theirs to see."""
    case = cases.cases_seen_by(user).filter(pk=item.case_id).first()
    if case is None:
        return False
    audience = cases.audience_of(user, case)
    return audience == "OFFICER" or (audience == "FAMILY" and item.to_family and item.removed_on is None)


def may_remove(request: Any, file: Any) -> bool:
    """Whoever writes may take a file out until the request is sent: after that it is part of what was said."""
    kind, _, key = file.place.partition(":")
    draft = mine.draft_of(request, key) if kind == "draft" else None
    return draft is not None and draft.request_id is None


def bucket(place: str) -> str:
    """All the files of one request share one limit, before and after it is sent."""
    return f"request:{place.partition(':')[2]}"


def arrived(file: Any) -> None:
    """A file that comes after sending goes to the case at once."""
    kind, _, key = file.place.partition(":")
    draft = queries.draft_with(key) if kind == "draft" else None
    held = draft.request if draft else queries.request_by_key(key) if kind == "request" else None
    if held is not None:
        actions.file_later(held, file, on=localdate())


KEEPER = Keeper(
    key=queries.KEEPER, may_add=may_add, may_open=may_open, bucket=bucket, may_remove=may_remove, arrived=arrived
)
