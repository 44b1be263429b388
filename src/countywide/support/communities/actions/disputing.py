"""A school asks for another look: the chair's, then the Area Board's. Each step takes fifteen school days at most."""

from __future__ import annotations

from datetime import date

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.support.mapping import queries as mapping

from .. import notices, permissions, policies
from ..enums import Came, Ruling, State, Step
from ..models import Dispute, Request
from ..queries import requests
from ..rules import deciding as rules
from ..types import Decided
from . import money
from .deciding import kept, tell_of
from .steps import guard_chair

DECIDED = (State.DECIDED, State.DELIVERED, State.REVIEW, State.IMPACT)


@action(permissions.SEND)
def dispute(request: Request, *, by: Actor, on: date, why: str) -> Dispute:
    """Ask the chair to look again; after the chair, the Area Board (A-13)."""
    held = list(request.disputes.all())
    steps = {each.step for each in held}
    bar = rules.bar_to_disputing(
        is_decided=request.state in DECIDED, steps=steps, is_waiting=any(not each.ruling for each in held), why=why
    )
    if bar:
        raise RuleBroken(bar)
    step = rules.next_step(steps)
    days = policies.working_on(on).dispute_school_days
    made = Dispute.objects.create(
        request=request, step=step, raised_on=on, raised_by_id=by.pk, why=why.strip(),  # type: ignore[attr-defined]
        due_on=mapping.school_days_from(on, days, organisation_id=request.school_id),
    )  # fmt: skip
    audit.record("communities.disputed", by=by, about=request, on=on.isoformat(), step=str(step))
    to = requests.to_board(on) if step == Step.BOARD else requests.to_chair(request.community, on=on)
    tell(
        notices.DISPUTED, to=[*to, *requests.to_clerk(on)], cause=f"community-dispute:{made.pk}", by=by, about=request,
        reference=request.reference, key=request.key, community=request.community.name, due_on=made.due_on,
    )  # fmt: skip
    return made


@action(permissions.CHAIR)
def look_again(
    held: Dispute, *, by: Actor, on: date, ruling: str, reasons: str, decided: Decided | None = None
) -> None:
    """The chair looks again, with members who did not decide the first time."""
    if held.step != Step.CHAIR:
        raise RuleBroken("This step is for the Area Board.")
    guard_chair(by, held.request.community, on=on)
    rule(held, by=by, on=on, ruling=ruling, reasons=reasons, decided=decided, came=Came.AGAIN)


@action(permissions.BOARD)
def board_decides(
    held: Dispute, *, by: Actor, on: date, ruling: str, reasons: str, decided: Decided | None = None
) -> None:
    """A panel of the Area Board decides. That is final for the fund."""
    if held.step != Step.BOARD:
        raise RuleBroken("The chair looks again first.")
    rule(held, by=by, on=on, ruling=ruling, reasons=reasons, decided=decided, came=Came.BOARD)


def rule(held: Dispute, *, by: Actor, on: date, ruling: str, reasons: str, decided: Decided | None, came: Came) -> None:
    """Write the ruling down; a changed outcome takes the place of the one before, and so does its money."""
    bar = rules.bar_to_ruling(
        is_ruled=bool(held.ruling), ruling=ruling, reasons=reasons, policy=policies.working_on(on)
    )
    if bar:
        raise RuleBroken(bar)
    request = held.request
    if ruling == Ruling.CHANGED:
        if decided is None:
            raise RuleBroken("Say what is decided instead.")
        before = request.outcomes.last()
        if before is not None:
            money.take_back(
                f"community-outcome:{before.pk}", by=by, on=on, why="The outcome was changed after another look"
            )
        outcome = kept(request, by=by, on=on, decided=decided, came=came, deciders=())
        tell_of(request, outcome, by=by, on=on)
    held.ruling, held.reasons, held.ruled_on, held.ruled_by_id = ruling, reasons.strip(), on, by.pk  # type: ignore[attr-defined]
    held.save(update_fields=["ruling", "reasons", "ruled_on", "ruled_by"])
    audit.record("communities.ruled", by=by, about=request, on=on.isoformat(), step=held.step, ruling=ruling)
    tell(
        notices.RULED, to=requests.to_school(request.school_id), cause=f"community-dispute:{held.pk}:ruled", by=by,
        about=request, reference=request.reference, key=request.key, community=request.community.name,
        ruling=Ruling(ruling).label.lower(), may_go_on=held.step == Step.CHAIR,
    )  # fmt: skip
