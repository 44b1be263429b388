"""What the council's decisions come to, counted in the database: no list of children is read for a number."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case as When
from django.db.models import Count, F, IntegerField, Q, QuerySet, Sum
from django.db.models import When as Whenever

from countywide.casework.cases import queries as cases

from .. import rules
from ..enums import By, Phase, SettingKind
from ..models import DecidedChange, DecidedReview
from ..types import Cell, Rate

STRATA = ("setting", "phase", "asked", "is_material")
COLUMNS = {By.AREA: "area__name", By.TEAM: "team__name", By.SETTING: "setting", By.PHASE: "phase"}
NAMES = {By.SETTING: dict(SettingKind.choices), By.PHASE: dict(Phase.choices)}
NO_AREA = "No area"


def decided_between(first: date, last: date) -> QuerySet[DecidedReview]:
    """Decisions of a time, both days included."""
    return DecidedReview.objects.filter(decided_on__gte=first, decided_on__lte=last)


def amend_rates(by: str, first: date, last: date) -> list[Rate]:
    """How often each group changes plans, beside what the county does for children of the same sort. One query."""
    return rules.rates(cells_by_section(first, last) if by == By.SECTION else cells(by, first, last))


def cells(by: str, first: date, last: date) -> list[Cell]:
    """Decisions counted by group and by the sort of child; what is compared is no part of the sort."""
    column = COLUMNS[By(by)]
    strata = [name for name in STRATA if name != column]
    counted = (
        decided_between(first, last)
        .order_by()
        .values_list(column, *strata)
        .annotate(decided=Count("pk"), amended=Sum(ones("is_amended")))
    )
    return [Cell(name_of(by, row[0]), tuple(str(part) for part in row[1:-2]), row[-2], row[-1] or 0) for row in counted]


def cells_by_section(first: date, last: date) -> list[Cell]:
    """Changes asked for, counted by the section of the plan."""
    strata = [f"decided__{name}" for name in STRATA if name != "is_material"]
    counted = (
        DecidedChange.objects.filter(decided__decided_on__gte=first, decided__decided_on__lte=last)
        .order_by()
        .values_list("section", *strata)
        .annotate(decided_number=Count("pk"), made=Sum(ones("is_made")))
    )
    return [Cell(f"Section {row[0]}", tuple(str(part) for part in row[1:-2]), row[-2], row[-1] or 0) for row in counted]


def ones(field: str) -> Any:
    """1 where it is so: what both databases can add up."""
    return When(Whenever(Q(**{field: True}), then=1), default=0, output_field=IntegerField())


def name_of(by: str, value: Any) -> str:
    """A group in words."""
    if value in (None, ""):
        return NO_AREA
    return str(NAMES.get(By(by), {}).get(value, value))


def timeliness(first: date, last: date) -> list[dict[str, Any]]:
    """By area: how many decisions, and how many reports, decisions and final plans came in their time. One query."""
    counted = (
        decided_between(first, last)
        .order_by("area__name")
        .values("area__name")
        .annotate(
            decided=Count("pk"),
            reported=Count("pk", filter=Q(days_to_report__isnull=False)),
            reports_in_time=Count("pk", filter=Q(days_to_report__lte=14)),
            decisions_in_time=Count("pk", filter=Q(days_to_decision__lte=28)),
            made_final=Count("pk", filter=Q(days_to_final__isnull=False)),
            finals_in_time=Count("pk", filter=Q(days_to_final__lte=84)),
        )
    )
    return [{**row, "name": row["area__name"] or NO_AREA} for row in counted]


def who_waits_on_whom(user: Any) -> list[dict[str, Any]]:
    """The open cases somebody may see, by team and by whom the council waits for. One query."""
    held: Any = cases.open_cases_seen_by(user).order_by("team__name", "waiting_on")
    return list(held.values("waiting_on", name=F("team__name")).annotate(number=Count("pk")))


def reviews_behind(user: Any, *, by: str, group: str, first: date, last: date) -> QuerySet[DecidedReview]:
    """The decisions behind one number, as far as this person may see the cases."""
    seen = decided_between(first, last).filter(case__in=cases.cases_seen_by(user).order_by())
    seen = seen.select_related("case__child", "case__team", "area", "review").order_by("-decided_on", "-id")
    if by == By.SECTION:
        return seen.filter(changes__section=group.removeprefix("Section ")).distinct()
    column = COLUMNS[By(by)]
    value: Any = next((key for key, says in NAMES.get(By(by), {}).items() if says == group), group)
    return seen.filter(**{column: None if group == NO_AREA else value})
