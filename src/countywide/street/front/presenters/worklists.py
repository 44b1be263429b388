"""Worklists: which cases each one holds, and how a case is shown in a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from countywide.casework.cases import permissions
from countywide.casework.cases import queries as cases
from countywide.casework.cases.enums import Stage, Waiting
from countywide.casework.deadlines.types import SOON
from countywide.law import clocks
from countywide.platform.kit import forms
from countywide.platform.kit.tables import Column, Filter, Table
from countywide.platform.kit.tags.saying import short_date
from countywide.platform.kit.tags.showing import tag
from countywide.register.schools import queries as schools

COUNTED_TO, PER_PAGE = 1_000, 25
NOBODY = "nobody"


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
        f"The council must act within {SOON.days} days.",
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
        columns(user, on),
        filters(user),
        {"due": "act_by", "opened": "opened_on"},
        asked,
        PER_PAGE,
        caption="Cases",
        things=("case", "cases"),
        empty="No open case here. Look under another heading, or clear the filters.",
    )


# --- a row -----------------------------------------------------------------------------------


def columns(user: Any, on: date) -> list[Column]:
    """What a row says of a case; the last is a box to tick, for those who give cases to officers."""
    shown = [
        Column("Child", child, href=lambda case: reverse("front:case", args=[case.reference])),
        Column("Where it stands", stands),
        Column("Act by", partial(act_by, on=on), sort="due"),
        Column("Officer", lambda case: case.owner.name if case.owner else "Nobody yet"),
        Column("School", lambda case: case.school.name if case.school else "None"),
        Column("Opened", "opened_on", sort="opened"),
    ]
    return [*shown, Column("Give", partial(box, user=user))] if user.may(permissions.ASSIGN) else shown


def child(case: Any) -> SafeString:
    """The child by the name they go by, over the reference."""
    return format_html('{}<br><span class="cw-reference">{}</span>', case.child.name_shown, case.reference)


def stands(case: Any) -> SafeString | str:
    """The stage, and whom the council waits for."""
    stage = case.get_stage_display()
    if not case.waiting_on:
        return str(stage)
    return format_html('{}<br><span class="cw-muted">Waiting: {}</span>', stage, Waiting(case.waiting_on).label.lower())


def act_by(case: Any, *, on: date) -> SafeString | str:
    """The next day by which the council must act, how it stands, and what is to be done by then."""
    if case.act_by is None:
        return "No date runs"
    word, colour = how_it_is(case, on)
    done = clocks.CLOCKS[case.next_clock].title if case.next_clock else ""
    return format_html('{} {}<br><span class="cw-muted">{}</span>', short_date(case.act_by), drawn(word, colour), done)


drawn = cache(tag)
"""The few tags of a list, each drawn once."""


def how_it_is(case: Any, on: date) -> tuple[str, str]:
    """In a word or two, and the colour of its tag."""
    if case.act_by < on:
        return "Overdue", "red"
    return ("Due soon", "yellow") if case.act_by <= on + SOON else ("In time", "green")


def box(case: Any, *, user: Any) -> SafeString | str:
    """A box that belongs to the form below the list; for cases of one's own team alone."""
    if not user.may(permissions.ASSIGN, about=case):
        return "–"
    words = f"Give {case.child.name_shown}, {case.reference}"
    return format_html(
        '<input class="cw-tick" type="checkbox" form="give" name="cases" value="{}" aria-label="{}">',
        case.reference,
        words,
    )


# --- above the list --------------------------------------------------------------------------


def filters(user: Any) -> list[Filter]:
    """The questions above a worklist. None asks for a child's name."""
    areas = [(str(area.pk), area.name) for area in schools.areas()]
    officers = [(NOBODY, "Nobody yet"), *((str(pk), name) for pk, name in cases.officers_in(user, permissions.READ))]
    waiting = [each for each in Waiting.choices if each[0]]
    school = forms.Text("School", suggest="/schools/suggest", limit=200, width=20)
    return [
        Filter("stage", forms.Pick("Where it stands", Stage.choices, empty="All"), "stage"),
        Filter("clock", forms.Pick("What is to be done", owed_clocks(), empty="All"), "next_clock"),
        Filter("waiting", forms.Pick("Waiting on", waiting, empty="All"), "waiting_on"),
        Filter("area", forms.Pick("Area", areas, empty="All"), "area_id"),
        Filter("officer", forms.Pick("Officer", officers, empty="All"), held_by),
        Filter("school", school, at_school()),
    ]


def owed_clocks() -> list[tuple[str, str]]:
    """What the council itself owes in an assessment, and for a plan in force."""
    return [
        (clock.id, clock.title)
        for clock in clocks.CLOCKS.values()
        if clock.id.startswith(("NA-", "AR-", "AM-", "CE-HOLD"))
        and clock.owed_by == clocks.LA
        and clock.verb != "allow"
    ]


def held_by(found: Any, answer: str) -> Any:
    return found.filter(owner=None if answer == NOBODY else int(answer))


def at_school() -> Callable[[Any, str], Any]:
    """The cases of one school's pupils; none where the words name no school, or several. Looked up once for all lists."""
    meant = cache(schools.school_meant)

    def narrow(found: Any, answer: str) -> Any:
        school = meant(answer)
        return found.filter(school_id=school.organisation_id) if school else found.none()

    return narrow


def tabs(current: str, user: Any, shown: Table, asked: Any, *, on: date) -> list[dict[str, Any]]:
    """The worklists with their counts, keeping the filters of the address."""
    every = cases.open_cases_seen_by(user)
    for each in shown.filters:
        if each.name in shown.answers:
            every = each.narrow(every, shown.answers[each.name])
    counts = cases.counted(user, {each.key: each.narrow(every, user, on) for each in WORKLISTS}, most=COUNTED_TO)
    kept = urlencode([(each.name, asked.get(each.name)) for each in shown.filters if asked.get(each.name)])
    address = reverse("front:work")
    return [
        {
            "text": each.text,
            "count": many(counts[each.key]),
            "href": f"{address}?list={each.key}" + (f"&{kept}" if kept else ""),
            "current": each.key == current,
        }
        for each in WORKLISTS
    ]


def many(number: int) -> str:
    """A count, and no more than is counted to."""
    return f"{COUNTED_TO:,}+" if number > COUNTED_TO else f"{number:,}"


def found_row(case: Any) -> dict[str, Any]:
    """One of several cases that fit what was asked."""
    state = f"closed on {short_date(case.closed_on)}" if case.closed_on else case.get_stage_display().lower()
    born = f"born on {short_date(case.child.born_on)}"
    return {
        "text": f"{case.child.name_shown}, {case.reference}",
        "hint": f"{born}; {state}",
        "href": reverse("front:case", args=[case.reference]),
    }
