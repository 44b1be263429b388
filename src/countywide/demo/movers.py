"""Two pupils of the made-up county who came to a school during the year: one with nothing done, and one with Reception money."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.demo import data
from countywide.demo.communities import day, person
from countywide.platform.accounts.models import Organisation
from countywide.platform.kit.doors import Machine
from countywide.register.people import queries as people
from countywide.register.schools import queries as schools
from countywide.support.communities.types import OwnSchool
from countywide.support.ledger import actions as ledger
from countywide.support.ledger import queries as money
from countywide.support.ledger.enums import Standing, Stream
from countywide.support.movers import actions
from countywide.support.movers.models import Arrival
from countywide.support.movers.types import Told

DEMO = Machine("demo")


def make(on: date) -> None:
    """The one that nobody knows, and the one whose money follows."""
    given = data.read(data.COUNTY / "movers.toml")
    nothing(given["nothing"], on)
    followed(given["followed"], on)


def organisation(urn: str) -> Organisation:
    school = schools.school_with(urn)
    assert school is not None, "movers.toml names a school that is not there."
    return school.organisation


def nothing(given: dict[str, Any], on: date) -> None:
    """Records were asked for and have not come: the last school was reminded."""
    before, told_on = organisation(given["from"]), day(on, -14)
    told = Told(
        known="NOTHING", arrived_on=day(on, -20), initials=given["initials"], year=given["year"], needs=tuple(given["needs"]),
        sees=given["sees"], name=given["name"], born_on=on - timedelta(days=given["days_old"]), from_school_id=before.pk,
        from_name=before.name,
    )  # fmt: skip
    actions.tell_of_arrival(OwnSchool(organisation(given["urn"]).pk), by=person(given["by"]), on=told_on, told=told)
    actions.keep_up(by=DEMO, on=day(on, -4))


def followed(given: dict[str, Any], on: date) -> None:
    """A Reception amount that was another school's goes with the child, by the day."""
    year = money.year_at(day(on, -30))
    pot = money.pot_of(year, Stream.YEAR_R) if year else None
    school, before = organisation(given["urn"]), organisation(given["from"])
    child = people.pupils_at(school.pk, on).filter(year_group=None, user=None).order_by("-born_on", "pk").first()
    if year is None or pot is None or child is None or year.is_closed:
        return
    ledger.award(
        pot, by=DEMO, on=day(on, -60), school_id=before.pk, child_id=child.pk, annual_pence=given["pounds"] * 100,
        from_on=max(year.starts_on, on - timedelta(days=80)), to_on=year.ends_on, standing=Standing.CONFIRMED,
        basis=given["basis"], source="demo:mover",
    )  # fmt: skip
    told = Told(
        known="HERE", arrived_on=day(on, -12), initials=given["initials"], year=given["year"], needs=tuple(given["needs"]),
        sees=given["sees"], child_id=child.pk, from_school_id=before.pk, from_name=before.name,
    )  # fmt: skip
    arrival: Arrival = actions.tell_of_arrival(OwnSchool(school.pk), by=person(given["by"]), on=day(on, -9), told=told)
    asked = arrival.asked.get()
    actions.give_records(asked, by=DEMO, on=day(on, -7), came="SENT", note=given["note"])
    actions.answer(arrival, by=person(given["officer"]), on=day(on, -5), words=given["words"])
