"""The knocks at this room's own doors."""

from .counting import PRESSES, QUARTER, STRANGE_LINKS, Knocks
from .models import Knock

__all__ = ["OWN", "PRESSES", "QUARTER", "STRANGE_LINKS", "Knocks"]

OWN = Knocks("links", Knock)
