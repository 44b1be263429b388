"""Writing to one person about their own account."""

from __future__ import annotations

import secrets
from typing import Any

from countywide.platform.accounts.models import User
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import NoticeKind, Recipient


def write_to(
    user: User, kind: NoticeKind, *, by: Any, cause: str = "", organisation_id: int | None = None, **words: Any
) -> None:
    """Put one message to one person in the outbox; without a `cause` each is its own event."""
    tell(
        kind,
        to=[Recipient(user.email, organisation_id=organisation_id, user_id=user.pk)],
        cause=f"user:{user.pk}:{cause or secrets.token_hex(8)}",
        by=by,
        about=user,
        name=user.name,
        **words,
    )


def write_to_stranger(email: str, kind: NoticeKind, *, by: Any, **words: Any) -> None:
    """Answer an address that has no account."""
    tell(kind, to=[Recipient(email)], cause=f"stranger:{secrets.token_hex(8)}", by=by, **words)
