"""The question this room asks of whoever decides about a paper that was stopped."""

from __future__ import annotations

from countywide.platform.kit import forms as kit

from .enums import Decided
from .rules import FEWEST_WORDS

HINTS = {
    Decided.LET_GO: "What was found is no child, or it rightly stands there.",
    Decided.KEPT_BACK: "It is put right first. When it is sent again, it is looked through again.",
}


class Decide(kit.Form):
    """Whether it may leave, and why."""

    decided = kit.Choice("May this paper leave?", Decided, hints=HINTS, called="whether it may leave")
    reason = kit.LongText(
        "Why?",
        hint=f"In at least {FEWEST_WORDS} words, for whoever reads the case later. Leave the other child’s name out.",
        limit=2000,
        missing="Say why",
    )
