"""Ends a plan: consults, decides, keeps it in force while it can be appealed, and lets it lapse (s.45; regs 29 to 31)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.casework.assessments import queries as assessed
from countywide.casework.assessments.enums import ToWhom
from countywide.casework.cases import actions as cases
from countywide.casework.cases.enums import Stage
from countywide.casework.deadlines import actions as deadlines
from countywide.law import clocks
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import letters, permissions, queries, rules, signals
from ..enums import Ceasing
from ..models import Ending, Plan
from ..types import Considering
from .appealing import start_to_appeal
from .reassessing import stop as stop_assessing
from .sending import head_of, send
from .standing import mirror
from .to_whom import to_setting


@action(permissions.DECIDE)
def consider_ending(plan: Plan, *, by: Actor, on: date, considering: Considering) -> Ending:
    """Tell the family and the head or principal that the council considers to end the plan, and ask what they think
    (reg 31(1), (2)). The plan and every duty under it go on."""
    bar = rules.bar_to_considering(
        made_on=plan.made_on,
        ceased_on=plan.ceased_on,
        amendment_open=queries.open_amendment(plan) is not None,
        open_ending=queries.open_ending(plan) is not None,
        ground=considering.ground,
        age=clocks.age_on(plan.child.born_on, on),
        left_education=considering.left_education,
        reviewed_on=plan.last_reviewed_on,
        finding=considering.finding,
        outcomes=considering.outcomes,
        because=considering.because,
    )
    if bar:
        raise RuleBroken(bar)
    because = "\n\n".join(filter(None, (considering.because.strip(), considering.outcomes.strip())))
    ending = Ending.objects.create(
        plan=plan, ground=considering.ground, proposed_on=on, proposed_by_id=by.pk, because=because,  # type: ignore[attr-defined]
        review_on=plan.last_reviewed_on if considering.left_education else None,
    )  # fmt: skip
    words = {**grounds(ending), "because": because, "answer_by": on + rules.CONSULT_FOR}
    what = f"consult:{ending.pk}"
    send(plan, letters.ENDING_CONSIDERED, what, ToWhom.FAMILY, by=by, on=on, words=words)
    if head := head_of(plan, on=on):
        send(plan, letters.ENDING_CONSIDERED_OTHERS, what, ToWhom.SCHOOL, by=by, on=on, to=head, words=words)
    cases.note(
        plan.case, "plans.ending-considered", by=by, on=on, title="Considering to end the plan", detail=because,
        family_title="We asked you what you think of ending the plan", to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("plans.ending-considered", by=by, about=ending, on=on.isoformat(), ground=ending.ground)
    return ending


def grounds(ending: Ending) -> dict[str, bool]:
    """The ground, for wording."""
    return {
        "not_necessary": ending.ground == Ceasing.NOT_NECESSARY,
        "not_responsible": ending.ground == Ceasing.NOT_RESPONSIBLE,
    }


@action(permissions.WRITE)
def note_ending_said(ending: Ending, *, by: Actor, on: date, of: str, said_on: date, words: str) -> None:
    """Keep what the family, or the head or principal, said of ending the plan. `of`: FAMILY or HEAD."""
    bar = rules.bar_to_noting(
        is_open=ending.is_open, decided_on=ending.decided_on, said_on=said_on, proposed_on=ending.proposed_on, on=on,
        words=words,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    if of == "FAMILY":
        ending.family_said_on, ending.family_said = said_on, words
    else:
        ending.head_said_on, ending.head_said = said_on, words
    ending.save()
    audit.record("plans.ending-said", by=by, about=ending, on=said_on.isoformat(), of=of)


@action(permissions.DECIDE)
def decide_to_end(ending: Ending, *, by: Actor, on: date, reasons: str) -> None:
    """Decide to end the plan: the family has the reasons and its rights, the setting and the health board are told
    (reg 31(3)). The plan stays in force until the time to appeal is over or an appeal is decided (s.45(4))."""
    plan = ending.plan
    bar = rules.bar_to_deciding(
        is_open=ending.is_open,
        decided_on=ending.decided_on,
        family_told_on=ending.family_told_on,
        family_said_on=ending.family_said_on,
        head_asked=queries.sent_for(plan, f"consult:{ending.pk}", ToWhom.SCHOOL).exists(),
        head_told_on=ending.head_told_on,
        head_said_on=ending.head_said_on,
        on=on,
    )
    setting, health = to_setting(plan, None), assessed.health_board(plan.case, on=on)
    bar = bar or rules.bar_to_reaching(names_setting=bool(plan.setting_id), setting=bool(setting), health=bool(health))
    if bar:
        raise RuleBroken(bar)
    ending.decided_on, ending.decided_by_id, ending.reasons = on, by.pk, reasons  # type: ignore[attr-defined]
    ending.save()
    words = {**grounds(ending), "decided_on": on, "reasons": reasons, "consulted_on": ending.proposed_on}
    what = f"end:{ending.pk}"
    send(plan, letters.PLAN_ENDS, what, ToWhom.FAMILY, by=by, on=on, words=words)
    for to_whom, to in ((ToWhom.NAMED, setting), (ToWhom.HEALTH, health)):
        if to:
            send(plan, letters.PLAN_ENDS_OTHERS, what, to_whom, by=by, on=on, to=to, words=words)
    mirror(plan, on=on)
    cases.note(
        plan.case, "plans.ending-decided", by=by, on=on, title="Decided to end the plan", detail=reasons,
        family_title="We decided to end the plan. It stays in force while you can appeal", to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("plans.ending-decided", by=by, about=ending, on=on.isoformat())


@action(permissions.DECIDE)
def give_up_ending(ending: Ending, *, by: Actor, on: date, because: str) -> None:
    """The plan does not end after all: after what was said, or because a tribunal said so. Everybody consulted is told."""
    give_up(ending, by=by, on=on, because=because)


def give_up(ending: Ending, *, by: Actor, on: date, because: str) -> None:
    if not ending.is_open:
        raise RuleBroken("This is closed already.")
    if bar := rules.few(because, "Say why the plan goes on"):
        raise RuleBroken(bar)
    plan = ending.plan
    ending.given_up_on, ending.given_up_because = on, because
    ending.save()
    deadlines.end(plan.case, "CE-HOLD", by=by, on=on, because="The plan goes on", key=ending.key)
    words = {"considered_on": ending.proposed_on, "given_up_on": on, "reasons": because}
    what = f"goes-on:{ending.pk}"
    send(plan, letters.PLAN_GOES_ON, what, ToWhom.FAMILY, by=by, on=on, words=words)
    if head := head_of(plan, on=on):
        send(plan, letters.PLAN_GOES_ON_OTHERS, what, ToWhom.SCHOOL, by=by, on=on, to=head, words=words)
    mirror(plan, on=on)
    cases.note(
        plan.case, "plans.ending-given-up", by=by, on=on, title="The plan goes on", detail=because,
        family_title="The plan goes on", to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("plans.ending-given-up", by=by, about=ending, on=on.isoformat())


def lapse(ending: Ending, *, by: Any, on: date) -> bool:
    """The time to appeal is over and nothing is pending: the plan has ended, and its case is closed (s.45(4)). Used by the
    nightly job, which holds the ending under lock; twice is once."""
    plan = queries.plan_under_lock(ending.plan_id)
    held_until = queries.held_until(ending)
    pending = ending.appealed_on is not None and ending.appeal_ended_on is None
    if not ending.is_open or pending or ending.told_on is None or held_until is None or not held_until < on:
        return False
    day = max(held_until, ending.appeal_ended_on or held_until) + timedelta(days=1)
    ending.lapsed_on = day
    ending.save()
    plan.ceased_on, plan.ceased_because = day, ending.ground
    plan.save(update_fields=["ceased_on", "ceased_because"])
    deadlines.meet(plan.case, "CE-HOLD", by=by, on=held_until, key=ending.key)
    stop_assessing(plan, by=by, on=on)
    deadlines.end_all(plan.case, by=by, on=on, because="The plan has ended")
    cases.note(
        plan.case, "plans.ceased", by=by, on=on, title="The plan has ended", family_title="The plan has ended",
        to_family=True, to_school=True, to_professionals=True,
    )  # fmt: skip
    cases.close(plan.case, by=by, on=on, stage=Stage.CEASED, because="The plan has ended")
    audit.record("plans.ceased", by=by, about=plan, on=day.isoformat(), ground=ending.ground)
    signals.plan_ceased.send(Plan, plan=plan, by=by, on=day)
    return True


# --- when letters reached whom ---------------------------------------------------------------


def consulted(plan: Plan, key: int, sent: Any, *, by: Any, **_: Any) -> None:
    """The family, or the head or principal, has the letter that asks what they think."""
    ending = Ending.objects.select_for_update().get(pk=key)
    dates = queries.dates_of(plan, sent.what, sent.to_whom)
    if dates is None:
        return
    name = "family_told_on" if sent.to_whom == ToWhom.FAMILY else "head_told_on"
    setattr(ending, name, dates.received_on)
    ending.save(update_fields=[name])
    audit.record("plans.ending-consulted", by=by, about=ending, on=dates.received_on.isoformat(), of=sent.to_whom)


def told(plan: Plan, key: int, sent: Any, *, by: Any, on: date, letter: Any) -> None:
    """The family's time to appeal runs from the day each letter was sent, and the plan is held as long (s.45(4))."""
    if sent.to_whom != ToWhom.FAMILY:
        return
    ending = Ending.objects.select_for_update().get(pk=key)
    start_to_appeal(plan, sent.what, letter, by=by, on=on)
    dates = queries.dates_of(plan, sent.what)
    if dates is None or not ending.is_open:
        return
    deadlines.start(plan.case, "CE-HOLD", by=by, on=dates.sent_on, key=ending.key)
    ending.told_on = dates.received_on
    ending.save(update_fields=["told_on"])
    audit.record("plans.ending-told", by=by, about=ending, on=dates.received_on.isoformat())
