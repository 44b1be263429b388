"""Questions about kinds of letter."""

from __future__ import annotations

from .types import KINDS, LetterKind


def kind(key: str) -> LetterKind:
    """The kind of letter that has this key."""
    return KINDS[key]
