"""Services by district of the made-up county: what was said of each, one promise that was not kept, and gaps that schools log."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.demo import data
from countywide.platform.accounts.models import Persona
from countywide.platform.kit.doors import Machine
from countywide.register.schools import queries as schools
from countywide.support.coverage import actions, queries, rules
from countywide.support.coverage.models import Reach
from countywide.support.coverage.types import GapSaid, News, Spot

DEMO = Machine("demo")


def make(on: date) -> None:
    """Every service in every district, then the silence, then the gaps, each on its own day."""
    given = data.read(data.COUNTY / "coverage.toml")
    for service in given["service"]:
        spoken_of(service, on)
    for each in sorted({reach.next_on for reach in Reach.objects.filter(next_on__lt=on)}):
        for later in (1, 5):
            actions.chase_silence(by=DEMO, on=min(on, each + timedelta(days=later)))
    for each in given["gap"]:
        logged(each, on)


def spoken_of(service: dict[str, Any], on: date) -> None:
    """What the owner of a service said of it in each district, the oldest word first."""
    by = who(service.get("by"))
    own: dict[str, list[dict[str, Any]]] = {}
    for row in service.get("row", []):
        own.setdefault(row["place"], []).append(row)
    for spot in queries.board(on).spots:
        if spot.service.key == service["key"]:
            for row in own.get(spot.place, [{}]):
                say(spot, {**service["usual"], **row}, service.get("sessions", {}).get(spot.place), by, on)


def say(spot: Spot, row: dict[str, Any], sessions: int | None, by: Any, on: date) -> None:
    """One word of it, on its day. Staff is reckoned at 190 sessions a year for each."""
    day, starts_on = on - timedelta(days=row["said_ago"]), start_of(row["starts_on"])
    news = News(
        words=row["words"], provider=row["provider"], scope=row["scope"], starts_on=starts_on, interim=row["interim"].strip(),
        next_on=on + timedelta(days=row["next_in"]), sessions=sessions if starts_on else None,
        staff_hundredths=round(100 * sessions / 190) if sessions and starts_on else None,
    )  # fmt: skip
    actions.say(spot, by=by, on=day, news=news)


def start_of(given: Any) -> date | None:
    """A date, none, or one of the council's own figures."""
    if isinstance(given, date) or given == "none":
        return given if isinstance(given, date) else None
    figure: date = next(each["value"] for each in data.read(data.COUNCIL)["value"] if each["key"] == given)
    return figure


def who(key: str | None) -> Any:
    """One of the invented people; the demo itself for teams of which nobody signs in."""
    return Persona.objects.get(key=key).user if key else DEMO


def logged(given: dict[str, Any], on: date) -> None:
    """A school's gap, and its answer if it has one."""
    school, day = schools.school_with(given["urn"]), on - timedelta(days=given["ago"])
    assert school is not None and school.district is not None, (
        f"coverage.toml names a school that is not there: {given['urn']}."
    )
    spot = queries.spot(given["service"], rules.place_key(school.district.name), on=day)
    assert spot is not None
    said = GapSaid(
        given["words"], waiting=given["waiting"], since_on=on - timedelta(days=given["since_ago"]),
        pays_pence=100 * given["pays"], section=given["section"],
    )  # fmt: skip
    gap = actions.log_gap(school, by=DEMO, on=day, spot=spot, said=said)
    if "answer" in given:
        actions.reply(
            gap, by=who("calypso"), on=on - timedelta(days=given["answered_ago"]), spot=spot, asked_as=given["asked_as"],
            words=given["answer"], next_on=on + timedelta(days=given["next_in"]),
        )  # fmt: skip
