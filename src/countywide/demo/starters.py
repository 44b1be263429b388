"""Children who started Reception last September: a funding year as it went, from their profiles to what a plan changed.

It goes as far as the day on which the county is made. A year whose money is closed already is left as it is.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.plans.models import Plan
from countywide.demo import data
from countywide.platform.accounts.models import Organisation, Persona, User
from countywide.platform.kit.doors import Machine
from countywide.register.schools import queries as schools
from countywide.support.ledger import queries as money
from countywide.support.mapping import actions, policies
from countywide.support.mapping.models import Profile, Round

DEMO = Machine("demo")
PRIMARY = "2"


def make(on: date) -> None:
    """Sent in, mapped, told their amount, confirmed, moderated; and the one whose plan was issued since."""
    year = on.year if on.month >= 9 else on.year - 1
    funded = money.year_at(date(year, 9, 1))
    if funded is None or funded.is_closed:
        return
    given = data.read(data.COUNTY / "starters.toml")
    days = {name: date(year, *day) for name, day in given["day"].items()}
    entered = [profile_of(child, days) for child in given["child"]]
    planned = with_a_plan(year, on)
    if planned is not None:
        entered.append(profile_of({**given["planned"], **named(planned), "organisation": planned.setting}, days))
    actions.issue_intake(None, by=DEMO, on=days["issued"], entry_year=year)
    for profile in entered:
        if days["confirmed"] <= on:
            profile.refresh_from_db()
            actions.confirm(profile, by=DEMO, on=days["confirmed"])
    if planned is not None and days["confirmed"] <= on:
        assert planned.made_on is not None
        actions.plan_issued(
            planned.child_id, setting_id=planned.setting_id, named_from=planned.made_on, by=DEMO, on=planned.made_on
        )
    if days["published"] <= on:
        moderated(given["round"], days)


def profile_of(child: dict[str, Any], days: dict[str, date]) -> Profile:
    """One child: written and sent in by the school in spring, and mapped by the council."""
    said = {name: child[name] for name in ("forename", "surname", "born_on")}
    profile = actions.begin(
        child.get("organisation") or at(child["urn"]), by=DEMO, on=days["sent"], parent_informed_on=days["sent"], shares=True,
        entry_on=days["entry"], pattern="Whole days from the second week", **said,
    )  # fmt: skip
    actions.write(
        profile, by=DEMO, on=days["sent"], levels=child["levels"], evidence=dict.fromkeys(child["levels"], child["shown"]),
        provision=child["provision"],
    )  # fmt: skip
    actions.send(profile, by=DEMO, on=days["sent"])
    found = policies.set_in_force(days["mapped"])
    assert found is not None, "No descriptors are in force."
    actions.map_child(profile, by=DEMO, on=days["mapped"], version=found.version, levels=child["levels"])
    return profile


def at(urn: str) -> Organisation:
    school = schools.school_with(urn)
    assert school is not None, "starters.toml names a school that is not there."
    return school.organisation


def with_a_plan(year: int, on: date) -> Plan | None:
    """A first plan of the autumn, for a child of the age that starts Reception, at a primary school."""
    started = Plan.objects.filter(
        kind="ehc-plan", ceased_on=None, made_on__gt=date(year, 9, 21), made_on__lt=on, setting__school__phase=PRIMARY,
        child__born_on__range=(date(year - 5, 9, 1), date(year - 4, 8, 31)),
    )  # fmt: skip
    return started.select_related("child", "setting").order_by("made_on", "pk").first()


def named(plan: Plan) -> dict[str, Any]:
    child = plan.child
    return {"forename": child.legal_forename, "surname": child.legal_surname, "born_on": child.born_on}


def moderated(given: dict[str, Any], days: dict[str, date]) -> None:
    """The autumn's round: two map blind, one level is settled otherwise, and what was learned is published."""
    pair = [who(given["school_moderator"]), who(given["council_moderator"])]
    found = actions.open_round(
        None, by=DEMO, on=days["opened"], title=given["title"], number=given["number"], school_moderator=pair[0],
        council_moderator=pair[1],
    )  # fmt: skip
    for place, sampled in enumerate(found.sampled.order_by("number")):
        held = sampled.profile.mappings.order_by("id").last()
        assert held is not None
        higher = {**held.levels, given["area"]: min(held.levels[given["area"]] + 1, 4)} if place == 0 else held.levels
        for moderator, levels in zip(pair, (held.levels, higher), strict=True):
            actions.read(sampled, by=moderator, on=days["read"], levels=levels)
        actions.settle(
            sampled, by=DEMO, on=days["settled"], levels=higher, reason=given["reason"] if place == 0 else ""
        )
    actions.publish(Round.objects.get(pk=found.pk), by=DEMO, on=days["published"], learned=given["learned"])


def who(key: str) -> User:
    return Persona.objects.get(key=key).user
