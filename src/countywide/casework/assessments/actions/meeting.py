"""The meeting that is offered after a refusal: arranged, held, and what was agreed (Code of Practice 9.61)."""

from __future__ import annotations

from datetime import date

from countywide.casework.cases import actions as cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions
from ..models import Decision, WayForward


def way_forward_of(decision: Decision) -> WayForward:
    """The meeting of a refusal; it is offered with the decision itself."""
    if not decision.is_refusal:
        raise RuleBroken("A way forward meeting follows a refusal.")
    return WayForward.objects.get_or_create(decision=decision)[0]


@action(permissions.WORK)
def arrange_meeting(decision: Decision, *, by: Actor, on: date, meets_on: date, place: str) -> WayForward:
    """Arrange the meeting. It takes no right away and moves no time limit."""
    meeting = way_forward_of(decision)
    if meeting.held_on:
        raise RuleBroken("This meeting was held already.")
    if meets_on < on:
        raise RuleBroken("Choose today or a later day.")
    if not place.strip():
        raise RuleBroken("Say where you meet, or that it is by telephone or video.")
    meeting.meets_on, meeting.place, meeting.not_wanted_on = meets_on, place[:200], None
    meeting.save()
    cases.note(
        decision.assessment.case, "assessments.meeting-arranged", by=by, on=on,
        title=f"Way forward meeting on {meets_on.day} {meets_on:%B %Y}",
        family_title=f"We meet you on {meets_on.day} {meets_on:%B %Y} to talk about what happens next",
        detail=place, to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("assessments.meeting-arranged", by=by, about=meeting, on=meets_on.isoformat())
    return meeting


@action(permissions.WORK)
def note_meeting_held(decision: Decision, *, by: Actor, on: date, held_on: date, note: str) -> WayForward:
    """The meeting was held: what was agreed goes to the family and the school."""
    meeting = way_forward_of(decision)
    if not decision.decided_on <= held_on <= on:
        raise RuleBroken("The day of the meeting lies between the decision and today.")
    if len(note.split()) < 5:
        raise RuleBroken("Write down what was agreed. The family and the school read it.")
    meeting.held_on, meeting.note = held_on, note
    meeting.save()
    cases.note(
        decision.assessment.case, "assessments.meeting-held", by=by, on=held_on, title="Way forward meeting held",
        family_title="We met you to talk about what happens next", detail=note, to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("assessments.meeting-held", by=by, about=meeting, on=held_on.isoformat())
    return meeting


@action(permissions.WORK)
def note_not_wanted(decision: Decision, *, by: Actor, on: date) -> WayForward:
    """The family does not want the meeting. It can change its mind."""
    meeting = way_forward_of(decision)
    meeting.not_wanted_on, meeting.meets_on, meeting.place = on, None, ""
    meeting.save()
    audit.record("assessments.meeting-not-wanted", by=by, about=meeting, on=on.isoformat())
    return meeting
