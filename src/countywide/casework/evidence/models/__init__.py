"""What was asked of whom, the links by which it is answered, the evidence that came, and the council's own lists."""

from .asking import AskedItem, EvidenceRequest, EvidenceRequestQuerySet
from .items import Item
from .links import Knock, Link
from .lists import EvidenceForm, Follower, Kind

__all__ = [
    "AskedItem",
    "EvidenceForm",
    "EvidenceRequest",
    "EvidenceRequestQuerySet",
    "Follower",
    "Item",
    "Kind",
    "Knock",
    "Link",
]
