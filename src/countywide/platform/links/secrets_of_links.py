"""Tokens and codes: drawn at random, told once to a mailbox, kept only as hashes."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from django.conf import settings

TOKEN_BYTES = 24  # 192 bits, so that guessing is hopeless and a plain hash of it is enough
DIGITS = 8


def new_token() -> str:
    """A token for one link."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_code() -> str:
    """Eight digits."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def is_same(one: str, other: str) -> bool:
    """Compare two seals in the same time, whatever they hold."""
    return hmac.compare_digest(one, other)


class Seals:
    """Keyed hashes of one room: the same words sealed by another room are another hash."""

    def __init__(self, room: str) -> None:
        self.room = room

    def keyed(self, text: str) -> str:
        """A hash that nobody without the service's key can look up."""
        return hmac.new(settings.SECRET_KEY.encode(), f"{self.room}:{text}".encode(), "sha256").hexdigest()

    def seal_of(self, link_id: int, code: str) -> str:
        """What is kept of a code: a keyed hash bound to its link, since eight digits alone could be tried out offline."""
        return self.keyed(f"code:{link_id}:{''.join(letter for letter in code if letter.isdigit())}")


OWN = Seals("links")
