"""Meetings with their agenda, their quorum, and what is in the community's pot."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit.money import in_pounds
from countywide.platform.kit.tags.saying import short_date
from countywide.support.ledger import queries as ledger
from countywide.support.ledger.enums import Stream

from .. import policies
from ..enums import Held, State
from ..models import Meeting
from ..queries import communities, meetings
from ..rules import deciding
from . import requests as shown

Rows = list[dict[str, Any]]


def rows(found: Any, *, on: date) -> Rows:
    return [
        {
            "href": reverse("communities:meeting", args=[each.key]), "community": each.community.name, "on": each.on,
            "state": each.held.label, "closes_on": each.closes_on, "colour": "grey" if each.confirmed_on else "blue",
        }
        for each in found
    ]  # fmt: skip


def facts(meeting: Meeting) -> Rows:
    rows = [
        ("Day", meeting.on),
        ("Time", f"{meeting.at:%H:%M}"),
        ("Place", meeting.place),
        ("Requests until", meeting.closes_on),
        ("Questions every proposal", meeting.challenger.name if meeting.challenger else ""),
        ("State", meeting.held.label),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def quorum(meeting: Meeting, *, on: date) -> dict[str, Any]:
    """Who was there, how many are needed, and whether it can decide."""
    there = meetings.attendance_of(meeting)
    members = meeting.members or len(communities.member_ids(meeting.community, on=on))
    needed = deciding.quorum_of(members, policies.working_on(on))
    return {
        "present": [{"name": each.school.name, "role": each.role} for each in there], "needed": needed, "members": members,
        "number": len(there), "is_met": len(there) >= needed, "has_begun": meeting.begun_on is not None,
    }  # fmt: skip


def agenda(meeting: Meeting) -> Rows:
    """Each item by its code: what is asked, who does not decide, and what was decided."""
    return [
        {
            **shown.row(each, names_school=True), "asks": each.asks, "key": each.key,
            "waits": each.state in (State.LISTED, State.DISCUSSED),
            "declared": [f"{held.school.name}: {held.what}" for held in each.declarations.all()],
            "decided": shown.helped(each.outcome.help) if each.outcome else "",
            "money": in_pounds(each.outcome.pence) if each.outcome and each.outcome.pence else "",
        }
        for each in meetings.listed_at(meeting)
    ]  # fmt: skip


def next_steps(meeting: Meeting, *, on: date) -> Rows:
    """What can be done with a meeting now."""
    steps = {
        Held.PLANNED: [("open", "Open the agenda for requests")],
        Held.OPEN: [("papers", "Papers are out")],
        Held.PAPERS: [("attendance", "Begin: who is there?")],
        Held.MEETING: [("attendance", "Change who is there"), ("minutes", "Write the minutes")],
        Held.MINUTED: [("minutes", "Change the minutes"), ("confirm", "Confirm the minutes")],
        Held.CONFIRMED: [],
    }  # fmt: skip
    return [
        {"href": reverse(f"communities:{name}", args=[meeting.key]), "text": text} for name, text in steps[meeting.held]
    ]


def pot(community: Any, *, on: date) -> dict[str, Any] | None:
    """The community's fund of the year: what was put in, what is promised, what is paid, what is left."""
    year = ledger.year_at(on)
    held = ledger.pot_of(year, Stream.COMMUNITY, community_id=community.pk) if year else None
    if year is None or held is None:
        return None
    held.year, balance = year, ledger.balance(held)
    return {
        "year": year.name, "allocated": in_pounds(balance.allocated), "committed": in_pounds(balance.committed),
        "paid": in_pounds(balance.paid), "left": in_pounds(balance.left), "held": held,
    }  # fmt: skip


def by_school(community: Any, held: Any, *, on: date) -> Rows:
    """What each school was granted and asked: so that everybody sees whether the fund is shared fairly."""
    year = held.year
    granted = granted_from(held, year)
    asked = meetings.asked_by_school(community, since=year.starts_on)
    return [
        {"name": each.name, "pence": granted.get(each.organisation_id, 0), "money": in_pounds(granted.get(each.organisation_id, 0)),
         "pupils": each.pupils, "per_pupil": per_pupil(granted.get(each.organisation_id, 0), each.pupils),
         "asked": asked.get(each.organisation_id, 0)}
        for each in meetings.members_of(community, on=on)
    ]  # fmt: skip


def per_pupil(pence: int, pupils: int | None) -> str:
    return in_pounds(round(pence / pupils)) if pupils else "–"


def granted_from(held: Any, year: Any) -> dict[int, int]:
    """What was granted to each school from a pot, by the days that each award runs."""
    found: dict[int, int] = {}
    for award in ledger.awards_of(year).filter(pot=held).prefetch_related("rates"):
        found[award.school_id] = found.get(award.school_id, 0) + worth(award, year)
    return found


def worth(award: Any, year: Any) -> int:
    from countywide.support.ledger import rules
    from countywide.support.ledger.types import Rate

    rates = [Rate(each.from_on, each.annual_pence) for each in award.rates.all()]
    return rules.value_of(rates, award.until, year)


def when(found: Any) -> list[tuple[str, str]]:
    """Meetings to choose from."""
    return [(str(each.key), f"{short_date(each.on)}, requests until {short_date(each.closes_on)}") for each in found]
