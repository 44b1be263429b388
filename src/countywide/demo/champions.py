"""Calls for people who want to help, in the made-up county: one announced, one open, and who asked, through the room's own actions."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.timezone import get_current_timezone, make_aware

from countywide.demo import data
from countywide.garden.champions import actions, policies
from countywide.garden.champions.models import Application, Call
from countywide.platform.accounts.models import Persona, User
from countywide.platform.kit.doors import Machine
from countywide.register.schools import queries as schools

DEMO, DAY = Machine("demo"), timedelta(days=1)


def make(on: date) -> None:
    """Every call of the file, those who want to be told, and applications as far as they have come."""
    given = data.read(data.COUNTY / "champions.toml")
    for each in given["call"]:
        planned(each, on)
    calls = {call.key: call for call in Call.objects.order_by("id")}
    for each in given["interest"]:
        by = person(each["who"]) if "who" in each else None
        actions.register(
            calls[each["call"]], by=by or DEMO, now=ago(each["ago"]), email=by.email if by else each["email"]
        )
    for each in given["kept_informed"]:
        actions.keep_informed(calls[each["call"]], by=DEMO, now=ago(each["ago"]), email=each["email"])
    for each in given["application"]:
        applied(each, calls[each["call"]])


def planned(given: dict[str, Any], on: date) -> None:
    """A call with the dates of the council's own figures, or so many days from the day on which the county is made."""
    opens, closes = day_of(given["opens"], on), day_of(given["closes"], on)
    while closes <= on:  # the figures are of one year: a county made later has the call of its own
        opens, closes = opens + 364 * DAY, closes + 364 * DAY
    said = opens - given["announced_before"] * DAY
    call = actions.plan(
        None, by=DEMO, now=ago(0), on=min(on, said), kind=given["kind"], key=given["key"], title=given["title"],
        places=given["places"], opens_at=moment(opens, 9), closes_at=moment(closes, 17),
        results_by=closes + given["results_after"] * DAY, starts_on=closes + given["starts_after"] * DAY, words=given.get("words", ""),
    )  # fmt: skip
    actions.announce(call, by=DEMO, now=min(timezone.now(), moment(said, 10)))


def day_of(given: Any, on: date) -> date:
    """A figure of the council by its key, or days from now."""
    if isinstance(given, int):
        return on + given * DAY
    found = [each["value"] for each in data.read(data.COUNCIL)["value"] if each["key"] == given]
    assert found, f"champions.toml names a figure that is not there: {given}."
    return found[-1]  # type: ignore[no-any-return]


def applied(given: dict[str, Any], call: Call) -> None:
    """An application: begun, written page by page, approval asked, and sent, as far as the file says."""
    by, kind = person(given["who"]), policies.kind_of(call)
    now = ago(given["ago"])
    school = schools.school_with(given["urn"]) if "urn" in given else None
    checks = {each.key: each.right for each in kind.checks}
    held: Application = actions.begin(
        call, by=by, now=now, schools=[school] if school else [], role=given.get("role", ""), checks=checks
    )
    for page in kind.pages:
        answers = {each.key: given["answers"].get(each.key) for each in page.questions}
        if any(value is not None for value in answers.values()):
            actions.write(held, by=by, now=now, page=page.key, answers=answers)
    if "approver" in given:
        actions.ask_approval(held, by=by, now=now, name=given["approver"])
    if given.get("is_sent"):
        actions.send(held, by=by, now=now, declares=True)


def person(key: str) -> User:
    return Persona.objects.select_related("user").get(key=key).user


def moment(day: date, hour: int) -> datetime:
    return make_aware(datetime.combine(day, time(hour)), get_current_timezone())


def ago(days: int) -> datetime:
    """A moment so many days back, for what is told of the past."""
    return timezone.now() - days * DAY if days else timezone.now()
