"""The fast lane to the community: a request filled in from the arrival, for the next meeting or for the chair."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.support.communities import actions as communities
from countywide.support.communities.rules.codes import signs
from countywide.support.communities.types import Asked, OwnSchool

from .. import permissions, queries
from ..enums import Known
from ..models import Arrival


@action(permissions.REPORT)
def ask_community(arrival: Arrival, *, by: Actor, on: date, waits_for_meeting: bool) -> Any:
    """Begin a request to the community with what is known of the arrival. Once; the school completes and sends it."""
    held = queries.community_request(arrival)
    if held is not None:
        raise RuleBroken(f"Your community was asked about this pupil already: {held.reference}.")
    _community, meeting = queries.next_meeting(arrival.school_id, on=on)
    if waits_for_meeting and meeting is None:
        raise RuleBroken("No meeting takes requests today. Ask the chair to act.")
    asked = Asked(
        sort="PUPIL", needs=tuple(arrival.needs) or ("OTH",), pupil_code=code_for(arrival), year=arrival.year,
        stage="PLAN" if arrival.known == Known.PLAN and arrival.child_id else "NONE", child_id=arrival.child_id, is_new=True,
        funded_elsewhere=arrival.known in (Known.HERE, Known.ELSEWHERE), picture=arrival.sees,
    )  # fmt: skip
    made = communities.begin(
        OwnSchool(arrival.school_id), by=by, on=on, meeting=meeting if waits_for_meeting else None, asked=asked,
        source=f"mover:{arrival.pk}",
    )  # fmt: skip
    audit.record("movers.community-asked", by=by, about=arrival, on=on.isoformat())
    return made


def code_for(arrival: Arrival) -> str:
    """A code that says the year group, and nothing that leads to the child."""
    return f"{arrival.initials}{arrival.year:02d}-{signs(4)}"
