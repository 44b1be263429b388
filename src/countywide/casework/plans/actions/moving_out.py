"""Passes a plan to the council to whose area the family moves: noted, handed over, and closed here once it has left (reg 15)."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.assessments.enums import ToWhom
from countywide.casework.cases import actions as cases
from countywide.casework.cases.enums import Stage
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.letters.types import Addressee
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import letters, permissions, queries, rules, signals
from ..enums import Ended
from ..models import Amendment, Ending, MoveOut, Plan
from ..types import MovingOut
from .appealing import WINDOWS
from .reassessing import stop as stop_assessing
from .sending import enclosed, send
from .to_whom import others_of

OTHER_COUNCIL = "COUNCIL"
"""To whom the plan itself goes: beside `ToWhom` of the room of assessments, which writes to no other council."""
PASSED = "The plan passed to another council"


@action(permissions.WRITE)
def note_move_out(plan: Plan, *, by: Actor, on: date, moving: MovingOut) -> MoveOut:
    """Note that the family moves to another council's area: the plan passes on the day of the move, or within 15 working
    days beginning with the day we learned of it where that was too late (reg 15(2)). Until then every duty stays here."""
    council = rules.council_with(moving.council_code, on)
    bar = rules.bar_to_moving_out(
        made_on=plan.made_on, ceased_on=plan.ceased_on, open_move=queries.open_move(plan) is not None, council=council,
        contact=moving.contact, address=moving.address, aware_on=moving.aware_on, on=on,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    move = MoveOut.objects.create(
        plan=plan, council_code=moving.council_code, council=council, contact=moving.contact.strip()[:200],
        address=moving.address.strip(), moves_on=moving.moves_on, aware_on=moving.aware_on, noted_on=on,
        noted_by_id=by.pk,  # type: ignore[attr-defined]
    )  # fmt: skip
    deadlines.start(plan.case, "MV-TRANSFER", by=by, on=move.moves_on, key=move.key, aware=move.aware_on)
    cases.note(
        plan.case, "plans.move-noted", by=by, on=on, title=f"The family moves to {council}: the plan will pass to it",
        family_title=f"We know that you move. Your plan will pass to {council}", to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("plans.move-noted", by=by, about=move, on=on.isoformat(), moves_on=move.moves_on.isoformat())
    return move


@action(permissions.WRITE)
def give_up_move(move: MoveOut, *, by: Actor, on: date, because: str) -> None:
    """The family does not move after all, or not to that council: the plan stays, and nothing has changed."""
    if bar := rules.bar_to_not_moving(is_open=move.is_open, sent_on=move.sent_on, because=because):
        raise RuleBroken(bar)
    move.given_up_on, move.given_up_because = on, because[:500]
    move.save()
    deadlines.end(move.plan.case, "MV-TRANSFER", by=by, on=on, because="The family does not move there", key=move.key)
    cases.note(
        move.plan.case, "plans.move-given-up", by=by, on=on, title="The plan stays with us", detail=because,
        family_title="Your plan stays with us", to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("plans.move-given-up", by=by, about=move, on=on.isoformat())


@action(permissions.WRITE)
def hand_over(move: MoveOut, *, by: Actor, on: date) -> None:
    """Send the plan to the other council, and tell the family, the setting and the health board who is in charge now (reg
    15(2) to (5)). It passes on the day on which the letter with the plan leaves; then the case is closed here."""
    plan, last = move.plan, queries.version_now(move.plan)
    bar = rules.bar_to_handing_over(
        is_open=move.is_open, sent_on=move.sent_on, moves_on=move.moves_on, has_plan=bool(last and last.file_id), on=on
    )
    if bar or last is None:
        raise RuleBroken(bar or "This plan is not final yet.")
    move.sent_on = on
    move.save()
    words = words_of_move(move, on)
    lines = [line.strip() for line in move.address.splitlines() if line.strip()]
    to = [Addressee(move.contact, address_lines=(move.council, *lines), channel="POST", greeting="colleague")]
    paper, what = enclosed("The final plan", last.file_id), f"transfer:{move.pk}"
    send(plan, letters.TO_NEW_COUNCIL, what, OTHER_COUNCIL, by=by, on=on, to=to, words=words, enclosures=paper)
    send(plan, letters.MOVES_AWAY, what, ToWhom.FAMILY, by=by, on=on, words=words)
    for to_whom, others in others_of(plan, on=on):
        said = {**words, "is_health": to_whom == ToWhom.HEALTH}
        send(plan, letters.MOVES_AWAY_OTHERS, what, to_whom, by=by, on=on, to=others, words=said)
    cases.note(
        plan.case, "plans.handed-over", by=by, on=on, title=f"The plan is on its way to {move.council}",
        family_title=f"We are sending your plan to {move.council}", to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("plans.handed-over", by=by, about=move, on=on.isoformat())


def words_of_move(move: MoveOut, on: date) -> dict[str, Any]:
    """What every letter about a move says of it. The six weeks and the reviews count from the day the letter leaves; what is
    told here is the day of the letter."""
    plan = move.plan
    return {
        "new_council": move.council,
        "new_contact": move.contact,
        "moves_on": move.moves_on,
        "tell_by": rules.tell_by(on),
        "review_by": rules.review_by_after_move(transferred_on=on, last=plan.last_reviewed_on or plan.made_on or on),
        "made_on": plan.made_on,
        "reviewed_on": plan.last_reviewed_on,
        "named": plan.named,
        "open_matters": open_matters(plan),
    }


def open_matters(plan: Plan) -> list[str]:
    """What runs on the plan on the day it passes, for the council that goes on with it."""
    found = []
    if amendment := queries.open_amendment(plan):
        found.append(f"Changes proposed on {rules.in_words(amendment.proposed_on)}, not made final yet")
    if ending := queries.open_ending(plan):
        found.append(f"Ending the plan, considered since {rules.in_words(ending.proposed_on)}")
    if again := queries.open_reassessment(plan):
        what = "agreed" if again.agreed else "asked for"
        found.append(f"Assessing again, {what} on {rules.in_words(again.decided_on or again.asked_on)}")
    if plan.case.deadlines.running().filter(clock="AP-LODGE").exists():
        found.append("The family’s time to appeal to the SEND Tribunal still runs")
    return found


# --- when the letter with the plan left ------------------------------------------------------


def left(plan: Plan, key: int, sent: Any, *, by: Any, on: date, **_: Any) -> None:
    """The other council was sent the plan: it maintains it from now on, and what ran here ends."""
    move = MoveOut.objects.select_for_update().get(pk=key)
    if sent.to_whom != OTHER_COUNCIL or not move.is_open:
        return
    move.transferred_on = on
    move.save()
    deadlines.meet(plan.case, "MV-TRANSFER", by=by, on=on, key=move.key)
    plan.ceased_on, plan.ceased_because = on, Ended.MOVED
    plan.save(update_fields=["ceased_on", "ceased_because"])
    stop_what_runs(plan, by=by, on=on)
    cases.note(
        plan.case, "plans.moved", by=by, on=on, title=f"The plan passed to {move.council}",
        family_title=f"{move.council} is in charge of your plan now", to_family=True, to_school=True,
        to_professionals=True,
    )  # fmt: skip
    cases.close(plan.case, by=by, on=on, stage=Stage.TRANSFERRED, because=f"The plan passed to {move.council}")
    audit.record("plans.moved", by=by, about=plan, on=on.isoformat(), move=move.pk)
    signals.plan_ceased.send(Plan, plan=plan, by=by, on=on)


def stop_what_runs(plan: Plan, *, by: Any, on: date) -> None:
    """Changes that were proposed and an end that was considered are the other council's to go on with. The family's time to
    appeal runs on."""
    changes = Amendment.objects.filter(plan=plan, final_on=None, not_amended_on=None)
    changes.update(not_amended_on=on, not_amended_because=PASSED)
    endings = Ending.objects.filter(plan=plan, lapsed_on=None, given_up_on=None)
    endings.update(given_up_on=on, given_up_because=PASSED)
    stop_assessing(plan, by=by, on=on)
    deadlines.end_all(plan.case, by=by, on=on, because=PASSED, besides=WINDOWS)
