"""Writes dates as an iCalendar file (RFC 5545). No child's name is in it: a reference leads to the case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event, Timezone

from countywide.platform.kit.shell import council
from countywide.platform.kit.tags.saying import short_date

from .models import Deadline

ZONE = "Europe/London"
AGAIN = timedelta(hours=4)  # how often a program should read it


def written(name: str, deadlines: Iterable[Deadline]) -> bytes:
    """The file. The same dates give the same bytes, so that a program need not read it twice."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{council().domain}//Countywide//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT4H")
    calendar.add_component(zone())
    for deadline in deadlines:
        if deadline.act_by:
            calendar.add_component(event(deadline, deadline.act_by))
    return bytes(calendar.to_ical())


def event(deadline: Deadline, act_by: date) -> Event:
    """One date to act by, as a day; one that is met or no longer needed is cancelled."""
    case, law, claim = deadline.case, deadline.law, deadline.claim
    day = claim.target_on if claim and deadline.is_running else act_by
    page = settings.BASE_ADDRESS + reverse("deadlines:why", args=[case.reference, deadline.pk])
    found = Event()
    found.add("uid", f"deadline-{deadline.pk}@{council().domain}")
    found.add("dtstamp", datetime.combine(changed_on(deadline), time(), UTC))
    found.add("dtstart", day)
    found.add("dtend", day + timedelta(days=1))
    found.add("summary", f"{case.reference}: {law.title}")
    found.add("description", said(deadline, page))
    found.add("url", page)
    found.add("status", "CONFIRMED" if deadline.is_running else "CANCELLED")
    found.add("sequence", 2 * deadline.revision + bool(claim) + (not deadline.is_running))
    found.add("transp", "TRANSPARENT")
    found.add("class", "PRIVATE")
    return found


def said(deadline: Deadline, page: str) -> str:
    """The last day in law, whose law it is, and the way to its explanation."""
    due = f"Last day in law: {short_date(deadline.legal_due)}." if deadline.legal_due else "No last day in law."
    owed = "Owed by the council." if deadline.law.owed_by == "LA" else f"Owed by: {deadline.law.owed_by}."
    lines = [due, owed, f"The law: {deadline.law.law}."]
    if deadline.claim:
        lines.append("An exception is recorded; the day shown is the one aimed for.")
    return "\n".join((*lines, f"Why this date: {page}"))


def changed_on(deadline: Deadline) -> date:
    """The latest day on which something was said of it."""
    claimed = deadline.claim.recorded_on if deadline.claim else None
    return max(day for day in (deadline.trigger_on, deadline.met_on, deadline.ended_on, claimed) if day)


@lru_cache(maxsize=1)
def zone() -> Any:
    """The council's own time, by the rule in force since 1996."""
    return Timezone.from_ical(
        "BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n"
        "BEGIN:DAYLIGHT\r\nTZNAME:BST\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nDTSTART:19970330T010000\r\n"
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
        "BEGIN:STANDARD\r\nTZNAME:GMT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nDTSTART:19961027T020000\r\n"
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
        "END:VTIMEZONE\r\n"
    )
