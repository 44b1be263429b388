"""Team cards: each team in people's words, scored like a row, so that a question can be sent on."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from ..types import Card, Routed
from .words import words


def read_cards(path: Path) -> tuple[Card, ...]:
    """Cards from a file of `[[team]]` tables, each with a key and its lines."""
    listed = tomllib.loads(path.read_text(encoding="utf-8"))["team"]
    return tuple(Card(team["key"], tuple(team["lines"])) for team in listed)


NEAR = 0.25  # under this no team is near, and none is named
NEAR_IN_WORDS = 0.1  # the same without sentence vectors, which make up most of a fit

# Words too common to be given as the reason a team was chosen.
_PLAIN = frozenset(
    words(
        "about after and any are at because before but by can cant for from get go got had how if in into "
        "long make many more much near need no not of off on once one only or out over so some than then "
        "there to too two up want what when where which while who why with"
    )
)


def said_plainly(said: Sequence[str]) -> list[str]:
    """The shared words worth giving as a reason, four at most."""
    return [word for word in said if word not in _PLAIN and len(word) > 1][:4]


def sent_to(team: str, said: Sequence[str]) -> Routed:
    """Where a question goes and why, in one clause."""
    if not said:
        return Routed(team, "it is nearest in meaning to what this team does")
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    return Routed(team, f"it mentions {listed}")
