"""Evaluations, accreditation, hosts and thanks of the made-up county, through the room’s own actions."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from countywide.demo import data
from countywide.law.clocks import Calendar
from countywide.platform.accounts.models import Persona, User
from countywide.platform.kit.doors import Machine
from countywide.register.schools import queries as schools
from countywide.support.accreditation import actions, policies
from countywide.support.accreditation.actions.checking_in import recorded
from countywide.support.accreditation.models import Evaluation

DEMO, DAY, WORKING = Machine("demo"), timedelta(days=1), Calendar()
BROUGHT_TOGETHER, AGO = date(2026, 9, 18), 70
"""Records of past accreditations were brought together on this day, or so long ago where the county is made before."""


def make(on: date) -> None:
    """Everything of the file, each school as far as it has come."""
    given = data.read(data.COUNTY / "accreditation.toml")
    manager = Persona.objects.get(key=given["manager"]).user
    past(manager, min(on - AGO * DAY, BROUGHT_TOGETHER))
    for each in given["school"]:
        evaluated(each, on)
        journeyed(each, manager, on)
    for each in given["host"]:
        opened(each, on)
    for each in given["feedback"]:
        fed_back(each, manager, on)
    for each in given["thanks"]:
        actions.thank(school_with(each["urn"]), by=DEMO, on=on - each["ago"] * DAY, said=each["said"])


def past(manager: User, on: date) -> None:
    """Accreditations of before, as `schools.toml` has them: one yearly check-in never came."""
    for each in data.read(data.COUNTY / "schools.toml")["school"]:
        framework = each.get("framework", {})
        if framework.get("state") == "accredited":
            recorded(
                school_with(each["urn"]), by=DEMO, on=on, accredited_on=framework["since"],
                last_check_in=framework.get("last_check_in"), owner_id=manager.pk, confirmed=True,
            )  # fmt: skip


def evaluated(given: dict[str, Any], on: date) -> None:
    """A school’s evaluation: its cards, the baseline, whom it is shared with, and the round under way."""
    if "ratings" not in given:
        return
    school, begun = school_with(given["urn"]), on - given["begun_ago"] * DAY
    actions.agree_to_keeping(school, by=DEMO, on=begun, words="The school agreed that its evaluation is kept.")
    held = actions.start(school, by=DEMO, on=begun)
    rate(held, given["ratings"], given.get("card", []), on=begun)
    if "locked_ago" in given:
        locked = on - given["locked_ago"] * DAY
        actions.review(held, by=DEMO, on=locked, reviewed_on=locked)
        actions.lock_baseline(held, by=DEMO, on=locked)
    if given.get("shared"):
        actions.share(held, by=DEMO, on=on - given.get("shared_ago", 0) * DAY)
    if "again" in given:
        actions.rate_again(held, by=DEMO, on=on - given["again_ago"] * DAY)
        rate(held, given["again"], [], on=on - given["again_ago"] * DAY)


def rate(held: Evaluation, ranks: list[int], cards: list[dict[str, Any]], *, on: date) -> None:
    """Ratings by their rank, card by card; 0 leaves a card empty."""
    framework = policies.framework_on(held.worded_on)
    said = {(each["strand"], each["level"]): each for each in cards}
    for (strand, level), rank in zip(framework.cells, ranks, strict=False):
        if rank:
            card = said.get((strand.key, level.key), {})
            actions.rate(
                held, by=DEMO, on=on, strand=strand.key, level=level.key, rating=framework.ratings[rank - 1].key,
                evidence=card.get("evidence", ""), priority=card.get("priority"),
            )  # fmt: skip


def journeyed(given: dict[str, Any], manager: User, on: date) -> None:
    """A school’s way to accreditation, each step so many days ago."""
    if "interested_ago" not in given:
        return
    school = school_with(given["urn"])
    journey = actions.take_part(school, by=DEMO, on=on - given["interested_ago"] * DAY)
    if "called_ago" in given:
        actions.note_call(journey, by=manager, on=on - given["called_ago"] * DAY)
    if "route" in given:
        journey = actions.settle_route(school, by=DEMO, on=on - given["called_ago"] * DAY, route=given["route"])
    for step in given.get("step", []):
        actions.step(journey, by=manager, on=on - step["ago"] * DAY, to=step["to"], note=step.get("note", ""))
    if given.get("is_charged"):
        actions.charge(journey, by=manager, on=on - given["step"][0]["ago"] * DAY)


def opened(given: dict[str, Any], on: date) -> None:
    """A host with its hours, some of which are booked."""
    host = actions.open_doors(
        school_with(given["urn"]), by=DEMO, on=on - 200 * DAY, shows=given["shows"], detail=given["detail"]
    )
    for ahead in given["in"]:
        day = WORKING.next_working_day(on + ahead * DAY)
        slot = actions.offer(host, by=DEMO, on=on, slot_on=day, starts_at=time(10))
        if ahead == given.get("booked_in"):
            actions.book(school_with(given["booked_by"]), by=DEMO, on=on, slot=slot, people=2)


def fed_back(given: dict[str, Any], manager: User, on: date) -> None:
    """What a school said of the tools, and perhaps the answer."""
    by = Persona.objects.get(key=given["who"]).user
    held = actions.say(school_with(given["urn"]), by=by, on=on - given["ago"] * DAY, said=given["said"])
    if "reply" in given:
        actions.reply(held, by=manager, on=on - given["replied_ago"] * DAY, words=given["reply"])


def school_with(urn: str) -> Any:
    school = schools.school_with(urn)
    assert school is not None, f"accreditation.toml names a school that is not there: {urn}."
    return school
