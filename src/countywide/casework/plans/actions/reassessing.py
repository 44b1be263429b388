"""Assesses a child again who has a plan: asked for, refused or agreed in fifteen days, and done in fourteen weeks (regs 23 to 27)."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.assessments import actions as assessments
from countywide.casework.assessments import queries as assessed
from countywide.casework.assessments.enums import Ending as AssessmentEnding
from countywide.casework.assessments.enums import ToWhom
from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_by
from countywide.casework.cases.enums import CaseKind
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.letters.types import LetterKind
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell as tell_team
from countywide.register.people import queries as known

from .. import letters, notices, permissions, queries, rules
from ..enums import AskedAgain, Outcome
from ..models import Plan, Reassessment
from ..types import AskingAgain
from .appealing import count_anew, start_to_appeal
from .health import board_asks
from .issuing import restore
from .sending import send
from .to_whom import others_of

AS_ASKED = {AskedAgain.HEALTH: "PROFESSIONAL"}
"""Who asked, as the room of assessments names them where it has another name."""


@action(permissions.SAY)
def please_assess_again(plan: Plan, *, by: Actor, on: date, because: str) -> Reassessment:
    """The parent, or the young person once the rights are theirs, asks us to assess again (s.44(2)): it counts from today."""
    if not assessed.may_speak(plan.child, by, on=on):
        raise RuleBroken("The rights are the young person’s now. They can ask, or whoever represents them.")
    if bar := rules.few(because, "Say what has changed"):
        raise RuleBroken(bar)
    holder = known.rights_holder(plan.child, on)
    asked_by = AskedAgain.YOUNG_PERSON if holder.who == "YOUNG_PERSON" else AskedAgain.PARENT
    asking = AskingAgain(asked_by, on, because, queries.last_assessed_on(plan))
    held = keep_request(plan, by=by, on=on, asking=asking)
    if mail := held_by.team_mailbox(plan.case, on=on):
        tell_team(
            notices.ASKED_AGAIN, to=[mail], cause=f"again:{held.pk}:asked", by=by, about=held,
            reference=plan.case.reference, decide_by=queries.decide_again_by(held),
        )  # fmt: skip
    return held


@action(permissions.WRITE)
def ask_again(plan: Plan, *, by: Actor, on: date, asking: AskingAgain) -> Reassessment:
    """Enter that the parent, the young person, the school or the health board asked us to assess again (s.44(2), reg 23). We
    decide within fifteen days of receiving it, whatever day it is entered (reg 25(1))."""
    return keep_request(plan, by=by, on=on, asking=asking)


def keep_request(plan: Plan, *, by: Actor, on: date, asking: AskingAgain) -> Reassessment:
    """The request itself, with its fifteen days."""
    bar_starting(plan, asked_on=asking.asked_on, last_assessed_on=asking.last_assessed_on, on=on)
    bar = rules.bar_to_request(asked_by=asking.asked_by, because=asking.because, is_bound=asking.is_bound)
    if bar:
        raise RuleBroken(bar)
    held = Reassessment.objects.create(
        plan=plan, asked_by=asking.asked_by, asked_on=asking.asked_on, because=asking.because.strip(),
        last_assessed_on=asking.last_assessed_on, is_bound=asking.is_bound, entered_on=on, entered_by_id=by.pk,  # type: ignore[attr-defined]
    )  # fmt: skip
    deadlines.start(
        plan.case, "RA-DECIDE", by=by, on=held.asked_on, key=held.key, previous_assessment=held.last_assessed_on
    )
    if held.is_bound:
        board_asks(plan, by=by, on=on, asked_on=held.asked_on)
    cases.note(
        plan.case, "plans.again-asked", by=by, on=on,
        title=f"Asked to assess again: {held.get_asked_by_display().lower()}", detail=held.because,
        family_title="We were asked to assess again", to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("plans.again-asked", by=by, about=held, on=held.asked_on.isoformat(), asked_by=held.asked_by)
    return held


def bar_starting(plan: Plan, *, asked_on: date, last_assessed_on: date | None, on: date) -> None:
    bar = rules.bar_to_assessing_again(
        made_on=plan.made_on, ceased_on=plan.ceased_on, open_already=queries.open_reassessment(plan) is not None,
        asked_on=asked_on, last_assessed_on=last_assessed_on, on=on,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)


@action(permissions.DECIDE)
def refuse_again(held: Reassessment, *, by: Actor, on: date, ground: str, reasons: str) -> None:
    """Decide not to assess again (reg 24): the family has the reasons and its right to appeal (s.51(2)(d)); the setting and
    the health board are told. The plan goes on as it is."""
    bar = rules.bar_to_answering_request(decided_on=held.decided_on, asked_on=held.asked_on, on=on)
    bar = bar or rules.bar_to_refusing_again(
        ground=ground,
        asked_on=held.asked_on,
        last_assessed_on=held.last_assessed_on,
        is_bound=held.is_bound,
        reasons=reasons,
    )
    if bar:
        raise RuleBroken(bar)
    keep_decision(held, by=by, on=on, agreed=False, reasons=reasons, ground=ground)
    held.ended_on = on
    held.save()
    words = {
        **words_of(held),
        "six_months": ground == "SIX_MONTHS",
        "not_necessary": ground == "NOT_NECESSARY",
        "review_instead": ground == "REVIEW",
        "last_assessed_on": held.last_assessed_on,
    }
    tell(held, letters.NOT_AGAIN, letters.NOT_AGAIN_OTHERS, words, by=by, on=on)
    note_decided(held, "Decided not to assess again", "We decided not to assess again", by=by, on=on)


@action(permissions.DECIDE)
def agree_again(held: Reassessment, *, by: Actor, on: date, reasons: str) -> Reassessment:
    """Decide to assess again: everybody is asked for advice on the same day, and the final plan is due within fourteen weeks
    of the day the family is told (reg 27(2)). The plan stays in force as it is meanwhile."""
    bar = rules.bar_to_answering_request(decided_on=held.decided_on, asked_on=held.asked_on, on=on)
    if bar := bar or rules.few(reasons, "Say why we assess again"):
        raise RuleBroken(bar)
    return assess(held, by=by, on=on, reasons=reasons)


@action(permissions.DECIDE)
def assess_again(plan: Plan, *, by: Actor, on: date, reasons: str) -> Reassessment:
    """The council decides by itself to assess again (s.44(3)): the fourteen weeks count from this day (reg 27(2))."""
    bar_starting(plan, asked_on=on, last_assessed_on=None, on=on)
    if bar := rules.few(reasons, "Say why we assess again"):
        raise RuleBroken(bar)
    return assess(of_its_own(plan, by=by, on=on), by=by, on=on, reasons=reasons)


def of_its_own(plan: Plan, *, by: Actor, on: date) -> Reassessment:
    return Reassessment.objects.create(
        plan=plan, asked_by=AskedAgain.COUNCIL, asked_on=on, entered_on=on, entered_by_id=by.pk,  # type: ignore[attr-defined]
        last_assessed_on=queries.last_assessed_on(plan),
    )  # fmt: skip


def assess(held: Reassessment, *, by: Actor, on: date, reasons: str) -> Reassessment:
    """The assessment itself is a case of the team that holds the plan, and goes as any other but for its time limit."""
    plan = held.plan
    keep_decision(held, by=by, on=on, agreed=True, reasons=reasons)
    case = cases.open_case(
        plan.child, by=by, on=on, kind=CaseKind.ASSESSMENT, team_id=plan.case.team_id, area=plan.case.area,
        school_id=plan.case.school_id,
    )  # fmt: skip
    held.assessment = assessments.begin_again(
        case, by=by, on=on, requested_on=held.asked_on, asked_by=AS_ASKED.get(AskedAgain(held.asked_by), held.asked_by)
    )
    held.save()
    final_by = queries.final_again_by(held)
    words = {**words_of(held), "final_by": final_by, "own": held.asked_by == AskedAgain.COUNCIL}
    tell(held, letters.AGAIN, letters.AGAIN_OTHERS, words, by=by, on=on)
    note_decided(held, f"Decided to assess again, in case {case.reference}", "We will assess again", by=by, on=on)
    return held


def keep_decision(held: Reassessment, *, by: Actor, on: date, agreed: bool, reasons: str, ground: str = "") -> None:
    held.decided_on, held.decided_by_id, held.agreed = on, by.pk, agreed  # type: ignore[attr-defined]
    held.reasons, held.ground = reasons, ground
    held.save()


def words_of(held: Reassessment) -> dict[str, Any]:
    return {"asked_on": held.asked_on, "decided_on": held.decided_on, "reasons": held.reasons}


def tell(
    held: Reassessment, kind: LetterKind, others: LetterKind, words: dict[str, Any], *, by: Actor, on: date
) -> None:
    """The family, the setting and the health board, each in their own words."""
    plan, what = held.plan, f"again:{held.pk}"
    send(plan, kind, what, ToWhom.FAMILY, by=by, on=on, words=words)
    for to_whom, to in others_of(plan, on=on):
        send(plan, others, what, to_whom, by=by, on=on, to=to, words=words)


def note_decided(held: Reassessment, title: str, family_title: str, *, by: Actor, on: date) -> None:
    key = "plans.again-agreed" if held.agreed else "plans.again-refused"
    cases.note(
        held.plan.case, key, by=by, on=on, title=title, detail=held.reasons, family_title=family_title, to_family=True,
        to_school=True,
    )  # fmt: skip
    audit.record(key, by=by, about=held, on=on.isoformat(), ground=held.ground)


@action(permissions.DECIDE)
def leave_unchanged(held: Reassessment, *, by: Actor, on: date, reasons: str) -> None:
    """After assessing again nothing in the plan is changed: the family has the reasons and its right to appeal (s.51(2)(e));
    the assessment is over, and the plan's year runs on. The working copy says again what the plan says."""
    plan, assessment = held.plan, held.assessment
    bar = rules.bar_to_leaving_unchanged(
        is_open=held.is_open, agreed=held.agreed, advice_in_on=assessment.advice_in_on if assessment else None,
        draft_on=assessment.draft_on if assessment else None, final_on=assessment.final_on if assessment else None,
    )  # fmt: skip
    if bar or assessment is None:
        raise RuleBroken(bar or "We are not assessing again at present.")
    over(held, Outcome.UNCHANGED, on=on, because=reasons)
    last = queries.version_now(plan)
    if last is not None and last.says.rows:
        restore(plan, last, by=by, on=on)
    words = {
        "decided_on": on,
        "reasons": reasons,
        "assessed_since": held.decided_on,
        "review_by": queries.review_by(plan),
    }
    what = f"same:{held.pk}"
    send(plan, letters.SAME_AFTER, what, ToWhom.FAMILY, by=by, on=on, words=words)
    for to_whom, to in others_of(plan, on=on):
        send(plan, letters.SAME_AFTER_OTHERS, what, to_whom, by=by, on=on, to=to, words=words)
    assessments.end_because(assessment, by=by, on=on, because=AssessmentEnding.UNCHANGED, ended_on=on)
    cases.note(
        plan.case, "plans.again-unchanged", by=by, on=on, title="The plan stays as it is after assessing again",
        detail=reasons, family_title="Your plan stays as it is after we assessed again", to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("plans.again-unchanged", by=by, about=held, on=on.isoformat())


def over(held: Reassessment, outcome: str, *, on: date, because: str = "") -> None:
    held.outcome, held.ended_on, held.unchanged_because = outcome, on, because
    held.save()


def stop(plan: Plan, *, by: Any, on: date) -> None:
    """The plan ended or passed to another council: nobody is assessed again here for it."""
    held = queries.open_reassessment(plan)
    if held is None:
        return
    over(held, Outcome.OVER, on=on)
    if held.assessment is not None:
        assessments.end_because(held.assessment, by=by, on=on, because=AssessmentEnding.PLAN_OVER, ended_on=on)
    audit.record("plans.again-stopped", by=by, about=held, on=on.isoformat())


def note_stopped(assessment: Any, *, by: Any, on: date) -> None:
    """The assessment was stopped on its own case: assessing again is over, and can be asked for anew."""
    held = queries.reassessment_by(assessment)
    if held is not None and held.ended_on is None:
        over(held, Outcome.STOPPED, on=on)
        audit.record("plans.again-stopped", by=by, about=held, on=on.isoformat())


def finish(assessment: Any, final: Any, *, by: Any, on: date) -> Plan | None:
    """The changed plan went to everybody (reg 27): assessing again is over. Its year runs on, for this was no review
    (s.44(1)). None where the assessment is another's."""
    held = queries.reassessment_by(assessment)
    if held is None:
        return None
    plan = queries.plan_under_lock(held.plan_id)
    if held.ended_on is None:
        over(held, Outcome.CHANGED, on=on)
        if final.setting_id and plan.case.school_id != final.setting_id:
            cases.move_pupil(plan.case, by=by, on=on, school_id=final.setting_id)
        cases.note(
            plan.case, "plans.again-changed", by=by, on=on, title="The plan was changed after assessing again",
            family_title="We changed your plan after assessing again", to_family=True, to_school=True,
        )  # fmt: skip
        audit.record("plans.again-changed", by=by, about=held, on=on.isoformat())
    return plan


# --- when the letters reached the family -----------------------------------------------------


def told(plan: Plan, key: int, sent: Any, *, by: Any, on: date, letter: Any) -> None:
    """The family was told whether we assess again: the fifteen days are kept. Refused, its time to appeal runs from the day
    each letter was sent; agreed, the fourteen weeks count from the day it was notified, unless nobody had asked."""
    if sent.to_whom != ToWhom.FAMILY:
        return
    held = Reassessment.objects.select_for_update().get(pk=key)
    if not held.agreed:
        start_to_appeal(plan, sent.what, letter, by=by, on=on)
    dates = queries.dates_of(plan, sent.what)
    if dates is None or held.told_on:
        return
    held.told_on = dates.received_on
    held.save(update_fields=["told_on"])
    deadlines.meet(plan.case, "RA-DECIDE", by=by, on=dates.received_on, key=held.key)
    if held.agreed and held.asked_by != AskedAgain.COUNCIL and held.is_open and held.assessment is not None:
        assessments.start_fourteen_weeks(held.assessment, by=by, on=dates.received_on)
    audit.record("plans.again-told", by=by, about=held, on=dates.received_on.isoformat())


def same_told(plan: Plan, key: int, sent: Any, *, by: Any, on: date, letter: Any) -> None:
    """The family's time to appeal against leaving the plan as it is."""
    if sent.to_whom == ToWhom.FAMILY:
        start_to_appeal(plan, sent.what, letter, by=by, on=on)


def came_back(plan: Plan, key: int, sent: Any, *, by: Any, on: date) -> None:
    """The family was not told whether we assess again: the fifteen days run on. An assessment that was agreed goes on."""
    held = Reassessment.objects.select_for_update().get(pk=key)
    if not held.agreed:
        count_anew(plan, sent.what, by=by, on=on)
    held.told_on = None
    held.save(update_fields=["told_on"])
    deadlines.unmeet(plan.case, "RA-DECIDE", by=by, on=on, because="letter came back", key=held.key)


def same_came_back(plan: Plan, key: int, sent: Any, *, by: Any, on: date) -> None:
    """The family's time to appeal runs only from letters that did not come back."""
    count_anew(plan, sent.what, by=by, on=on)
