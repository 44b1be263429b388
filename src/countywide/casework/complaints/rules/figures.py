"""What the numbers of complaints may show: no number below five, and none that another row gives away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from countywide.platform.kit.small import FEWEST as FEWEST

from ..types import Count, Counted


def counted(
    held: Iterable[Counted], groups_of: Callable[[Counted], Iterable[str]], *, fewest: int = FEWEST
) -> list[Count]:
    """A row for each group, the largest first. One small number among shown ones could be had by taking away: then the next
    smallest is not shown either."""
    groups: dict[str, list[Counted]] = defaultdict(list)
    for each in held:
        for group in groups_of(each):
            groups[group].append(each)
    hidden = {group for group, own in groups.items() if len(own) < fewest}
    shown = sorted((group for group in groups if group not in hidden), key=lambda group: (len(groups[group]), group))
    if len(hidden) == 1 and shown:
        hidden.add(shown[0])
    rows = [row(group, own, hidden=group in hidden, fewest=fewest) for group, own in groups.items()]
    return sorted(rows, key=lambda each: (-(each.number or 0), each.group))


def row(group: str, own: list[Counted], *, hidden: bool, fewest: int) -> Count:
    """One group. Shares are of what was answered, where that is enough."""
    if hidden:
        return Count(group, None)
    answered = [each for each in own if each.answered]
    if len(answered) < fewest:
        return Count(group, len(own))
    return Count(
        group,
        len(own),
        round(100 * sum(each.in_time for each in answered) / len(answered)),
        round(100 * sum(each.upheld for each in answered) / len(answered)),
    )
