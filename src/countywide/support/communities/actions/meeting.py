"""Meetings are planned, opened for requests, held with a quorum, minuted and confirmed."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, policies
from ..enums import Held, State
from ..models import LinkOfficer, Meeting, Request
from ..queries import communities, meetings, requests
from ..rules import asking
from ..rules import meetings as rules
from .steps import guard_keeper


@action(permissions.KEEP)
def plan_meeting(community: Any, *, by: Actor, on: date, day: date, at: time, place: str) -> Meeting:
    """Plan a meeting. Requests close ten days before it, as the policy of its day says; whose turn it is to question is set."""
    policy = policies.working_on(day)
    taken = Meeting.objects.filter(community=community, on=day).exists()
    if bar := rules.bar_to_planning(day=day, on=on, policy=policy, is_taken=taken):
        raise RuleBroken(bar)
    meeting = Meeting.objects.create(
        community=community, on=day, at=at, place=place.strip(), closes_on=rules.closes_on(day, policy),
        challenger_id=meetings.next_challenger(community, before=day, on=on),
    )  # fmt: skip
    audit.record("communities.meeting-planned", by=by, about=meeting, on=on.isoformat(), day=day.isoformat())
    return meeting


@action(permissions.KEEP)
def name_link_officer(community: Any, *, by: Actor, on: date, officer: Any) -> LinkOfficer:
    """Name the officer whom a community turns to; the one before ends the day before."""
    LinkOfficer.objects.filter(community=community, ends_on=None, starts_on__lt=on).update(
        ends_on=date.fromordinal(on.toordinal() - 1)
    )
    made, _ = LinkOfficer.objects.update_or_create(
        community=community, ends_on=None, defaults={"officer": officer, "starts_on": on}
    )
    audit.record("communities.link-officer", by=by, about=made, on=on.isoformat())
    return made


@action(permissions.RECORD)
def open_agenda(meeting: Meeting, *, by: Actor, on: date) -> None:
    """Take requests for a meeting, and tell its schools."""
    guard_keeper(by, meeting.community, on=on)
    opened(meeting, by=by, on=on)


def opened(meeting: Meeting, *, by: Any, on: date) -> None:
    step(meeting, Held.OPEN, on=on)
    meeting.opened_on = on
    meeting.save(update_fields=["opened_on"])
    audit.record("communities.agenda-open", by=by, about=meeting, on=on.isoformat())
    to = [each for school in communities.member_ids(meeting.community, on=on) for each in requests.to_school(school)]
    tell(
        notices.MEETING, to=to, cause=f"community-meeting:{meeting.pk}", by=by, about=meeting, on=meeting.on, at=meeting.at,
        day=f"{meeting.on.day} {meeting.on:%B %Y}", place=meeting.place, closes_on=meeting.closes_on,
        community=meeting.community.name,
    )  # fmt: skip


def step(meeting: Meeting, to: Held, *, on: date) -> None:
    bar = rules.bar_to_step(meeting.held, to, meets_on=meeting.on, closes=meeting.closes_on, on=on)
    if bar:
        raise RuleBroken(bar)


@action(permissions.RECORD)
def send_papers(meeting: Meeting, *, by: Actor, on: date) -> None:
    """Requests are closed and the agenda stands: each item waits for its decision by a code alone."""
    guard_keeper(by, meeting.community, on=on)
    step(meeting, Held.PAPERS, on=on)
    if meeting.requests.filter(state=State.SENT).exists():
        raise RuleBroken(
            "Some requests for this meeting were not looked at yet. Put them on the agenda, advise, or pass them on."
        )
    meeting.papers_on = on
    meeting.save(update_fields=["papers_on"])
    audit.record("communities.papers-out", by=by, about=meeting, on=on.isoformat())


@action(permissions.RECORD)
def begin_meeting(meeting: Meeting, *, by: Actor, on: date, present: dict[int, str]) -> None:
    """Enter which schools are there, and by whom. Whether there is a quorum follows from it; it can be entered again."""
    guard_keeper(by, meeting.community, on=on)
    members = communities.member_ids(meeting.community, on=meeting.on)
    if not present or not set(present) <= set(members):
        raise RuleBroken("Tick the schools of this community that are there.")
    if meeting.held != Held.MEETING:
        step(meeting, Held.MEETING, on=on)
    meeting.begun_on, meeting.members = meeting.begun_on or on, len(members)
    meeting.save(update_fields=["begun_on", "members"])
    meeting.attended.exclude(school_id__in=present).delete()
    for school_id, role in present.items():
        meeting.attended.update_or_create(school_id=school_id, defaults={"role": role[:60]})
    audit.record("communities.met", by=by, about=meeting, on=on.isoformat(), present=len(present), members=len(members))


@action(permissions.RECORD)
def declare(request: Request, *, by: Actor, on: date, school_id: int, what: str) -> None:
    """A school that is there says, before the item, that it has an interest. It does not decide the item."""
    guard_keeper(by, request.community, on=on)
    if request.state not in (State.LISTED, State.DISCUSSED) or request.meeting is None:
        raise RuleBroken("An interest is declared before an item is decided.")
    if school_id not in meetings.present_at(request.meeting):
        raise RuleBroken("Only a school that is there declares an interest.")
    if not what.strip():
        raise RuleBroken("Say in a few words what the interest is.")
    request.declarations.update_or_create(school_id=school_id, defaults={"what": what.strip()[:300], "on": on})
    audit.record("communities.declared", by=by, about=request, on=on.isoformat())


@action(permissions.RECORD)
def write_minutes(meeting: Meeting, *, by: Actor, on: date, minutes: str) -> None:
    """Write the minutes. No name of a pupil of any member school stands in them. Until they are confirmed they can change."""
    guard_keeper(by, meeting.community, on=on)
    if meeting.held != Held.MINUTED:
        step(meeting, Held.MINUTED, on=on)
    names = [
        each
        for school in communities.member_ids(meeting.community, on=meeting.on)
        for each in requests.names_at(school, on=on)
    ]
    bar = rules.bar_to_minutes(minutes, undecided=meetings.undecided_at(meeting))
    bar = bar or asking.bar_to_names([("The minutes", minutes)], names)
    if bar:
        raise RuleBroken(bar)
    meeting.minutes, meeting.minuted_on = minutes.strip(), on
    meeting.save(update_fields=["minutes", "minuted_on"])
    audit.record("communities.minuted", by=by, about=meeting, on=on.isoformat())


@action(permissions.RECORD)
def confirm_minutes(meeting: Meeting, *, by: Actor, on: date) -> None:
    """The minutes are agreed; nobody changes them any more."""
    guard_keeper(by, meeting.community, on=on)
    step(meeting, Held.CONFIRMED, on=on)
    meeting.confirmed_on = on
    meeting.save(update_fields=["confirmed_on"])
    audit.record("communities.minutes-confirmed", by=by, about=meeting, on=on.isoformat())
