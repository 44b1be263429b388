"""Worklists: which cases each one holds, and how a case is shown in a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from countywide.casework.cases import permissions
from countywide.casework.cases import queries as cases
from countywide.casework.cases.enums import Stage, Waiting
from countywide.law import clocks
from countywide.platform.kit import forms
from countywide.platform.kit.tables import Column, Filter, Table
from countywide.register.schools import queries as schools

SOON = timedelta(days=14)


@dataclass(frozen=True)
class Worklist:
    """One list: its word in the address, what it is called, what it says, and which open cases it holds."""

    key: str
    text: str
    says: str
    narrow: Callable[[Any, Any, date], Any]


def of_teams(found: Any, user: Any) -> Any:
    """The cases of one's own teams; everybody's for those who see every case and work in no team."""
    teams = user.organisations_where(permissions.READ)
    return found.filter(team_id__in=teams) if teams else found


WORKLISTS = (
    Worklist("mine", "Mine", "Cases you hold, the next date first.", lambda q, user, on: q.filter(owner_id=user.pk)),
    Worklist("team", "My team’s", "Every open case of your team.", lambda q, user, on: of_teams(q, user)),
    Worklist(
        "unowned",
        "Unowned",
        "Cases of your team that no officer holds yet.",
        lambda q, user, on: of_teams(q, user).filter(owner=None),
    ),
    Worklist(
        "due-soon",
        "Due soon",
        "The council must act within two weeks.",
        lambda q, user, on: of_teams(q, user).filter(act_by__gte=on, act_by__lte=on + SOON),
    ),
    Worklist(
        "overdue",
        "Overdue",
        "The day by which to act has passed.",
        lambda q, user, on: of_teams(q, user).filter(act_by__lt=on),
    ),
    Worklist(
        "waiting",
        "Waiting on others",
        "The council waits for somebody. The clock runs all the same.",
        lambda q, user, on: of_teams(q, user).filter(~Q(waiting_on="")),
    ),
)
BY_KEY = {each.key: each for each in WORKLISTS}


def table(key: str, user: Any, asked: Any, *, on: date) -> Table:
    """One worklist as a table."""
    found = BY_KEY[key].narrow(cases.open_cases_seen_by(user), user, on)
    return Table(
        found,
        columns(on),
        filters(),
        {"due": "act_by", "opened": "opened_on"},
        asked,
        caption="Cases",
        things=("case", "cases"),
        empty="No open case here. Look under another heading, or clear the filters.",
    )


def columns(on: date) -> list[Column]:
    """What a row says of a case."""
    return [
        Column("Reference", "reference", href=lambda case: reverse("front:case", args=[case.reference])),
        Column("Child", lambda case: case.child.name_shown),
        Column("Where it stands", lambda case: case.get_stage_display()),
        Column("Act by", "act_by", sort="due"),
        Column("For", lambda case: clocks.CLOCKS[case.next_clock].title if case.next_clock else ""),
        Column("State", lambda case: how_it_is(case, on)),
        Column("Officer", lambda case: case.owner.name if case.owner else "Nobody yet"),
        Column("Waiting on", lambda case: Waiting(case.waiting_on).label if case.waiting_on else ""),
        Column("Opened", "opened_on", sort="opened"),
    ]


def how_it_is(case: Any, on: date) -> str:
    """In a word or two."""
    if case.act_by is None:
        return "No date runs"
    if case.act_by < on:
        return "Overdue"
    return "Due soon" if case.act_by <= on + SOON else "In time"


def filters() -> list[Filter]:
    """The questions above a worklist. None asks for a name."""
    areas = [(str(area.pk), area.name) for area in schools.areas()]
    return [
        Filter("stage", forms.Pick("Where it stands", Stage.choices, empty="All"), "stage"),
        Filter("area", forms.Pick("Area", areas, empty="All"), "area_id"),
        Filter(
            "waiting",
            forms.Pick("Waiting on", [each for each in Waiting.choices if each[0]], empty="All"),
            "waiting_on",
        ),
    ]


def tabs(current: str, asked: Any) -> list[dict[str, Any]]:
    """The worklists, keeping the filters of the address."""
    kept = urlencode([(name, asked.get(name)) for name in ("stage", "area", "waiting") if asked.get(name)])
    address = reverse("front:work")
    return [
        {
            "text": each.text,
            "href": f"{address}?list={each.key}" + (f"&{kept}" if kept else ""),
            "current": each.key == current,
        }
        for each in WORKLISTS
    ]
