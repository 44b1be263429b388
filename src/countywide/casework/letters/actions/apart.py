"""Letters of a room that keeps its own, because whoever reads the letters of a case must not read them: complaints."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.kit.conduct import RuleBroken

from .. import rules
from ..composing import Composed, all_words, compose
from ..enums import Way
from ..facts import council_facts
from ..reader import About
from ..types import Addressee, LetterKind


def set_down(
    kind: LetterKind, *, to: Addressee, on: date, by_post: bool, words: dict[str, Any], reference: str, team: str, phone: str,
    officer: str = "",
) -> Composed:  # fmt: skip
    """A letter in its final words, held against all that its kind must say as any other is. It names no child: whoever reads it
    knows of whom it speaks. Nothing is kept or sent here; the room does both."""
    if kind.reasons and (bar := rules.look_at_reasons(str(words.get(kind.reasons, ""))).bar):
        raise RuleBroken(bar)
    case = {"reference": reference, "team": team, "team_phone": phone, "officer": officer}
    way = Way.POST if by_post else Way.EMAIL
    told = all_words(words, to=to, on=on, way=way, facts=council_facts(), about=About("", "", on), case=case)
    return compose(kind, told, to=to, on=on)
