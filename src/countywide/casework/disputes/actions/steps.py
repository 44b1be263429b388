"""Steps of a dispute that have a day: begun with their clock, given to somebody, done, or needed no more."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model

from countywide.casework.cases import actions as cases
from countywide.casework.cases import permissions as may_cases
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.letters import queries as letters
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions
from ..enums import Owes, What
from ..models import Dispute, Step
from ..rules import orders


def begin(
    dispute: Dispute,
    what: str,
    clock: str,
    *,
    by: Actor,
    on: date,
    key: str = "",
    text: str = "",
    owed_by: str = Owes.COUNCIL,
    owner: Any = None,
    **given: Any,
) -> Step:
    """A step with its clock, from the day that starts it. What the council owes falls to whoever holds the case, unless
    somebody else is named."""
    held = deadlines.start(dispute.case, clock, by=by, on=on, key=key or key_for(dispute), **given)
    found = Step.objects.filter(deadline=held).first()
    if found is not None:
        return found
    owner_id = (owner.pk if owner else dispute.case.owner_id) if owed_by == Owes.COUNCIL else None
    return Step.objects.create(dispute=dispute, what=what, text=text, owed_by=owed_by, owner_id=owner_id, deadline=held)


def key_for(dispute: Dispute, what: str = "") -> str:
    """The key of a clock of this dispute on its case."""
    return f"dispute:{dispute.pk}:{what}" if what else f"dispute:{dispute.pk}"


def running(dispute: Dispute, *what: str) -> list[Step]:
    """The steps of these kinds that are neither done nor ended."""
    found = dispute.steps.running().filter(what__in=what).select_related("deadline")
    return list(found.order_by("id"))


def meet(step: Step, *, by: Actor, on: date) -> None:
    """It was done on a day."""
    deadline = step.deadline
    deadlines.meet(step.dispute.case, deadline.clock, by=by, on=on, key=deadline.key)


def meet_all(dispute: Dispute, *what: str, by: Actor, on: date) -> None:
    for step in running(dispute, *what):
        step.dispute = dispute
        meet(step, by=by, on=max(on, step.deadline.trigger_on))


def end_all(dispute: Dispute, *what: str, by: Actor, on: date, because: str) -> None:
    """Steps that nobody has to do any more."""
    for step in running(dispute, *what):
        deadlines.end(dispute.case, step.deadline.clock, by=by, on=on, because=because, key=step.deadline.key)


@action(permissions.WORK)
def do(step: Step, *, by: Actor, on: date, done_on: date) -> None:
    """Enter that a step was done, and when; a late one is entered late. Its letter, where one does it, enters it by itself."""
    if not step.deadline.is_running:
        raise RuleBroken("This step is done, or is not needed any more.")
    if not step.deadline.trigger_on <= done_on <= on:
        raise RuleBroken("The day lies between the day the step began and today.")
    meet(step, by=by, on=done_on)
    end_alternatives(step, by=by, on=on)
    cases.note(step.dispute.case, "disputes.done", by=by, on=on, title=f"Done: {step.says}", to_family=True)
    audit.record("disputes.step-done", by=by, about=step, on=done_on.isoformat())


@action(permissions.WORK)
def give(step: Step, *, by: Actor, on: date, owner_id: int) -> None:
    """Give a step to an officer of the team that holds the case."""
    if step.owed_by != Owes.COUNCIL or not step.deadline.is_running:
        raise RuleBroken("Only what the council still has to do can be given to somebody.")
    owner = get_user_model().objects.filter(pk=owner_id, is_active=True).first()
    if owner is None or not owner.may(may_cases.WORK, about=step.dispute.case):
        raise RuleBroken("Choose an officer of the team that holds the case.")
    step.owner = owner
    step.save(update_fields=["owner"])
    audit.record("disputes.step-given", by=by, about=step, on=on.isoformat(), to=owner_id)


def done_by_letter(letter: Any, clocks: tuple[str, ...], *, by: Actor) -> None:
    """A letter that an order, a concession or an agreement asked for: done once the last of the family was sent it, or has it,
    as the law says of each (rulebook 2.3)."""
    open_ = Step.objects.running().filter(dispute__case=letter.case).select_related("deadline", "dispute__case")
    named = [(orders_clock(step), step) for step in open_.order_by("id")]
    asked = [(clock, step) for clock, step in named if clock in clocks]
    if not asked or (dates := letters.dates_of(letter.case, letter.kind)) is None:
        return
    for clock, step in asked:
        done(step, by=by, on=dates.received_on if orders.DUTIES[clock].notified else dates.sent_on)


def done_by_event(child: Any, event: str, *, by: Actor, on: date) -> None:
    """A plan was sent to everybody whom the law names: what an order, a concession or an agreement asked is done."""
    clocks = orders.done_once(event)
    open_ = Step.objects.running().filter(dispute__case__child=child).select_related("deadline", "dispute__case")
    for step in [each for each in open_.order_by("id") if orders_clock(each) in clocks]:
        done(step, by=by, on=on)


def done(step: Step, *, by: Actor, on: date) -> None:
    """Enter that a step was done, unless it was meanwhile, or on a day before it began."""
    step.deadline.refresh_from_db()
    if step.deadline.is_running and on >= step.deadline.trigger_on:
        meet(step, by=by, on=on)
        end_alternatives(step, by=by, on=on)
        audit.record("disputes.step-done", by=by, about=step, on=on.isoformat())


def orders_clock(step: Step) -> str:
    """The clock of the order that a step follows; that of an agreement stands for one in its key (reg 42)."""
    deadline = step.deadline
    return deadline.key.rpartition(":")[2] if deadline.clock == "ME-DO" else deadline.clock


def bundle_sent(dispute: Dispute, *, by: Actor, on: date) -> None:
    """The bundle went to the Tribunal: its day is met. Called inside the change that enters it."""
    meet_all(dispute, What.BUNDLE, by=by, on=on)


def working_document_sent(dispute: Dispute, *, by: Actor, on: date) -> None:
    """The council’s working document went to the Tribunal: its day is met. Called inside the change that enters it."""
    for step in running(dispute, What.WORKING_DOCUMENT):
        if step.owed_by == Owes.COUNCIL:
            step.dispute = dispute
            meet(step, by=by, on=max(on, step.deadline.trigger_on))


def end_alternatives(step: Step, *, by: Actor, on: date) -> None:
    """A plan was issued, or refused: the time for the other no longer runs."""
    duty = orders.DUTIES.get(orders_clock(step))
    if duty is None or not duty.or_else:
        return
    for other in step.dispute.steps.running().select_related("deadline").order_by("id"):
        if orders_clock(other) in duty.or_else:
            deadlines.end(
                step.dispute.case, other.deadline.clock, by=by, on=on, because="The other way was taken",
                key=other.deadline.key,
            )  # fmt: skip
