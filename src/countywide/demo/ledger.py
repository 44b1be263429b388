"""Two funding years of the made-up county, through the ledger's own actions: one that has ended, and the one that runs."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.demo import data
from countywide.platform.accounts.models import Persona, User
from countywide.register.schools import queries as schools
from countywide.support.ledger import actions, queries, rules
from countywide.support.ledger.enums import Which
from countywide.support.ledger.models import FundingYear, Pot
from countywide.support.ledger.types import SchoolShare, Share

APRIL = (4, 1)


def make(on: date) -> None:
    """The year that ended, with what it carried; then the one that runs, as far as it has come."""
    given = data.read(data.COUNTY / "ledger.toml")
    by = Persona.objects.get(key=given["officer"]).user
    first = on.year if (on.month, on.day) >= APRIL else on.year - 1
    before, now = opened(first - 1, by), opened(first, by)
    pots = filled(before, given["before"]["pots"], by)
    for each in given["before"]["award"]:
        awarded(pots, each, by, before.ends_on)
    actions.close(before, by=by, on=min(on, date(first, 4, 20)))
    this_year(now, given, by, on)


def opened(first: int, by: User) -> FundingYear:
    return actions.open_year(
        None, by=by, on=date(first, 2, 12), name=f"{first} to {first + 1}", starts_on=date(first, 4, 1),
        ends_on=date(first + 1, 3, 31),
    )  # fmt: skip


def filled(year: FundingYear, pots: list[dict[str, Any]], by: User) -> dict[str, Pot]:
    """Every pot of the year by its stream. What the year before carried is in some of them already."""
    for each in pots:
        said = {"by": by, "on": date(year.starts_on.year, 2, 18), "pence": each["pounds"] * 100, "why": each["why"]}
        held = queries.pot_of(year, each["stream"])
        if held is None:
            actions.open_pot(year, stream=each["stream"], **said)
        else:
            actions.add_to(held, **said)
    return {pot.stream: pot for pot in queries.pots_of(year)}


def this_year(year: FundingYear, given: dict[str, Any], by: User, on: date) -> None:
    said = given["now"]
    pots = filled(year, said["pots"], by)
    rows = queries.school_rows("", Which.ALL, on=on)
    shares = rules.share_out(queries.balance(pots["NOTIONAL"]).left, [row.pupils for row in rows])
    actions.share_among_schools(
        pots["NOTIONAL"], by=by, on=day_in(year, said["notional_day"]), basis=said["notional"],
        parts=[SchoolShare(row.school_id, pence) for row, pence in zip(rows, shares, strict=True)],
    )  # fmt: skip
    if (shared_on := day_in(year, said["community_day"])) <= on:
        among_communities(pots["COMMUNITY"], by, shared_on, said["community"])
    for each in said["award"]:
        awarded(pots, each, by, on)
    months = [end for end in rules.month_ends(year.starts_on, year.ends_on) if end < on]
    if months:
        actions.pay(year, by=by, on=on, through=months[-1])
    compared(year, given["scenario"], by, on)


def day_in(year: FundingYear, month_and_day: list[int]) -> date:
    """A day of the weeks before the year, or of its first nine months."""
    return date(year.starts_on.year, *month_and_day)


def among_communities(pot: Pot, by: User, on: date, why: str) -> None:
    """A pot for each community, by the pupils of its schools."""
    places = list(schools.communities())
    pupils = [sum(each.pupils or 0 for each in schools.members_on(place, on)) for place in places]
    shares = rules.share_out(queries.balance(pot).left, pupils)
    parts = [Share(pence, community_id=place.pk) for place, pence in zip(places, shares, strict=True)]
    actions.divide(pot, by=by, on=on, parts=parts, why=why)


def awarded(pots: dict[str, Pot], each: dict[str, Any], by: User, on: date) -> None:
    """One award, and the change of it where there was one by then."""
    pot, school = pots[each["stream"]], schools.school_with(each["urn"])
    told_on = day_in(pot.year, each["day"])
    if told_on > on or school is None:
        return
    made = actions.award_by_hand(
        pot, by=by, on=told_on, school_id=school.organisation_id, annual_pence=each["pounds"] * 100,
        from_on=day_in(pot.year, each.get("from", list(APRIL))), to_on=pot.year.ends_on,
        standing=each.get("standing", "CONFIRMED"), basis=each["basis"],
    )  # fmt: skip
    change = each.get("change")
    if change and (changed_on := day_in(pot.year, change["day"])) <= on:
        actions.change_by_hand(
            made, by=by, on=changed_on, annual_pence=change["pounds"] * 100, from_on=day_in(pot.year, change["from"]),
            why=change["why"],
        )  # fmt: skip


def compared(year: FundingYear, given: dict[str, Any], by: User, on: date) -> None:
    """One comparison of ways to share the Reception amounts."""
    if (saved_on := day_in(year, given["day"])) <= on:
        actions.save_scenario(
            year, by=by, on=saved_on, name=given["name"], stream=given["stream"], which=given["which"],
            total_pence=given["pounds"] * 100, weights=[weight * 100 for weight in given["weights"]],
            floor_pence=given["floor"] * 100, cap_pence=given["cap"] * 100,
        )  # fmt: skip
