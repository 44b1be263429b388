"""What the forum asks."""

from . import booking, planning, sharing

__all__ = ["booking", "planning", "sharing"]
