"""The code and the link by which somebody comes back to what they were writing. Only their hashes are kept."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from django.conf import settings


def new_token() -> str:
    """What stands in an emailed link: too long to guess."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """What is kept in place of a secret."""
    return hmac.new(settings.SECRET_KEY.encode(), f"requests.draft:{secret}".encode(), hashlib.sha256).hexdigest()


def agrees(secret: str, kept: str) -> bool:
    """Whether a secret is the one whose hash was kept; nothing kept agrees with nothing."""
    return bool(kept) and hmac.compare_digest(hash_of(secret), kept)
