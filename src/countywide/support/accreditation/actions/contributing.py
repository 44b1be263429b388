"""A school asks its community to share the price of accreditation: a request is begun with the figures filled in."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.support.communities import actions as communities
from countywide.support.communities.types import OwnSchool

from .. import permissions, queries


@action(permissions.TAKE_PART)
def ask_contribution(school: Any, *, by: Actor, on: date) -> Any:
    """Begin the request in the room of communities. It is a draft: the school reads it, changes it and sends it, or not."""
    held = queries.contribution_of(school, on=on)
    if held is not None:
        raise RuleBroken(f"Your school has begun this request already: {held.reference}.")
    journey = queries.on_the_way(school.organisation_id)
    price = next((each for each in reversed(queries.prices_for(school, journey, on=on)) if each.pence), None)
    if price is None or not price.pence:
        raise RuleBroken("Your school pays nothing, so there is nothing to ask for.")
    community = queries.community_of(school, on=on)
    if community is None:
        raise RuleBroken("Your school is in no community of schools.")
    made = communities.begin(
        OwnSchool(school.organisation_id), by=by, on=on, meeting=queries.meeting_of(community, on=on),
        asked=queries.asked_of(price.pence), source=queries.source_of(school, on),
    )  # fmt: skip
    audit.record("accreditation.contribution-asked", by=by, about=school, on=on.isoformat(), pence=price.pence)
    return made
