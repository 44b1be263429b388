"""Questions about assessments."""

from __future__ import annotations

from typing import Any

from .models import Assessment


def assessment_of(case: Any) -> Assessment | None:
    """The assessment of a case, if it has begun."""
    return Assessment.objects.select_related("case__child", "case__school").filter(case=case).first()
