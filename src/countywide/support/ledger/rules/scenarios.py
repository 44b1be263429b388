"""Ways to share a sum among schools, side by side. All of them add up to the sum, to the penny; none of them is a decision."""

from __future__ import annotations

from collections.abc import Sequence

from countywide.platform.kit.money import in_pounds

from ..enums import Method
from ..types import SchoolRow
from .sums import share_out

MOST_WEIGHT = 10_000
LEVELS = 10


def bar_to_comparing(
    *,
    total_pence: int,
    rows: Sequence[SchoolRow],
    weights: Sequence[int],
    floor_pence: int | None,
    cap_pence: int | None,
) -> str | None:
    """A comparison needs schools, a sum, a weight for each level, and a floor and a cap between which the sum can lie."""
    if not rows:
        return "There is no school to share among."
    if total_pence < 0:
        return "A sum is never less than nothing."
    if any(not 0 <= weight <= MOST_WEIGHT for weight in weights):
        return "A weight lies between 0 and 100."
    if any(level > len(weights) for row in rows for level, number in row.mapped.items() if number):
        highest = max(level for row in rows for level, number in row.mapped.items() if number)
        return f"Children are mapped up to level {highest}: give a weight for each level."
    return bar_to_bounds(total_pence, len(rows), floor_pence, cap_pence)


def bar_to_bounds(total: int, number: int, floor: int | None, cap: int | None) -> str | None:
    """Every school at its floor may not take more than there is, and every school at its cap must take all of it."""
    if (floor is not None and floor < 0) or (cap is not None and cap < 0):
        return "A floor and a cap are never less than nothing."
    if floor is not None and cap is not None and floor > cap:
        return "The floor is above the cap."
    if floor is not None and floor * number > total:
        return f"{number} schools at {in_pounds(floor)} take {in_pounds(floor * number)}: more than there is."
    if cap is not None and cap * number < total:
        return f"{number} schools at {in_pounds(cap)} take {in_pounds(cap * number)}: less than there is, so that some would be left."
    return None


def weight_of(row: SchoolRow, weights: Sequence[int]) -> int:
    """A school's weight: its children at each level, times the weight of the level. Level 1 is the first of the weights."""
    return sum(number * weights[level - 1] for level, number in row.mapped.items() if 0 < level <= len(weights))


def compared(
    total_pence: int,
    rows: Sequence[SchoolRow],
    weights: Sequence[int],
    *,
    floor_pence: int | None,
    cap_pence: int | None,
) -> dict[Method, list[int]]:
    """What each school has by each method, in the order of the rows."""
    by_weight = [weight_of(row, weights) for row in rows]
    return {
        Method.EVEN: shared(total_pence, [1] * len(rows)),
        Method.PUPILS: shared(total_pence, [row.pupils for row in rows]),
        Method.WEIGHTED: shared(total_pence, by_weight),
        Method.BOUNDED: bounded(total_pence, by_weight, floor_pence, cap_pence),
    }


def shared(total: int, weights: Sequence[int]) -> list[int]:
    """By weight; evenly where nobody has any."""
    return share_out(total, weights if sum(weights) else [1] * len(weights))


def bounded(total: int, weights: Sequence[int], floor: int | None, cap: int | None) -> list[int]:
    """By weight, but nobody below the floor or above the cap. What the cap takes from some and the floor gives to others is
    shared by weight among the rest, until it adds up to the sum.

    Whoever breaks a bound is set at it: those below the floor where they lack more than those above the cap have too much,
    else those above the cap. So none is set that would not stay there.
    """
    least, most = floor or 0, total if cap is None else cap
    settled: dict[int, int] = {}
    while True:
        free = [at for at in range(len(weights)) if at not in settled]
        rest = total - sum(settled.values())
        held = [weights[at] for at in free]
        held = held if sum(held) else [1] * len(free)
        whole = sum(held)
        low = [
            (at, least * whole - rest * weight)
            for at, weight in zip(free, held, strict=True)
            if rest * weight < least * whole
        ]
        high = [
            (at, rest * weight - most * whole)
            for at, weight in zip(free, held, strict=True)
            if rest * weight > most * whole
        ]
        if not low and not high:
            break
        lacks = sum(each for _at, each in low) >= sum(each for _at, each in high)
        settled.update({at: least for at, _each in low} if lacks else {at: most for at, _each in high})
    for at, share in zip(free, share_out(rest, held) if free else [], strict=True):
        settled[at] = share
    return [settled[at] for at in range(len(weights))]
