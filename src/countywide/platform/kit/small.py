"""Small numbers: what is not shown because it could tell of one child, and how far a count reaches by chance. Plain Python.

Counts below five are not shown (assumption A-02). Intervals are those of the technical guide of public health in England
(Office for Health Improvement and Disparities, “Technical guide: confidence intervals”): Wilson's for a share, and for a count the
exact one of Poisson below ten and Byar's from ten on. All are of 95 per cent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import exp, sqrt
from typing import NamedTuple

FEWEST = 5
Z = 1.959964
TAIL = 0.025


class Interval(NamedTuple):
    """What was counted, and between what chance alone would have it."""

    value: float
    low: float
    high: float


def too_small(counts: Mapping[str, int], *, fewest: int = FEWEST) -> set[str]:
    """The groups whose numbers are not shown: those below five, and where that is one alone, the next smallest too, because
    the one could be worked out from the whole."""
    hidden = {name for name, number in counts.items() if number < fewest}
    rest = [name for name in counts if name not in hidden]
    if len(hidden) == 1 and rest:
        hidden.add(min(rest, key=lambda name: (counts[name], name)))
    return hidden


def wilson(count: int, of: int) -> Interval:
    """A share and its interval (Wilson 1927; Newcombe, Statistics in Medicine 17 (1998), 857 to 872, method 3)."""
    if of <= 0:
        return Interval(0.0, 0.0, 1.0)
    share, square = count / of, Z * Z
    middle = 2 * count + square
    reach = Z * sqrt(square + 4 * count * (1 - share))
    below = 2 * (of + square)
    return Interval(share, max(0.0, (middle - reach) / below), min(1.0, (middle + reach) / below))


def poisson(count: int) -> Interval:
    """A count and its interval: exact below ten, Byar's from ten on (Breslow and Day 1987, chapter 2)."""
    if count < 10:
        return Interval(count, _exact_low(count), _exact_high(count))
    low = count * (1 - 1 / (9 * count) - Z / (3 * sqrt(count))) ** 3
    more = count + 1
    return Interval(count, low, more * (1 - 1 / (9 * more) + Z / (3 * sqrt(more))) ** 3)


def _exact_low(count: int) -> float:
    """The mean at which so many or more would be seen once in forty times."""
    return 0.0 if count == 0 else _solved(lambda mean: 1 - _at_most(count - 1, mean) - TAIL, 0.0, float(count))


def _exact_high(count: int) -> float:
    """The mean at which so many or fewer would be seen once in forty times."""
    return _solved(lambda mean: TAIL - _at_most(count, mean), float(count), count + 20.0)


def _at_most(count: int, mean: float) -> float:
    term = total = exp(-mean)
    for number in range(1, count + 1):
        term *= mean / number
        total += term
    return total


def _solved(grows: Callable[[float], float], low: float, high: float) -> float:
    """Where a growing function is nought, by halving."""
    for _ in range(60):
        middle = (low + high) / 2
        if grows(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2
