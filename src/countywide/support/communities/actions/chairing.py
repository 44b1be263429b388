"""The chair looks at what came: puts it on the agenda, advises at once, or passes it on."""

from __future__ import annotations

from datetime import date

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions
from ..enums import State, Triage
from ..models import Meeting, Request
from ..queries import requests
from .steps import go, guard_keeper

TO = {Triage.LIST: State.LISTED, Triage.ADVISE: State.ADVISED, Triage.REDIRECT: State.REDIRECTED}
SAYS = {
    Triage.LIST: "it is on the agenda", Triage.ADVISE: "the chair gives advice now", Triage.REDIRECT: "it belongs somewhere else",
}  # fmt: skip
PLAN_STAYS = (
    "This pupil has a plan. The council’s own case is open beside this request and stays open, "
    "so say what colleagues can do meanwhile: list it or give advice."
)


@action(permissions.RECORD)
def triage(
    request: Request, *, by: Actor, on: date, what: str, words: str = "", meeting: Meeting | None = None
) -> None:
    """One of three answers. Advice and passing on say in words what the school can do; nothing is lost in between."""
    guard_keeper(by, request.community, on=on)
    if what not in Triage:
        raise RuleBroken("Say what you do with it.")
    if what != Triage.LIST and len(words.split()) < 5:
        raise RuleBroken("Say in words what the school can do. It reads them.")
    if what == Triage.REDIRECT and request.has_plan:
        raise RuleBroken(PLAN_STAYS)
    if what == Triage.LIST:
        put_on_agenda(request, meeting, on)
    request.advice = words.strip()
    go(request, TO[Triage(what)], by=by, on=on, note=words.strip())
    audit.record("communities.triaged", by=by, about=request, on=on.isoformat(), what=what)
    tell(
        notices.HANDLED, to=requests.to_school(request.school_id), cause=f"community-request:{request.pk}:{what}:{on}", by=by,
        about=request, reference=request.reference, key=request.key, community=request.community.name,
        news=SAYS[Triage(what)], day=request.meeting.on if request.meeting and what == Triage.LIST else None,
    )  # fmt: skip


def put_on_agenda(request: Request, meeting: Meeting | None, on: date) -> None:
    """A request is listed for its own meeting or for a later one of the same community that has not begun."""
    listed = meeting or request.meeting
    if listed is None:
        raise RuleBroken("Choose the meeting at which it is discussed.")
    if listed.community_id != request.community_id or listed.begun_on is not None:
        raise RuleBroken("Choose a meeting of this community that has not begun.")
    request.meeting = listed


@action(permissions.RECORD)
def put_off(request: Request, *, by: Actor, on: date, meeting: Meeting) -> None:
    """Put a request that was not decided before another meeting, for want of time or of a quorum."""
    guard_keeper(by, request.community, on=on)
    if request.state != State.LISTED:
        raise RuleBroken("Only a request on the agenda can go to another meeting.")
    put_on_agenda(request, meeting, on)
    request.save(update_fields=["meeting"])
    request.declarations.all().delete()
    audit.record("communities.put-off", by=by, about=request, on=on.isoformat(), to=meeting.on.isoformat())
