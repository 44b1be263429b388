"""What this room keeps: requests, and the papers gathered and given for each."""

from .papers import Copy, Item, Mark
from .request import Request, Wait, Withheld

__all__ = ["Copy", "Item", "Mark", "Request", "Wait", "Withheld"]
