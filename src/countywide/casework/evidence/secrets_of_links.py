"""Tokens and codes of evidence links: drawn as those of every link, and sealed as this room's own."""

from countywide.platform.links.queries import Seals, hash_of, is_same, new_code, new_token

__all__ = ["hash_of", "is_same", "new_code", "new_token", "seal_of"]

seal_of = Seals("evidence").seal_of
