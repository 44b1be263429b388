"""Every service in every district of the council, said of or not, in as many queries however many there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from countywide.register.contacts import queries as contacts
from countywide.register.schools import queries as schools

from .. import rules
from ..models import Alarm, Reach, Saying
from ..policies import policy_on
from ..types import Figures, Policy, Spot


@dataclass(frozen=True)
class Board:
    """The services and districts of a day, and all that is said of them."""

    policy: Policy
    districts: list[Any]
    spots: list[Spot]


def board(on: date) -> Board:
    """All of them, by service in the council's order and district by name. Three queries."""
    policy, districts = policy_on(on), list(schools.our_districts())
    said = {(each.service, each.district_id): each for each in coverage()}
    teams = {team.key: team for team in contacts.teams().select_related("organisation")}
    spots = [
        spot_of(service, district, said.get((service.key, district.pk)), teams.get(service.team))
        for service in policy.services
        for district in districts
    ]
    return Board(policy, districts, spots)


def coverage() -> QuerySet[Reach]:
    """All that is said now, with who owns it."""
    return Reach.objects.select_related("organisation__contact_team", "district").order_by("service", "place")


def spot_of(service: Any, district: Any, reach: Reach | None, usual: Any) -> Spot:
    """A row's own team before the service's usual one."""
    team = (getattr(reach.organisation, "contact_team", None) if reach else None) or usual
    return Spot(service, district, rules.place_key(district.name), team, reach)


def spot(service: str, place: str, *, on: date) -> Spot | None:
    """One service in one district."""
    known = policy_on(on).service(service)
    district = next((each for each in schools.our_districts() if rules.place_key(each.name) == place), None)
    if known is None or district is None:
        return None
    reach = coverage().filter(service=service, district=district).first()
    return spot_of(known, district, reach, None if reach else contacts.team_with(known.team))


def history_of(reach: Reach) -> tuple[list[Saying], list[Alarm]]:
    """All that was ever said, the newest first, and who was told of silence about the day that is promised now."""
    said = reach.sayings.select_related("team", "by").order_by("-said_on", "-id")
    return list(said), list(reach.alarms.filter(promised_on=reach.next_on).order_by("on", "id"))


def reaches_past(on: date) -> QuerySet[Reach]:
    """Those whose promised day passed without a word."""
    return coverage().filter(next_on__lt=on).order_by("next_on", "service", "place")


def owner_addresses(spots: Iterable[Spot]) -> dict[tuple[int, str], str]:
    """The mailbox of the team that owns each spot: that of the district's area, else the one for every area, else its first."""
    held: Collection[Spot] = [each for each in spots if each.team]
    boxes = contacts.team_addresses({each.team.organisation_id for each in held})
    found: dict[tuple[int, str], str] = {}
    for each in held:
        of_team = dict(reversed(boxes.get(each.team.organisation_id, [])))
        first = next(iter(of_team.values()), "")
        area = each.district.area.key if each.district.area else ""
        found[each.team.organisation_id, each.place] = of_team.get(area) or of_team.get("") or first
    return found


def figures(on: date) -> dict[int, Figures]:
    """Each district's pupils, need and place, from the register of schools."""
    return {
        district: Figures(**{name: round(value) for name, value in row.items()})
        for district, row in schools.figures_by_district(on).items()
    }
