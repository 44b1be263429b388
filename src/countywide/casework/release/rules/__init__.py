"""What in a text gives another child away, and when papers that were stopped may leave: plain functions."""

from __future__ import annotations

import hashlib

from ..enums import Decided
from ..types import Looked

FEWEST_WORDS = 8


def fingerprint(looked: Looked) -> str:
    """One mark for a paper and all that was found in it: a decision holds for these and for no others."""
    of_bytes = hashlib.sha256(looked.paper.data).hexdigest()
    mark = hashlib.sha256(repr(looked.paper.key or of_bytes).encode())
    for found in sorted((hit.child_id, str(hit.sign), hit.place, hit.words, hit.passage) for hit in looked.hits):
        mark.update(repr(found).encode())
    for part in looked.unread:  # nobody knows what stands there: it is known by its bytes alone
        mark.update(repr((part.place, part.why, of_bytes)).encode())
    return mark.hexdigest()


def said_of_stopping(*, stopped: int, papers: int, is_found: bool) -> str:
    """What whoever sends is told: nothing left, and why. `is_found`: something was; else there is only what nobody could read."""
    which = "the paper" if papers == 1 else f"{stopped} of the {papers} papers"
    why = f"Details of another child may be in {which}" if is_found else f"Not all of {which} could be searched"
    return f"Nothing was sent. {why}. See what was found, and what you can do."


def bar_to_deciding(*, decided: str, now: str, reason: str) -> str | None:
    """A decision has a reason that somebody else can follow later. It can be changed, not made twice."""
    if decided and decided == now:
        return f"This is decided already: {Decided(decided).label.lower()}."
    if len(reason.split()) < FEWEST_WORDS:
        return f"Say in at least {FEWEST_WORDS} words why, so that somebody can follow the decision later."
    return None
