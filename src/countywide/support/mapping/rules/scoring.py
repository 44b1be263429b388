"""What a child's levels come to: the published sum, with its working shown."""

from __future__ import annotations

from collections.abc import Mapping

from ..types import Descriptors, Row, Scored


def scored(levels: Mapping[str, int], found: Descriptors, basis: str) -> Scored:
    """Each level is worth its points, times the weight of its area; the sum decides the step of the ladder.

    An area that nobody judged counts as level 0. Nothing else counts: not a diagnosis, not a plan, not a report.
    """
    rows = tuple(
        Row(area.name, level, found.points[level], area.weight, found.points[level] * area.weight)
        for area in found.areas
        for level in (levels.get(area.key, 0),)
    )
    points = sum(row.total for row in rows)
    reached = [step for step in found.ladder(basis) if step.from_points <= points]
    return Scored(rows, points, max(reached, key=lambda step: step.from_points, default=None))
