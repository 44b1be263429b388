"""After the outcome: it is carried out, looked at, and closed. And what the night does."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, policies
from ..enums import Score, State
from ..models import Dispute, Impact, Meeting, Request
from ..queries import requests
from .steps import go, guard_keeper


@action(permissions.SEND)
def begin_delivery(request: Request, *, by: Actor, on: date) -> None:
    """What was decided is being carried out."""
    go(request, State.DELIVERED, by=by, on=on)
    audit.record("communities.delivered", by=by, about=request, on=on.isoformat())


@action(permissions.SEND)
def record_impact(request: Request, *, by: Actor, on: date, score: int, said: str) -> None:
    """The school says how far it helped. Other schools learn from it."""
    if score not in Score.values:
        raise RuleBroken("Say how far it helped.")
    if len(said.split()) < 5:
        raise RuleBroken("Say in a few words what you saw.")
    go(request, State.IMPACT, by=by, on=on)
    Impact.objects.create(request=request, on=on, by_id=by.pk, score=score, said=said.strip())  # type: ignore[attr-defined]
    audit.record("communities.impact", by=by, about=request, on=on.isoformat(), score=score)


@action(permissions.RECORD)
def close(request: Request, *, by: Actor, on: date) -> None:
    """Nothing more is to be done. Not while somebody looks at it again."""
    guard_keeper(by, request.community, on=on)
    if request.disputes.filter(ruling="").exists():
        raise RuleBroken("Another look is under way. Wait for it.")
    outcome = request.outcomes.last()
    if request.state == State.DECIDED and outcome is not None and outcome.pence:
        raise RuleBroken("Money was granted. Ask the school first what came of it.")
    go(request, State.CLOSED, by=by, on=on)
    audit.record("communities.closed", by=by, about=request, on=on.isoformat())


# --- what the night does ------------------------------------------------------------------------


def keep_up(*, by: Any, on: date) -> dict[str, int]:
    """Agendas open, reviews are asked for, and what is late is told. Twice is once."""
    return {
        "opened": open_agendas(by=by, on=on),
        "asked": ask_for_reviews(by=by, on=on),
        "late": tell_late(by=by, on=on),
    }


OPENS_BEFORE = timedelta(days=60)


def open_agendas(*, by: Any, on: date) -> int:
    """Requests can be sent for the meetings of the next two months."""
    from .meeting import opened

    found = Meeting.objects.filter(opened_on=None, on__lte=on + OPENS_BEFORE, closes_on__gte=on).order_by("on", "id")
    for meeting in list(found):
        opened(meeting, by=by, on=on)
    return len(found)


def ask_for_reviews(*, by: Any, on: date) -> int:
    """A week before its review the school is asked whether it helped."""
    until = on + timedelta(days=policies.working_on(on).review_asked_days)
    found = Request.objects.filter(state=State.DELIVERED, review_on__lte=until).order_by("id")
    for request in list(found):
        go(request, State.REVIEW, by=by, on=on)
        audit.record("communities.review-asked", by=by, about=request, on=on.isoformat())
        tell(
            notices.REVIEW, to=requests.to_school(request.school_id), cause=f"community-request:{request.pk}:review", by=by,
            about=request, reference=request.reference, key=request.key, review_on=request.review_on,
        )  # fmt: skip
    return len(found)


def tell_late(*, by: Any, on: date) -> int:
    """A chair who has not acted in time, and a dispute that is not decided in time: the communities team hears, once."""
    urgent = Request.objects.filter(state=State.SENT, act_by__lt=on).select_related("community").order_by("id")
    slow = Dispute.objects.filter(ruling="", due_on__lt=on).select_related("request__community").order_by("id")
    late = [
        *((each, "The chair has not acted", each.act_by, f"community-request:{each.pk}:late") for each in urgent),
        *((each.request, "Another look is not decided", each.due_on, f"community-dispute:{each.pk}:late") for each in slow),
    ]  # fmt: skip
    for request, what, due_on, cause in late:
        tell(
            notices.LATE, to=requests.to_clerk(on), cause=cause, by=by, about=request, what=what, due_on=due_on,
            reference=request.reference, key=request.key, community=request.community.name,
        )  # fmt: skip
    return len(late)
