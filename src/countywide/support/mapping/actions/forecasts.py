"""A school keeps a forecast for its governors. Nobody at the council is told, and none of them reads it (Q49)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions, policies
from ..enums import Expected
from ..models import Forecast


@action(permissions.FORECAST)
def keep_forecast(school: Any, *, by: Actor, on: date, lines: Sequence[tuple[str, int]], note: str = "") -> Forecast:
    """Keep stages and tiers in their order, and no child: the page can be put before governors as it is."""
    found = policies.set_in_force(on)
    if found is None:
        raise RuleBroken("No descriptors are in force, so there are no values to forecast with.")
    tiers = {step.level for step in found.tiers}
    chosen = [[stage, tier] for stage, tier in lines if stage in Expected and tier in tiers]
    if not chosen:
        raise RuleBroken("Choose a tier for at least one pupil.")
    made = Forecast.objects.create(
        school=school,
        made_on=on,
        made_by_id=by.pk,  # type: ignore[attr-defined]
        version=found.version,
        lines=chosen,
        note=note.strip()[:300],
    )
    audit.record("mapping.forecast-kept", by=by, about=made, on=on.isoformat(), pupils=len(chosen))
    return made


@action(permissions.FORECAST)
def drop_forecast(forecast: Forecast, *, by: Actor, on: date) -> None:
    """The school no longer needs it."""
    audit.record("mapping.forecast-dropped", by=by, about=forecast, on=on.isoformat())
    forecast.delete()
