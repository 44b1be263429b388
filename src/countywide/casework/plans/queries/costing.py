"""What the provision of a plan costs in a year, row by row."""

from __future__ import annotations

from collections.abc import Mapping

from .. import rules
from ..models import Plan
from ..types import Content
from .reading import content_of


def costs_of(
    plan: Plan, *, content: Content | None = None, prices: Mapping[str, int] | None = None
) -> list[rules.Cost]:
    """The rows of provision with their cost in pence: of the working copy, or of a version's content."""
    return rules.costs(content_of(plan) if content is None else content, plan.sections, prices)
