"""Records why a place that the family asks for would not be named, before the plan is issued (CFA 2014 s.39(4), s.33)."""

from __future__ import annotations

from datetime import date

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions, rules
from ..enums import Refusing
from ..models import Amendment, Weighed
from ..types import Weighing


@action(permissions.WRITE)
def weigh(amendment: Amendment, *, by: Actor, on: date, weighing: Weighing) -> Weighed:
    """Keep the ground, what shows it, and, where a mainstream place is refused, which reasonable steps were considered. What was
    recorded before stays; the newer of two about one place stands."""
    bar = rules.bar_to_weighing(
        is_open=amendment.is_open, wish=weighing.wish, ground=weighing.ground, grounds=Refusing.values,
        analysis=weighing.analysis,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    made = Weighed.objects.create(
        amendment=amendment, wish=weighing.wish.strip()[:200], setting_id=weighing.setting_id, ground=weighing.ground,
        analysis=weighing.analysis.strip(), steps=weighing.steps.strip(), weighed_on=on, by_id=by.pk,  # type: ignore[attr-defined]
    )  # fmt: skip
    audit.record("plans.weighed", by=by, about=made, ground=weighing.ground, on=on.isoformat())
    return made
