"""Packs as a page shows them; and what they offer on the pages of a meeting."""

from .offering import desk_part_of, part_of

__all__ = ["desk_part_of", "part_of"]
