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
    """A school's own closures, and the usual ones that none of its own replaces; days in a row are one closure.

    A closure of its own that covers half of a holiday or more is that holiday as this school keeps it. A shorter one,
    such as a training day at its end, makes the holiday longer and never shorter.
    """
    said = list(own)
    return joined([*said, *(each for each in usual if not any(replaces(mine, each) for mine in said))])


def replaces(mine: Closure, usual: Closure) -> bool:
    """Whether a school's own closure is a usual one, kept on other days."""
    shared = min(mine.reopens, usual.reopens) - max(mine.first_closed, usual.first_closed)
    return shared * 2 >= usual.reopens - usual.first_closed


def joined(closures: Iterable[Closure]) -> tuple[Closure, ...]:
    """Closures in order; those that overlap or follow each other without a day between are one."""
    found: list[Closure] = []
    for each in sorted(closures, key=lambda closure: closure.first_closed):
        if found and each.first_closed <= found[-1].reopens:
            found[-1] = Closure(found[-1].first_closed, max(found[-1].reopens, each.reopens))
        else:
            found.append(each)
    return tuple(found)
