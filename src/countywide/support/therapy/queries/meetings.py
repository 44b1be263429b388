"""Meetings, their records, and what is late."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from ..enums import Step
from ..models import Agreed, Issue, Meeting
from . import who

WITH = ("link__school__school", "link__provider__organisation", "therapist", "record")


def meetings_of(organisation_id: int) -> QuerySet[Meeting]:
    """Every meeting of a school, the newest first; those without a day before all."""
    held = Meeting.objects.filter(link__school_id=organisation_id).select_related(*WITH)
    return held.order_by("-day", "-id")


def open_meetings_of(organisation_id: int) -> list[Meeting]:
    """Proposed and booked, the soonest first."""
    held = meetings_of(organisation_id).filter(step__in=(Step.PROPOSED, Step.BOOKED))
    return sorted(held, key=lambda each: (each.day or date.min, each.pk))


def next_meeting_of(organisation_id: int, on: date) -> Meeting | None:
    """The next one that is booked."""
    booked = Meeting.objects.filter(link__school_id=organisation_id, step=Step.BOOKED, day__gte=on)
    return booked.select_related(*WITH).order_by("day", "id").first()


def meeting_with(key: Any, user: Any, on: date) -> tuple[Meeting, set[str]] | None:
    """One meeting and what somebody is to its school; None where they are nothing to it."""
    found = Meeting.objects.select_related(*WITH).filter(key=key).first()
    if found is None:
        return None
    parts = who.parts_of(user, found.link, on)
    return (found, parts) if parts else None


def shared_of(meeting: Meeting) -> list[Issue]:
    """Every version of its record that was shared, the newest first."""
    held = Issue.objects.filter(record__meeting=meeting).select_related("record__meeting__link__school", "shared_by")
    return list(held.order_by("-number"))


def issue_with(meeting: Meeting, number: int) -> Issue | None:
    return next((each for each in shared_of(meeting) if each.number == number), None)


def records_due_by(day: date) -> QuerySet[Meeting]:
    """Held, with no shared record, whose day comes by then; the longest waiting first."""
    held = Meeting.objects.filter(step=Step.HELD, record_by__lte=day).filter(Q(record=None) | Q(record__shared_on=None))
    return held.select_related(*WITH).order_by("record_by", "id")


def late_records(on: date) -> QuerySet[Meeting]:
    """Those whose day has passed (Q58c)."""
    return records_due_by(on).filter(record_by__lt=on)


def action_with(key: Any, user: Any, on: date) -> tuple[Agreed, set[str]] | None:
    """One agreed action and what somebody is to its school."""
    found = (
        Agreed.objects.select_related("link__school__school", "link__provider__organisation", "teacher")
        .filter(key=key)
        .first()
    )
    if found is None:
        return None
    parts = who.parts_of(user, found.link, on)
    return (found, parts) if parts else None
