"""A school begins a request, writes it, sends it or takes it back."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.support.mapping import queries as mapping

from .. import notices, permissions, policies
from ..enums import State, Told
from ..models import Meeting, Referral, Request
from ..queries import communities, requests
from ..rules import asking as rules
from ..rules import meetings as when
from ..types import Asked, OwnSchool
from . import provision
from .steps import go

CHANGED = "This request was sent, so it can no longer be changed. Ask the chair to give it back, or withdraw it."


@action(permissions.PREPARE)
def begin(own: OwnSchool, *, by: Actor, on: date, meeting: Meeting | None, asked: Asked, source: str = "") -> Request:
    """Begin a request: one for each school, for each need, at each meeting (Q48). Without a meeting the chair is asked to act."""
    community = communities.community_of(own.organisation_id, on=on)
    is_open = meeting is None or (
        community is not None
        and meeting.community_id == community.pk
        and when.takes_requests(opened_on=meeting.opened_on, closes=meeting.closes_on, on=on)
    )
    same = requests.same_need(own.organisation_id, meeting, rules.about_of(asked))
    bar = rules.bar_to_beginning(
        asked, takes_part=community is not None, is_open=is_open, same=same.reference if same else "",
        holder=same.begun_by.name if same and same.begun_by else "",
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    assert community is not None
    request = Request.objects.create(
        school_id=own.organisation_id, community=community, meeting=meeting, is_urgent=meeting is None, source=source,
        begun_by_id=by.pk, begun_on=on, **as_columns(asked),  # type: ignore[attr-defined]
    )  # fmt: skip
    audit.record("communities.begun", by=by, about=request, on=on.isoformat())
    return request


def as_columns(asked: Asked) -> dict[str, Any]:
    """What is asked as the record holds it."""
    held = asdict(asked)
    return {
        **held,
        "needs": list(asked.needs),
        "tried": [dict(each) for each in asked.tried],
        "about": rules.about_of(asked),
    }


@action(permissions.PREPARE)
def keep(request: Request, *, by: Actor, on: date, asked: Asked) -> None:
    """Keep what is written of a request that is not sent. Names of pupils are kept out of it from the beginning."""
    if request.state != State.DRAFT:
        raise RuleBroken(CHANGED)
    bar = rules.bar_to_code(asked) or names_in(request, asked, on)
    if bar:
        raise RuleBroken(bar)
    same = requests.same_need(request.school_id, request.meeting, rules.about_of(asked))
    if same is not None and same.pk != request.pk:
        raise RuleBroken(f"Your school has a request about this for the same meeting already: {same.reference}.")
    for name, value in as_columns(asked).items():
        setattr(request, name, value)
    request.save()
    audit.record("communities.written", by=by, about=request, on=on.isoformat())


def names_in(request: Request, asked: Asked, on: date) -> str | None:
    """Whether a name of one of the school's pupils stands in what others read."""
    return rules.bar_to_names(rules.texts_of(asked), requests.names_at(request.school_id, on=on))


@action(permissions.SEND)
def send(request: Request, *, by: Actor, on: date) -> None:
    """Send a request to the chair. For a child with a plan the council's own case opens with it (Q51, CFA 2014 s.42)."""
    if request.state != State.DRAFT:
        raise RuleBroken("This request was sent already.")
    asked = requests.as_asked(request)
    meeting = request.meeting
    if meeting is not None and not when.takes_requests(opened_on=meeting.opened_on, closes=meeting.closes_on, on=on):
        raise RuleBroken("Requests for this meeting are closed. Choose a later meeting first.")
    if bar := rules.bar_to_sending(asked, on=on) or names_in(request, asked, on):
        raise RuleBroken(bar)
    request.sent_on, request.sent_by_id = on, by.pk  # type: ignore[attr-defined]
    if request.is_urgent:
        days = policies.working_on(on).chair_acts_school_days
        request.act_by = mapping.school_days_from(on, days, organisation_id=request.school_id)
    go(request, State.SENT, by=by, on=on)
    audit.record("communities.sent", by=by, about=request, on=on.isoformat(), has_plan=request.has_plan)
    if request.has_plan:
        provision.open_beside(request, by=by, on=on)
    if request.sent_to_us_by:
        Referral.objects.create(
            school_id=request.school_id, request=request, told_by=Told.SCHOOL, on=on, team=request.sent_to_us_by,
            has_plan=request.has_plan,
        )  # fmt: skip
    tell(
        notices.SENT, to=requests.to_chair(request.community, on=on), cause=f"community-request:{request.pk}", by=by,
        about=request, reference=request.reference, key=request.key, school=request.school.name,
        community=request.community.name, act_by=request.act_by, day=meeting.on if meeting else None,
    )  # fmt: skip


@action(permissions.SEND)
def withdraw(request: Request, *, by: Actor, on: date) -> None:
    """A school takes its request back, as long as it was not discussed. The council's own case beside it goes on."""
    go(request, State.WITHDRAWN, by=by, on=on)
    audit.record("communities.withdrawn", by=by, about=request, on=on.isoformat())


@action(permissions.SEND)
def choose_meeting(request: Request, *, by: Actor, on: date, meeting: Meeting) -> None:
    """Put a request that is not sent before another meeting of the same community."""
    if request.state != State.DRAFT:
        raise RuleBroken(CHANGED)
    is_ours = meeting.community_id == request.community_id
    if not is_ours or not when.takes_requests(opened_on=meeting.opened_on, closes=meeting.closes_on, on=on):
        raise RuleBroken("Choose a meeting of your community that takes requests.")
    same = requests.same_need(request.school_id, meeting, request.about)
    if same is not None and same.pk != request.pk:
        raise RuleBroken(f"Your school has a request about this for that meeting already: {same.reference}.")
    request.meeting, request.is_urgent = meeting, False
    request.save(update_fields=["meeting", "is_urgent"])
    audit.record("communities.rescheduled", by=by, about=request, on=on.isoformat())
