"""How a transaction is chained to the one before it, so that a line altered behind the database's back is noticed."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def line_said(out_of: int, into: int, pence: int, award_id: int | None) -> str:
    """One line, as it goes into the hash."""
    return f"{out_of}>{into}:{pence}:{award_id or ''}"


def hash_of(
    before: str, *, number: int, on: str, deed: str, why: str, authority: str, actor: str, lines: Iterable[str]
) -> str:
    """The hash of a transaction: of the one before it and of all it says."""
    said = "\x1f".join((before, str(number), on, deed, why, authority, actor, *lines))
    return sha256(said.encode()).hexdigest()
