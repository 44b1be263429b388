"""What everybody may read of gaps: published questions with their answers, and numbers that tell of nobody."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import Max, Prefetch, QuerySet

from ..models import Gap, Reply
from ..rules import gap_totals


def published() -> QuerySet[Gap]:
    """Records that were answered, with their answers and what was merged into them."""
    replies = Prefetch("replies", Reply.objects.select_related("team").order_by("-on", "-id"))
    merged = Prefetch("merged", Gap.objects.order_by("logged_on", "id"))
    answered = Gap.objects.records().exclude(asked_as="").select_related("organisation__contact_team", "district")
    return answered.prefetch_related(replies, merged).order_by("logged_on", "id")


def published_at(service: str, place: str) -> list[Gap]:
    """Those of one service in one district."""
    return list(published().filter(service=service, place=place))


def by_section() -> dict[str, list[tuple[Gap, Gap]]]:
    """For each section, what was asked there and the record that answers it: a merged one stands in both."""
    found: dict[str, list[tuple[Gap, Gap]]] = defaultdict(list)
    for record in published():
        for asked in (record, *record.merged.all()):
            found[asked.section].append((asked, record))
    return found


def gap_numbers() -> list[Any]:
    """By service and district: how many gaps, of how many schools, for how many pupils, small numbers left out."""
    rows = Gap.objects.order_by("service", "place", "id").values_list("service", "place", "school_id", "waiting")
    return gap_totals(rows)


def waits_by_district(service: str) -> dict[int, int]:
    """How many pupils schools say are waiting for a service, by district. What one school logged twice counts once."""
    rows = Gap.objects.filter(service=service).order_by().values("district_id", "school_id").annotate(Max("waiting"))
    found: dict[int, int] = defaultdict(int)
    for row in rows:
        found[row["district_id"]] += row["waiting__max"] or 0
    return dict(found)
