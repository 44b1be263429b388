"""What the views of the files room share: who asks, and whether the keeper of a place lets them."""

from __future__ import annotations

from typing import Any

from countywide.platform.files.types import keeper_of


def may_add(request: Any, keeper: str, place: str) -> bool:
    """Whether the keeper of a place lets this request add to it. No such keeper: nobody may."""
    kept_by = keeper_of(keeper)
    return bool(kept_by and place and kept_by.may_add(request, place))


def may_remove(request: Any, file: Any) -> bool:
    """Whether the keeper of a file's place lets this request take it out."""
    kept_by = keeper_of(file.keeper)
    if kept_by is not None and kept_by.may_remove is not None:
        return kept_by.may_remove(request, file)
    return may_add(request, file.keeper, file.place)


def guest_of(request: Any) -> str:
    """What stands for somebody who is not signed in: their session, which nobody else holds."""
    if request.user.is_authenticated:
        return ""
    return str(request.session.session_key or "")[:80]


def is_theirs(request: Any, upload: Any) -> bool:
    """An upload is gone on with by whoever began it: the same person, or a guest whom the keeper lets in there."""
    if not may_add(request, upload.keeper, upload.place):
        return False
    return upload.owner_id is None or upload.owner_id == request.user.pk
