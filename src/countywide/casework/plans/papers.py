"""Every version of a plan that was issued, handed over to whoever has to give what the record holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q

from countywide.casework.cases.types import Content, OnFile, Papers

from . import queries
from .models import Version


def listed(cases: Sequence[Any]) -> Iterator[OnFile]:
    of = Q(plan__case__in=cases) | Q(plan__assessment__case__in=cases)
    for version in Version.objects.filter(of).select_related("plan").order_by("plan", "number"):
        title = f"EHC plan: {version.get_issued_as_display().lower()}, version {version.number}"
        yield OnFile(f"plan:{version.pk}", title, version.issued_on, "", version.plan.case_id, version.file_id)


def content(key: str) -> Content:
    found = queries.version_by_pk(int(key))
    return Content(queries.pdf_of(*found)) if found else Content()


PAPERS = Papers("plan", "Plans", listed, content, ("plans.version",), place=20)
