"""Services by district: rows of a table, the same on a map, and one of them whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit import maps
from countywide.platform.kit.counting import counted
from countywide.platform.kit.tags.saying import short_date

from .. import rules
from ..enums import Level, State
from ..types import Figures, Policy, Spot

COLOURS = {State.RUNS: "green", State.STARTS: "blue", State.NO_DATE: "orange", State.NOT_SAID: "grey"}
SILENT = "Silent: the day of the next news has passed"
FEW_ROWS = 4  # of fewer, each is told whole
LEGEND = (State.RUNS.label, State.STARTS.label, "No date, or nothing said yet", SILENT)


def state_of(spot: Spot, *, on: date) -> State:
    return State(spot.reach.state_on(on)) if spot.reach else State.NOT_SAID


def start_of(spot: Spot, *, on: date) -> str:
    """Since when, from when, or honestly that there is no date."""
    state = state_of(spot, on=on)
    if state == State.RUNS:
        return f"Runs since {short_date(spot.reach.starts_on)}"
    return f"Starts on {short_date(spot.reach.starts_on)}" if state == State.STARTS else state.label


def silence(spot: Spot, *, on: date) -> str:
    """That the promised day passed, and for how long, in plain words."""
    days = rules.days_silent(spot.reach.next_on, on=on) if spot.reach else 0
    if not days:
        return ""
    return f"No news for {counted(days, 'day')}: it was promised by {short_date(spot.reach.next_on)}."


def row(number: int, spot: Spot, boxes: Mapping[tuple[int, str], str], *, on: date) -> dict[str, Any]:
    """One line of the table."""
    reach = spot.reach
    state = state_of(spot, on=on)
    return {
        "number": number, "service": spot.service.name, "district": spot.district.name,
        "href": reverse("coverage:show", args=[spot.service.key, spot.place]),
        "provider": reach.provider if reach and reach.provider else "Nobody named",
        "scope": reach.scope if reach else "", "state": state.label, "starts_on": reach.starts_on if reach else None,
        "colour": COLOURS[state],
        "interim": reach.interim_lines if reach else [], "team": spot.team.name if spot.team else "No team named",
        "mailbox": mailbox(spot, boxes), "next_on": reach.next_on if reach else None, "silent": silence(spot, on=on),
    }  # fmt: skip


def rows(spots: Iterable[Spot], boxes: Mapping[tuple[int, str], str], *, on: date) -> list[dict[str, Any]]:
    return [row(number, spot, boxes, on=on) for number, spot in enumerate(spots, start=1)]


def usual(found: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """What most of some rows say of provider, scope and owner, to be said once above them; it is taken out of their own words."""
    told = Counter((each["provider"], each["scope"], each["team"], each["mailbox"]) for each in found)
    (most, number), *_others = told.most_common(1) or [(("", "", "", ""), 0)]
    if not most[1] or number < max(FEW_ROWS, len(found) / 2):
        return None
    for each in found:
        if (each["provider"], each["scope"]) == most[:2]:
            each["scope"] = ""
        if (each["team"], each["mailbox"]) == most[2:]:
            each["mailbox"] = ""
    return dict(zip(("provider", "scope", "team", "mailbox"), most, strict=True))


def mailbox(spot: Spot, boxes: Mapping[tuple[int, str], str]) -> str:
    return boxes.get((spot.team.organisation_id, spot.place), "") if spot.team else ""


def picture(spots: Sequence[Spot], figures: Mapping[int, Figures], *, on: date) -> maps.Map | None:
    """One service on a map of the districts, with the numbers of the table."""
    marks = [
        maps.Mark(number, figures[spot.district.pk].easting, figures[spot.district.pk].northing, sort_of(spot, on=on))
        for number, spot in enumerate(spots, start=1)
        if spot.district.pk in figures and figures[spot.district.pk].easting
    ]
    name = spots[0].service.name if spots else ""
    says = f"{counted(len(marks), 'district')} by their numbers in the table below, each in the middle of where its schools lie. North is at the top."
    return maps.over(f"{name} by district", marks, says=says, legend=LEGEND)


def sort_of(spot: Spot, *, on: date) -> int:
    if silence(spot, on=on):
        return 4
    return {State.RUNS: 1, State.STARTS: 2}.get(state_of(spot, on=on), 3)


def links(policy: Policy, chosen: str, page: str) -> list[dict[str, Any]]:
    """The services to choose from."""
    return [
        {"text": each.name, "href": f"{page}?service={each.key}", "current": each.key == chosen}
        for each in policy.services
    ]


def facts(spot: Spot, policy: Policy, box: str, *, on: date) -> list[dict[str, Any]]:
    """One service in one district, whole."""
    reach, team = spot.reach, spot.team
    owner = [team.name, *filter(None, (box, team.phone))] if team else "No team is named yet"
    programme = "Part of the programme for schools" if spot.service.in_programme else spot.service.note
    found = [
        ("Provider", reach.provider if reach and reach.provider else "Nobody is named yet"),
        ("What is commissioned", reach.scope if reach and reach.scope else "Not said yet"),
        ("Start", start_of(spot, on=on)),
        ("Contracted", contracted(reach) or None),
        (
            "Until then" if not reach or reach.state_on(on) != State.RUNS else "Besides",
            reach.interim_lines if reach else [],
        ),
        ("Who pays", policy.commissioner_of(spot.service).name),
        ("The programme", programme or None),
        ("Owner", owner),
        ("Next update by", reach.next_on if reach else "No day was promised yet"),
    ]
    return [{"key": key, "value": value} for key, value in found if value]


def contracted(reach: Any) -> list[str]:
    """What was bought, in numbers, where it is said."""
    if reach is None:
        return []
    sessions = f"{counted(reach.sessions, 'session')} a year" if reach.sessions is not None else ""
    staff = f"{reach.staff_hundredths / 100:g} whole-time staff" if reach.staff_hundredths is not None else ""
    return [each for each in (sessions, staff) if each]


def alarms(found: Iterable[Any], spot: Spot) -> list[str]:
    """Who was told of the silence, and when."""
    team = spot.team.name if spot.team else "The team"
    words = {Level.OWNER: f"{team} was reminded on", Level.MANAGER: "The manager who oversees it was told on"}
    return [f"{words[Level(each.level)]} {short_date(each.on)}." for each in found]


def history(sayings: Iterable[Any]) -> list[dict[str, Any]]:
    """All that was said, the newest first."""
    return [
        {
            "title": each.words,
            "when": each.said_on,
            "text": f"Start: {short_date(each.starts_on) if each.starts_on else 'no date'}. Next update by {short_date(each.next_on)}.",
            "by": each.team.name,
            "state": "done",
        }
        for each in sayings
    ]
