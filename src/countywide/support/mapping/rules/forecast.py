"""What plans might bring: a range for each pupil, never a decision (Q49)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..enums import Expected
from ..types import Step


@dataclass(frozen=True)
class Range:
    """The lowest and the highest in a year, in pence, and why it reaches so far."""

    low: int
    high: int
    why: str


def range_of(stage: str, tier: int, tiers: Iterable[Step]) -> Range:
    """A child who is assessed may get no plan, so the range begins at nothing. Where a plan is likely it reaches one tier to
    either side. An issued plan has its tier; moderation may still move it by one."""
    worth = {0: 0, **{step.level: step.pence for step in tiers}}
    top = max(worth)
    below, above = worth[max(tier - 1, 0)], worth[min(tier + 1, top)]
    if stage == Expected.ASSESSING:
        return Range(0, above, "No plan may follow, and the tier is not known: from nothing to one tier above.")
    if stage == Expected.LIKELY:
        return Range(below, above, "The plan is not final: one tier to either side.")
    return Range(worth[tier], worth[tier], "The plan is issued: the value of its tier, unless the level is queried.")


def ranges(lines: Iterable[tuple[str, int]], tiers: Iterable[Step]) -> tuple[list[Range], int, int]:
    """The range of each, and of all together."""
    ladder = list(tiers)
    found = [range_of(stage, tier, ladder) for stage, tier in lines]
    return found, sum(each.low for each in found), sum(each.high for each in found)
