"""How a transaction is chained to the one before it, so that a line altered behind the database's back is noticed."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from struct import pack

ONE = "<4q"
"""A line in the hash: out of, into, pence and award (nought where there is none), each as eight bytes, the lowest first."""


def packed(lines: Iterable[tuple[int, int, int, int]]) -> bytes:
    """Lines as they go into the hash."""
    return b"".join(pack(ONE, *line) for line in lines)


def hash_of(before: str, *, number: int, on: str, deed: str, why: str, authority: str, actor: str, lines: bytes) -> str:
    """The hash of a transaction: of the one before it, and of all it says."""
    said = "\x1f".join((before, str(number), on, deed, why, authority, actor, ""))
    return sha256(said.encode() + lines).hexdigest()
