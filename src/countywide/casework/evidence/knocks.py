"""Counts the knocks at the doors of evidence links, in a table of this room's own."""

from countywide.platform.links.actions import PRESSES, QUARTER, STRANGE_LINKS, Knocks

from .models import Knock

__all__ = [
    "PRESSES",
    "QUARTER",
    "STRANGE_LINKS",
    "forget_old",
    "is_strange_too_often",
    "knock",
    "since",
    "too_many_from",
]

_own = Knocks("evidence", Knock)
knock, since, too_many_from = _own.knock, _own.since, _own.too_many_from
is_strange_too_often, forget_old = _own.is_strange_too_often, _own.forget_old
