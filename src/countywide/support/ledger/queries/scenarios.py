"""Comparisons of ways to share a sum, and the schools as they stand."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from countywide.law.codes import setting_groups
from countywide.register.schools import queries as schools

from .. import types
from ..enums import Which
from ..models import FundingYear, Scenario
from ..types import SchoolRow

STATE = tuple(name for name in setting_groups.MAINSTREAM if "independent" not in name)
"""Mainstream schools paid by the state: those among whom a sum is shared."""
PHASES = {Which.PRIMARY: ("2", "3", "7"), Which.SECONDARY: ("4", "5", "7")}


def school_rows(stream: str, which: str, *, on: date) -> list[SchoolRow]:
    """The mainstream state schools of the county on a day, with their pupils and how many children are mapped at each level."""
    mapped = types.mapped_children(stream, on)
    phases = PHASES.get(Which(which)) if which in Which else None
    return [
        SchoolRow(each.organisation_id, each.name, each.pupils or 0, mapped.get(each.organisation_id, {}))
        for each in schools.open_in_county(on)
        if setting_groups.group_of(each.type) in STATE and (phases is None or each.phase in phases)
    ]


def scenarios_of(year: FundingYear) -> QuerySet[Scenario]:
    return year.scenarios.select_related("by").order_by("-saved_on", "-id")


def scenario_with(key: Any) -> Scenario | None:
    return Scenario.objects.select_related("year", "by").filter(key=key).first()


def rows_of(scenario: Scenario) -> list[SchoolRow]:
    """The schools as they stood when it was saved."""
    return [
        SchoolRow(school, name, pupils, {int(level): held for level, held in mapped.items()})
        for school, name, pupils, mapped in scenario.rows
    ]
