"""What a meeting, or its chair between two meetings, decides of a request; and the money that goes with it."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.kit.money import in_pounds
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, policies
from ..enums import Came, State
from ..models import Outcome, Request
from ..queries import communities, meetings, requests
from ..rules import deciding as rules
from ..types import Decided
from . import money
from .steps import go, guard_chair, guard_keeper

OWN_SCHOOL = "This request is from the chair’s own school. The chair does not decide it alone: put it on the agenda."


@action(permissions.RECORD)
def decide(request: Request, *, by: Actor, on: date, decided: Decided) -> Outcome:
    """Record what a meeting decided. Without a quorum nothing is decided; who has an interest does not decide."""
    guard_keeper(by, request.community, on=on)
    meeting = request.meeting
    if meeting is None or request.state not in (State.LISTED, State.DISCUSSED):
        raise RuleBroken("Only a request on the agenda of a meeting can be decided there.")
    if meeting.begun_on is None:
        raise RuleBroken("The meeting has not begun: enter who is there first.")
    present, policy = meetings.present_at(meeting), policies.working_on(on)
    if bar := rules.bar_to_meeting(members=meeting.members, present=len(present), policy=policy):
        raise RuleBroken(bar)
    who = rules.deciders(present, asks=request.school_id, declared=meetings.declared_at(request))
    if not who:
        raise RuleBroken("Every school that is there has an interest in this item, so nobody is left to decide it.")
    if request.state == State.LISTED:
        go(request, State.DISCUSSED, by=by, on=on)
    return recorded(request, by=by, on=on, decided=decided, came=Came.MEETING, deciders=who)


@action(permissions.CHAIR)
def decide_alone(request: Request, *, by: Actor, on: date, decided: Decided) -> Outcome:
    """The chair acts between two meetings, where a request cannot wait (A-16). Not on what the chair's own school asks."""
    guard_chair(by, request.community, on=on)
    if not request.is_urgent or request.state != State.SENT:
        raise RuleBroken("The chair decides alone only what was sent as too urgent for a meeting.")
    own = by.organisations_where(permissions.CHAIR) if hasattr(by, "organisations_where") else []
    if request.school_id in own:
        raise RuleBroken(OWN_SCHOOL)
    return recorded(request, by=by, on=on, decided=decided, came=Came.CHAIR, deciders=tuple(own))


def recorded(
    request: Request, *, by: Any, on: date, decided: Decided, came: Came, deciders: tuple[int, ...]
) -> Outcome:
    """Keep the outcome, award the money, and write to the school: what, why, how much, until when, and how to challenge it."""
    outcome = kept(request, by=by, on=on, decided=decided, came=came, deciders=deciders)
    go(request, State.DECIDED, by=by, on=on)
    tell_of(request, outcome, by=by, on=on)
    return outcome


def kept(request: Request, *, by: Any, on: date, decided: Decided, came: Came, deciders: tuple[int, ...]) -> Outcome:
    """The outcome and its money, wherever it comes from: a meeting, the chair, or the board."""
    policy, school = policies.working_on(on), school_of(request)
    takes_money = school is not None and communities.row_for(school, on=on).is_funded
    bar = rules.bar_to_deciding(decided, policy=policy, on=on, takes_money=takes_money)
    bar = bar or names_in(request, decided, on)
    if bar:
        raise RuleBroken(bar)
    outcome = Outcome.objects.create(
        request=request, came=came, on=on, by_id=by.pk, deciders=list(deciders), help=list(decided.help),
        said=decided.said.strip(), reasons=decided.reasons.strip(), pence=decided.pence, starts_on=decided.starts_on,
        ends_on=decided.ends_on, conditions=decided.conditions.strip(), review_on=decided.review_on,
        board_said=decided.board_said.strip(),
    )  # fmt: skip
    if decided.pence:
        assert decided.starts_on is not None and decided.ends_on is not None
        money.grant(
            by=by, on=on, stream=money.COMMUNITY, community_id=request.community_id, school_id=request.school_id,
            child_id=None, pence=decided.pence, starts_on=decided.starts_on, ends_on=decided.ends_on,
            basis=f"Community request {request.reference}", source=f"community-outcome:{outcome.pk}",
            authorised_by=decided.board_said.strip(),
        )  # fmt: skip
    request.review_on = decided.review_on
    request.save(update_fields=["review_on"])
    audit.record(
        "communities.decided", by=by, about=request, on=on.isoformat(), came=str(came), help=list(decided.help),
        pence=decided.pence,
    )  # fmt: skip
    return outcome


def names_in(request: Request, decided: Decided, on: date) -> str | None:
    """What is written of a decision holds no name of a pupil of the school that asks."""
    from ..rules.asking import bar_to_names

    texts = [
        ("What was discussed", decided.said), ("Reasons", decided.reasons), ("Conditions", decided.conditions)
    ]  # fmt: skip
    return bar_to_names(texts, requests.names_at(request.school_id, on=on))


def school_of(request: Request) -> Any:
    from countywide.register.schools import queries as schools

    return schools.school_of(request.school_id)


def tell_of(request: Request, outcome: Outcome, *, by: Any, on: date) -> None:
    tell(
        notices.OUTCOME, to=requests.to_school(request.school_id), cause=f"community-outcome:{outcome.pk}", by=by,
        about=request, reference=request.reference, key=request.key, community=request.community.name,
        money=in_pounds(outcome.pence) if outcome.pence else "", starts_on=outcome.starts_on, ends_on=outcome.ends_on,
        review_on=outcome.review_on, days=policies.working_on(on).dispute_school_days,
    )  # fmt: skip
