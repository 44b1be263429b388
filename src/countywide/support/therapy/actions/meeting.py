"""Meetings: asked for, proposed, booked, held or cancelled."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.deadlines import queries as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.kit.tags.saying import short_date
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, policies, queries, rules
from ..enums import Mode, Part, Purpose, Step
from ..models import Link, Meeting
from .telling import clean, only, other_side, saved, words

SIDES = (Part.SCHOOL, Part.THERAPIST)


@action(permissions.ASK)
def ask_for_date(link: Link, *, by: Actor, on: date, purpose: str) -> Meeting:
    """A school asks for a day. Its therapist hears of it; while the post is empty, the provider does."""
    only(by, link, on, Part.SCHOOL)
    link = saved(link, on)
    if link.provider_id is None:
        raise RuleBroken("No provider works with your school yet. Write to whom this page names.")
    if link.meetings.filter(step=Step.PROPOSED, day=None).exists():
        raise RuleBroken("You asked for a day already, and the answer is still owed.")
    made = Meeting.objects.create(
        link=link, therapist=queries.therapist_of(link.school_id, on), purpose=purpose, step=Step.PROPOSED, proposed_on=on,
        proposed_by_id=by.pk,  # type: ignore[attr-defined]
    )  # fmt: skip
    tell(
        notices.DATE_ASKED, to=queries.therapist_mail(link.school_id, on), cause=f"{made}", by=by, about=made,
        purpose=Purpose(purpose).label.lower(), key=made.key, **words(link),
    )  # fmt: skip
    audit.record("therapy.date-asked", by=by, about=made, on=on.isoformat())
    return made


@action(permissions.PLAN)
def propose(link: Link, *, by: Actor, on: date, purpose: str, mode: str, day: date, at: str = "") -> Meeting:
    """Either side proposes a day; the other confirms it or proposes another."""
    parts = only(by, link, on, *SIDES)
    if bar := rules.bar_to_booking(step=Step.PROPOSED, day=day, on=on):
        raise RuleBroken(bar)
    clean([at], link, on)
    made = Meeting.objects.create(
        link=link, therapist=who_leads(link, parts, by, day), purpose=purpose, mode=mode, day=day, at=at.strip(), step=Step.PROPOSED,
        proposed_on=on, proposed_by_id=by.pk,  # type: ignore[attr-defined]
    )  # fmt: skip
    tell_proposed(made, parts, by, on)
    audit.record("therapy.meeting-proposed", by=by, about=made, on=on.isoformat(), day=day.isoformat())
    return made


def who_leads(link: Link, parts: set[str], by: Any, day: date) -> Any:
    """Whoever proposes, if a therapist; else whoever is linked on the day."""
    if Part.THERAPIST in parts and by.pk:
        return by
    return queries.therapist_of(link.school_id, day)


def tell_proposed(meeting: Meeting, parts: set[str], by: Any, on: date) -> None:
    link = meeting.link
    who = (
        link.school.name
        if Part.SCHOOL in parts
        else (meeting.therapist.name if meeting.therapist else "Your link therapist")
    )
    tell(
        notices.PROPOSED, to=other_side(meeting, parts, on), cause=f"{meeting}:{meeting.day}:{meeting.version}", by=by, about=meeting,
        who=who, **said(meeting),
    )  # fmt: skip


def said(meeting: Meeting) -> dict[str, Any]:
    """What a message says of a meeting."""
    return {
        **words(meeting.link), "key": meeting.key, "day": meeting.day, "at": meeting.at,
        "purpose": Purpose(meeting.purpose).label.lower(), "mode": Mode(meeting.mode).label.lower(),
    }  # fmt: skip


@action(permissions.PLAN)
def confirm(meeting: Meeting, *, by: Actor, on: date, day: date, at: str = "", mode: str = "") -> None:
    """A proposed day is confirmed and the meeting booked; another day is a proposal again, unless a therapist sets it: then both
    are bound by what they agreed, and the other side is told either way."""
    parts = only(by, meeting.link, on, *SIDES)
    if bar := rules.bar_to_booking(step=meeting.step, day=day, on=on):
        raise RuleBroken(bar)
    clean([at], meeting.link, on)
    is_agreed = (meeting.day == day and meeting.proposed_by_id != by.pk) or Part.THERAPIST in parts  # type: ignore[attr-defined]
    meeting.day, meeting.at, meeting.mode = day, at.strip() or meeting.at, mode or meeting.mode
    if meeting.therapist_id is None:
        meeting.therapist = who_leads(meeting.link, parts, by, day)
    if not is_agreed:
        meeting.step, meeting.proposed_by_id, meeting.booked_on = Step.PROPOSED, by.pk, None  # type: ignore[attr-defined]
        meeting.save()
        tell_proposed(meeting, parts, by, on)
        audit.record("therapy.meeting-proposed", by=by, about=meeting, on=on.isoformat(), day=day.isoformat())
        return
    meeting.step, meeting.booked_on = Step.BOOKED, on
    meeting.save()
    tell(
        notices.BOOKED, to=other_side(meeting, parts, on), cause=f"{meeting}:{day}:{meeting.version}", by=by, about=meeting,
        **said(meeting),
    )  # fmt: skip
    audit.record("therapy.meeting-booked", by=by, about=meeting, on=on.isoformat(), day=day.isoformat())


@action(permissions.PLAN)
def cancel(meeting: Meeting, *, by: Actor, on: date, why: str) -> None:
    """A meeting does not, or did not, take place. The other side is told why. One whose record is shared took place."""
    parts = only(by, meeting.link, on, *SIDES, Part.LATELY)
    if meeting.step == Step.CANCELLED:
        raise RuleBroken("This meeting is cancelled already.")
    if hasattr(meeting, "record"):
        raise RuleBroken("A record of this meeting is written: it took place.")
    if len(why.split()) < 2:
        raise RuleBroken("Say why in a few words. The other side reads it.")
    clean([why], meeting.link, on)
    meeting.step, meeting.cancelled_on, meeting.cancelled_why = Step.CANCELLED, on, why.strip()
    meeting.held_on = meeting.record_by = None
    meeting.save()
    tell(
        notices.CANCELLED, to=other_side(meeting, parts, on), cause=f"{meeting}:cancelled", by=by, about=meeting, why=why.strip(),
        day_said=short_date(meeting.day) or "without a day yet", **said(meeting),
    )  # fmt: skip
    audit.record("therapy.meeting-cancelled", by=by, about=meeting, on=on.isoformat())


@action(permissions.PLAN)
def hold(meeting: Meeting, *, by: Actor, on: date, held_on: date) -> None:
    """It took place: either side says so. From that day ten working days run for the record (Q58c)."""
    only(by, meeting.link, on, *SIDES, Part.LATELY)
    if bar := rules.bar_to_holding(step=meeting.step, held_on=held_on, on=on):
        raise RuleBroken(bar)
    held(meeting, held_on)
    audit.record("therapy.meeting-held", by=by, about=meeting, on=on.isoformat(), held_on=held_on.isoformat())


def held(meeting: Meeting, held_on: date) -> None:
    meeting.step, meeting.day, meeting.held_on = Step.HELD, held_on, held_on
    meeting.record_by = rules.record_due(
        held_on, calendar=deadlines.calendar(), programme=policies.programme_on(held_on)
    )
    if meeting.therapist_id is None:
        meeting.therapist = queries.therapist_of(meeting.link.school_id, held_on)
    meeting.save()


@action(permissions.MEET)
def note_contact(link: Link, *, by: Actor, on: date, purpose: str, mode: str, held_on: date, at: str = "") -> Meeting:
    """A therapist notes a contact that nobody had booked, such as a visit or coaching."""
    parts = only(by, link, on, Part.THERAPIST, Part.LATELY)
    if bar := rules.bar_to_holding(step=Step.BOOKED, held_on=held_on, on=on):
        raise RuleBroken(bar)
    clean([at], link, on)
    made = Meeting(
        link=link, therapist=who_leads(link, parts, by, held_on), purpose=purpose, mode=mode, at=at.strip(), step=Step.BOOKED,
        proposed_on=held_on, proposed_by_id=by.pk, booked_on=held_on,  # type: ignore[attr-defined]
    )  # fmt: skip
    held(made, held_on)
    audit.record("therapy.meeting-held", by=by, about=made, on=on.isoformat(), held_on=held_on.isoformat())
    return made


def take_as_held(*, by: Any, on: date) -> int:
    """A booked meeting whose day has passed is taken as held unless somebody says otherwise, so that no record is forgotten
    because nobody pressed a button."""
    past = Meeting.objects.filter(step=Step.BOOKED, day__lt=on).select_related("link").order_by("pk")
    number = 0
    for meeting in past.iterator(chunk_size=200):
        assert meeting.day is not None  # a booked one has a day: the database says so
        with audit.in_one_go():
            held(meeting, meeting.day)
            audit.record("therapy.meeting-taken-as-held", by=by, about=meeting, on=on.isoformat())
        number += 1
    return number
