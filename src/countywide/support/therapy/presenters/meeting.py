"""One meeting and its record."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit.paper import html

from .. import papers, permissions, policies, queries, rules
from ..enums import Mode, Paper, Part, Purpose, Step
from ..models import Meeting
from . import plan, school

WRITERS = {Part.THERAPIST, Part.LATELY}


def page(meeting: Meeting, parts: set[str], user: Any, *, on: date) -> dict[str, Any]:
    """How it stands, by when its record is due, the record as it was shared last, and what one can do."""
    words, colour = school.state_of(meeting, on=on)
    record, issues = getattr(meeting, "record", None), queries.shared_of(meeting)
    writes = bool(parts & WRITERS) and user.may(permissions.MEET)
    is_late = rules.is_late(meeting.record_by, shared_on=school.shared_on(meeting), on=on)
    return {
        "heading": Purpose(meeting.purpose).label,
        "state": words,
        "colour": colour,
        "facts": facts(meeting),
        "is_late": is_late,
        "late_since": meeting.record_by if is_late else None,
        "days": policies.programme_on(meeting.held_on or on).record_working_days,
        "shared": html.write(body(issues[0].blocks)) if issues else "",
        "issues": [issue_row(meeting, each) for each in issues],
        "draft": html.write(body(papers.blocks_of(record, policies.programme_on(on))))
        if writes and is_draft(record)
        else "",
        "change_asked": record.change_asked if record and record.paper == Paper.CHANGE_ASKED else "",
        "agreed_on": record.agreed_on if record else None,
        "actions": [
            plan.row(each, parts, user, on=on)
            for each in queries.actions_of(meeting.link.school_id).filter(meeting=meeting)
        ],
        "deeds": deeds(meeting, record, parts, user, writes),
    }


def is_draft(record: Any) -> bool:
    return record is not None and record.paper in (Paper.DRAFT, Paper.CHANGE_ASKED)


def body(blocks: list[Any]) -> list[Any]:
    """A record within a page: that page has a heading of its own."""
    return [each for each in blocks if each.get("level") != 1]


def facts(meeting: Meeting) -> list[dict[str, Any]]:
    rows = [
        ("School", meeting.link.school.name),
        ("Day", meeting.held_on or meeting.day or "A day is still to be agreed"),
        ("Time and place", meeting.at),
        ("How", Mode(meeting.mode).label),
        ("Link therapist", meeting.therapist.name if meeting.therapist else "Nobody at the moment"),
        ("Record due by", meeting.record_by),
        ("Cancelled", meeting.cancelled_why),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def issue_row(meeting: Meeting, issue: Any) -> dict[str, Any]:
    return {
        "number": issue.number,
        "on": issue.shared_on,
        "href": reverse("therapy:issue", args=[meeting.key, issue.number]),
        "pdf": reverse("therapy:pdf", args=[meeting.key, issue.number]),
    }


def deeds(meeting: Meeting, record: Any, parts: set[str], user: Any, writes: bool) -> list[dict[str, str]]:
    """What somebody can do with it now."""
    sides = bool(parts & {Part.SCHOOL, Part.THERAPIST}) and user.may(permissions.PLAN)
    asks = Part.SCHOOL in parts and user.may(permissions.ASK, about=meeting)
    found: list[tuple[str, str]] = []
    if meeting.step in (Step.PROPOSED, Step.BOOKED) and sides:
        found.append(("Confirm the day, or say another", "therapy:confirm"))
        found.append(("The meeting took place", "therapy:held"))
    if meeting.step == Step.HELD:
        found += of_record(record, asks, writes)
    if meeting.step != Step.CANCELLED and record is None and (sides or writes):
        found.append(
            (
                "The meeting does not take place" if meeting.step != Step.HELD else "It did not take place",
                "therapy:cancel",
            )
        )
    return [{"text": text, "href": reverse(name, args=[meeting.key])} for text, name in found]


def of_record(record: Any, asks: bool, writes: bool) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if writes and (record is None or record.paper != Paper.AGREED):
        found.append(("Write the record" if record is None else "Change the record", "therapy:write"))
        found.append(("Add an action that was agreed", "therapy:add-agreed"))
        if is_draft(record):
            found.append(("Share it with the school", "therapy:share"))
    if asks and record is not None and record.paper == Paper.SHARED:
        found += [("Agree the record", "therapy:agree"), ("Ask for a change", "therapy:change")]
    if asks and (record is None or not record.shared_on):
        found.append(("Ask for the record", "therapy:ask-record"))
    return found
