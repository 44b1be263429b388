"""What each child's amount is when a whole intake is looked at together: by need, never by headcount."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Share = Callable[[int, list[int]], list[int]]


@dataclass(frozen=True)
class Shared:
    """The amounts by child, what the descriptors would give in all, and what is missing from the pot."""

    amounts: dict[int, int]
    needed: int
    available: int
    even: int  # what an even share of the same pot would give each child

    @property
    def short(self) -> int:
        return max(0, self.needed - self.available)


def shared(values: Mapping[int, int], available: int, *, method: str, share_out: Share) -> Shared:
    """VALUE: each child brings what its level is worth; where the pot is short, all are reduced in the same proportion,
    and the rest is a matter for the contingency. SHARE: the whole pot is shared by what the levels are worth.

    `share_out` divides a sum by weights to the penny.
    """
    needed, children = sum(values.values()), sorted(values)
    weights = [values[child] for child in children]
    if not needed:
        amounts = dict.fromkeys(children, 0)
    elif method == "SHARE" or needed > available:
        amounts = dict(zip(children, share_out(available, weights), strict=True))
    else:
        amounts = dict(values)
    return Shared(amounts, needed, available, available // len(children) if children else 0)
