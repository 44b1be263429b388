"""Changes to the table that says who to ask."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions, queries, rules
from ..models import Route, Team, Topic


@action(permissions.ARRANGE)
def add_route(
    team: Team,
    *,
    by: Actor,
    starts_on: date,
    ends_on: date | None = None,
    topic: Topic | None = None,
    area: Any = None,
    phase: str = "",
    county: str = "",
    why: str = "",
) -> Route:
    """Send a question to a team from a day, perhaps until a day."""
    made = Route(
        topic=topic, area=area, phase=phase, county=county, team=team, starts_on=starts_on, ends_on=ends_on, why=why
    )
    same_topic = [route.facts for route in queries.routes().filter(topic=topic)]
    if bar := rules.bar_to_route(made.facts, same_topic):
        raise RuleBroken(bar)
    made.save()
    audit.record("contacts.route-added", by=by, about=made, team=team.key, starts_on=starts_on, ends_on=ends_on)
    return made


@action(permissions.ARRANGE)
def end_route(route: Route, *, by: Actor, on: date) -> None:
    """End a row of the table; `on` is its last day."""
    if bar := rules.bar_to_ending_route(starts_on=route.starts_on, ends_on=route.ends_on, on=on):
        raise RuleBroken(bar)
    route.ends_on = on
    route.save(update_fields=["ends_on"])
    audit.record("contacts.route-ended", by=by, about=route, on=on.isoformat())
