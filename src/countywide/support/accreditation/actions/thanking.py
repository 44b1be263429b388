"""Thanks: counted, and passed on to the link therapist. They wait for nobody."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, queries
from ..models import Thanks


@action(permissions.TAKE_PART)
def thank(school: Any, *, by: Actor, on: date, said: str) -> Thanks:
    """A school says thank you: its link therapist reads it, or the programme where it has none."""
    if not said.strip():
        raise RuleBroken("Say what you are glad of.")
    made = Thanks.objects.create(organisation_id=school.organisation_id, on=on, by_id=by.pk, said=said.strip())  # type: ignore[attr-defined]
    to = queries.to_therapists(school.organisation_id, on=on) or queries.to_programme(on=on)
    tell(notices.THANKS, to=to, cause=f"thanks:{made.pk}", by=by, about=made, school=school.name, said=made.said)
    audit.record("accreditation.thanked", by=by, about=made, on=on.isoformat())
    return made
