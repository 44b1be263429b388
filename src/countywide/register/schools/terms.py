"""When schools are closed: what a school says itself, and the gaps between the council's terms where it says nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from countywide.law.clocks import Closure

DAY = timedelta(days=1)


def gaps(terms: Iterable[tuple[date, date]]) -> list[Closure]:
    """The closures between terms: from the day after one ends until the day the next begins."""
    ordered = sorted(terms)
    return [
        Closure(ended + DAY, begins) for (_first, ended), (begins, _last) in pairwise(ordered) if begins > ended + DAY
    ]


def with_own(own: Iterable[Closure], usual: Iterable[Closure]) -> tuple[Closure, ...]:
    """A school's own closures, and the usual ones that none of its own meets."""
    said = list(own)
    return tuple(sorted([*said, *(each for each in usual if not any(meets(each, mine) for mine in said))], key=_first))


def meets(one: Closure, other: Closure) -> bool:
    """Whether two closures share a day."""
    return one.first_closed < other.reopens and other.first_closed < one.reopens


def _first(closure: Closure) -> date:
    return closure.first_closed
