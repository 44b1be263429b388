"""How far two moderators agree: by count, and beyond what chance would bring."""

from __future__ import annotations

from collections.abc import Sequence

from ..types import LEVELS, Agreement


def agreement(first: Sequence[int], second: Sequence[int], categories: Sequence[int] = LEVELS) -> Agreement:
    """Per cent agreement, Cohen's kappa, and kappa weighted by the square of the distance between two levels.

    Kappa is (observed - expected) / (1 - expected); where both always give one and the same level, chance explains
    everything and there is none.
    """
    if len(first) != len(second):
        raise ValueError("Two moderators map the same children.")
    pairs = len(first)
    same = sum(one == two for one, two in zip(first, second, strict=True))
    if not pairs:
        return Agreement(0, 0, 0.0, None, None)
    return Agreement(
        pairs, same, 100 * same / pairs,
        kappa(first, second, categories, lambda one, two: float(one != two)),
        kappa(first, second, categories, lambda one, two: float((one - two) ** 2)),
    )  # fmt: skip


def kappa(first: Sequence[int], second: Sequence[int], categories: Sequence[int], cost: object) -> float | None:
    """One less the cost of disagreeing as observed, over that expected by chance."""
    pairs = len(first)
    seen = sum(cost(one, two) for one, two in zip(first, second, strict=True)) / pairs  # type: ignore[operator]
    expected = sum(
        cost(one, two) * first.count(one) * second.count(two)  # type: ignore[operator]
        for one in categories
        for two in categories
    ) / (pairs * pairs)
    return None if expected == 0 else 1 - seen / expected
