"""Notes that another health board is responsible for a child with a plan, and what the two boards owe then (reg 16)."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.assessments import actions as assessments
from countywide.casework.assessments import queries as assessed
from countywide.casework.assessments.enums import ToWhom
from countywide.casework.cases import actions as cases
from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import letters, permissions, queries, rules
from ..models import HealthChange, Plan
from ..types import NewBoard
from .sending import enclosed, send

OLD_BOARD = "OLD_HEALTH"
"""To whom the board is written that was responsible before: beside `ToWhom` of the room of assessments."""


@action(permissions.WRITE)
def note_health_change(plan: Plan, *, by: Actor, on: date, board: NewBoard) -> HealthChange:
    """Note that another health board is responsible: every letter and plan goes to it from now on. The family and both boards
    are told. The old board tells the new one within 15 working days beginning with the day it knew (reg 16(2)), which is the
    day of our letter where it did not know before."""
    before, desk = assessed.health_board(plan.case, on=on), desk_with(board.desk_id, on)
    name, last = desk.name if desk is not None else board.name.strip(), queries.open_health_change(plan)
    old, version = before[0].name if before else "", queries.version_now(plan)
    bar = rules.bar_to_health_change(
        made_on=plan.made_on, ceased_on=plan.ceased_on, old_board=old, new_board=name,
        is_reachable=desk is not None or bool(board.address.strip()), has_plan=bool(version and version.file_id),
        changed_on=board.changed_on, known_on=board.known_on, aware_on=board.aware_on,
        last_changed_on=last.changed_on if last else None, on=on,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    if last is not None:
        replace(last, by=by, on=on)
    assessments.keep_health_board(
        plan.child, by=by, starts_on=board.changed_on, desk=desk, name=name, address=board.address.strip()
    )
    change = HealthChange.objects.create(
        plan=plan, old_board=old, new_board=name, changed_on=board.changed_on, known_on=board.known_on,
        aware_on=board.aware_on, plan_sent=version, noted_on=on,
        noted_by_id=by.pk,  # type: ignore[attr-defined]
    )  # fmt: skip
    if board.aware_on:
        start_to_tell(change, by=by, on=board.aware_on)
    tell_of_change(change, before, by=by, on=on)
    cases.note(
        plan.case, "plans.health-changed", by=by, on=on, title=f"The health board is now {name}",
        family_title=f"Your health board is now {name}", to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("plans.health-changed", by=by, about=change, on=board.changed_on.isoformat())
    return change


def desk_with(pk: int | None, on: date) -> Any:
    """The health board that was chosen from the list of desks."""
    if pk is None:
        return None
    found = next((each for each in assessed.health_desks(on=on) if each.pk == pk), None)
    if found is None:
        raise RuleBroken("Choose a health board from the list.")
    return found


def replace(last: HealthChange, *, by: Actor, on: date) -> None:
    """Yet another board is responsible: what the two before owed each other is over."""
    last.replaced_on = on
    last.save()
    for key in (last.told_key, last.answer_key):
        deadlines.end(last.plan.case, "MV-ICB", by=by, on=on, because="The health board changed again", key=key)


def start_to_tell(change: HealthChange, *, by: Any, on: date) -> None:
    deadlines.start(change.plan.case, "MV-ICB", by=by, on=on, key=change.told_key, changes=change.changed_on)


def tell_of_change(change: HealthChange, before: list[Any], *, by: Actor, on: date) -> None:
    """The family, the board that was responsible, and the one that is, which has the plan with it."""
    plan, what, last = change.plan, f"health:{change.pk}", change.plan_sent
    words = {
        "old_board": change.old_board,
        "new_board": change.new_board,
        "changed_on": change.changed_on,
        "told_by": rules.board_tells_by(change.aware_on, change.changed_on) if change.aware_on else None,
    }
    send(plan, letters.HEALTH_CHANGED, what, ToWhom.FAMILY, by=by, on=on, words=words)
    if before:
        send(plan, letters.HEALTH_CHANGED_OLD, what, OLD_BOARD, by=by, on=on, to=before, words=words)
    paper = enclosed("The final plan", last.file_id) if last is not None else []
    new = assessed.health_board(plan.case, on=on)
    send(plan, letters.HEALTH_CHANGED_NEW, what, ToWhom.HEALTH, by=by, on=on, to=new, words=words, enclosures=paper)


@action(permissions.WRITE)
def note_board_told(change: HealthChange, *, by: Actor, on: date, told_on: date) -> None:
    """The old board has told the new one (reg 16(2))."""
    if bar := rules.bar_to_noting_board(is_open=change.is_open, done_on=change.told_on, day=told_on, on=on):
        raise RuleBroken(bar)
    change.told_on = told_on
    change.save()
    over(change, change.told_key, by=by, on=on, done_on=told_on)
    audit.record("plans.health-told", by=by, about=change, on=told_on.isoformat())


@action(permissions.WRITE)
def note_board_arranges(change: HealthChange, *, by: Actor, on: date, answered_on: date) -> None:
    """The new board says that it arranges what the plan says: it asks for no review and no assessment."""
    if bar := rules.bar_to_noting_board(is_open=change.is_open, done_on=change.answered_on, day=answered_on, on=on):
        raise RuleBroken(bar)
    answered(change, by=by, on=on, answered_on=answered_on, arranges=True)
    cases.note(
        change.plan.case, "plans.health-arranges", by=by, on=on,
        title=f"{change.new_board} arranges the health provision of the plan", to_family=True, to_school=True,
    )  # fmt: skip


def board_asks(plan: Plan, *, by: Actor, on: date, asked_on: date) -> None:
    """The new board cannot arrange it and asked us to assess again or review (reg 16(3)): its time is kept. The request
    itself is entered like any other."""
    change = queries.open_health_change(plan)
    if change is not None and change.answered_on is None:
        change.plan = plan
        answered(change, by=by, on=on, answered_on=asked_on, arranges=False)


def answered(change: HealthChange, *, by: Actor, on: date, answered_on: date, arranges: bool) -> None:
    change.answered_on, change.arranges = answered_on, arranges
    change.save()
    over(change, change.answer_key, by=by, on=on, done_on=answered_on)
    audit.record("plans.health-answered", by=by, about=change, on=answered_on.isoformat(), arranges=arranges)


def over(change: HealthChange, key: str, *, by: Actor, on: date, done_on: date) -> None:
    """The clock is met; where the board did it before our letter set the clock off, it is not needed."""
    case = change.plan.case
    held = case.deadlines.running().filter(clock="MV-ICB", key=key).first()
    if held is None:
        return
    if done_on < held.trigger_on:
        deadlines.end(case, "MV-ICB", by=by, on=on, because="It was done before our letter came", key=key)
    else:
        deadlines.meet(case, "MV-ICB", by=by, on=done_on, key=key)


# --- when a letter reached one of the boards -------------------------------------------------


def left(plan: Plan, key: int, sent: Any, *, by: Any, **_: Any) -> None:
    """A board knows once it has our letter, if it did not know before: its 15 working days begin with that day."""
    change = HealthChange.objects.select_for_update().get(pk=key)
    change.plan = plan
    dates = queries.dates_of(plan, sent.what, sent.to_whom)
    if dates is None or not change.is_open:
        return
    if sent.to_whom == OLD_BOARD and change.aware_on is None and change.told_on is None:
        start_to_tell(change, by=by, on=dates.received_on)
    if sent.to_whom == ToWhom.HEALTH and change.answered_on is None:
        deadlines.start(plan.case, "MV-ICB", by=by, on=dates.received_on, key=change.answer_key)


def came_back(plan: Plan, key: int, sent: Any, *, by: Any, on: date) -> None:
    """A board does not know of it yet."""
    change = HealthChange.objects.get(pk=key)
    if sent.to_whom == OLD_BOARD and change.aware_on is None:
        deadlines.end(plan.case, "MV-ICB", by=by, on=on, because="Our letter came back", key=change.told_key)
    if sent.to_whom == ToWhom.HEALTH:
        deadlines.end(plan.case, "MV-ICB", by=by, on=on, because="Our letter came back", key=change.answer_key)
