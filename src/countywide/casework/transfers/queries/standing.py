"""How many stand where in a round, who is late, and how what is left to do goes down towards the date in law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from ..enums import Stage
from ..models import Transfer
from ..types import Came, Round
from .reviewing import lacks_review


@dataclass(frozen=True)
class Figures:
    """The numbers of a round."""

    stages: dict[str, int]
    late_to_confirm: int
    without_review: int

    @property
    def under_way(self) -> int:
        return sum(number for stage, number in self.stages.items() if stage != Stage.LEFT)

    @property
    def to_name(self) -> int:
        return self.under_way - self.stages.get(Stage.NAMED, 0)


def figures_of(held: Round, user: Any, *, on: date) -> Figures:
    """One query, however many children."""
    found = Transfer.objects.filter(round=held.key).listed_for(user).order_by()
    counts: dict[str, Any] = {stage.value.lower(): Count("pk", filter=Q(stage=stage)) for stage in Stage}
    late = Q(stage=Stage.IDENTIFIED, confirm_by__lt=on)
    said = found.aggregate(late=Count("pk", filter=late), without=Count("pk", filter=lacks_review(held)), **counts)
    stages = {stage.value: said[stage.value.lower()] for stage in Stage}
    return Figures(stages, said["late"], said["without"])


def came_and_went(held: Round, user: Any) -> list[Came]:
    """How many came in, left and were named on which days, area by area: what is left on any day follows. One query, few rows."""
    found = Transfer.objects.filter(round=held.key).listed_for(user)
    found = found.order_by("case__area__name", "identified_on", "left_on", "named_on")
    rows = found.values_list("case__area__name", "identified_on", "left_on", "named_on").annotate(number=Count("pk"))
    return [Came(area or "", *days) for area, *days in rows]
