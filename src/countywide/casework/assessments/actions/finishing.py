"""Makes the plan final, sends it to all whom reg 13(2) names, and passes the case on when all of them were sent it."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.letters.types import Addressee
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.register.contacts import queries as contacts

from .. import letters, permissions, queries, rules, signals
from ..enums import DeskFor, ToWhom
from ..models import Assessment, FinalPlan
from ..types import Naming
from .clocks import end, meet, mirror
from .drafting import advice_enclosed, look_through, plan_enclosed
from .sending import send


@action(permissions.DECIDE)
def make_final(
    assessment: Assessment, *, by: Actor, on: date, file_id: Any, naming: Naming, review_by: date | None = None
) -> FinalPlan:
    """Make the plan final and send it to the family, the setting it names and the health board (reg 13(2), 14).

    Not before the family's fifteen days are over, unless it said in writing that it has finished. `review_by`: where the
    plan was made before, and its year runs on after assessing again. It is stopped if another child stands in its papers.
    """
    case, draft = assessment.case, queries.draft_now(assessment)
    consultation = assessment.consultations.filter(organisation_id=naming.setting_id).order_by("-id").first()  # type: ignore[misc]
    bar = rules.bar_to_final(
        is_over=assessment.is_over,
        final_on=assessment.final_on,
        drafts=draft.number if draft else 0,
        final_from=draft.final_from if draft else None,
        finished_on=draft.finished_on if draft else None,
        on=on,
        is_type_only=naming.is_type_only,
        consulted=consultation is not None,
        answer_due=consultation.due_on if consultation and not consultation.answered_on else None,
        final_due=queries.due_for(case, "FINAL"),
        meetings_open=queries.planning.meetings_wanted(assessment).count(),
        named=naming.named,
        preference=naming.preference,
        next_contact_on=naming.next_contact_on,
    )
    if bar:
        raise RuleBroken(bar)
    setting, health = to_setting(naming), queries.health_board(case, on=on)
    if not naming.is_type_only and not setting:
        raise RuleBroken(
            "We hold no mailbox for the setting that the plan names. Add one under Contacts: it must have the plan."
        )
    if not health:
        raise RuleBroken(
            "We hold no address for the health board, and it must have the plan. Add it to the list of desks."
        )
    look_through(assessment, "The final plan", file_id, by=by, on=on)
    plan = FinalPlan.objects.create(
        assessment=assessment,
        final_on=on,
        made_by_id=by.pk,  # type: ignore[attr-defined]
        file_id=file_id,
        setting_id=naming.setting_id,
        named=naming.named,
        is_type_only=naming.is_type_only,
        starts_on=naming.starts_on,
        preference=naming.preference,
        next_contact_on=naming.next_contact_on,
        review_by=review_by or rules.review_by(on),
    )
    assessment.final_on = on
    assessment.save(update_fields=["final_on"])
    close_comments(assessment, by=by, on=on)
    tell_of_plan(assessment, plan, setting, health, by=by, on=on)
    mirror(assessment, on=on)
    cases.note(
        case, "assessments.final-made", by=by, on=on, title="The plan is final", family_title="Your plan is final",
        detail=plan.preference, to_family=True, to_school=True, to_professionals=True,
    )  # fmt: skip
    audit.record("assessments.final-made", by=by, about=plan, on=on.isoformat(), setting=naming.setting_id)
    return plan


def to_setting(naming: Naming) -> list[Addressee]:
    """The setting that the plan names, at its role mailbox."""
    if naming.is_type_only or naming.setting_id is None:
        return []
    mailboxes = contacts.recipients_for(naming.setting_id, ("SENCO",))
    return [Addressee(naming.named, each.address, naming.setting_id) for each in mailboxes[:1]]


def close_comments(assessment: Assessment, *, by: Actor, on: date) -> None:
    """The family had its time: the clock that allows it is met."""
    for held in assessment.case.deadlines.running().filter(clock="NA-REPS").order_by("id"):
        deadlines.meet(assessment.case, "NA-REPS", by=by, on=min(on, held.legal_due), key=held.key)  # type: ignore[arg-type, type-var]
    for held in assessment.case.deadlines.running().filter(clock="NA-CONSULT-SCHOOL").order_by("id"):
        deadlines.end(assessment.case, held.clock, by=by, on=on, because="The plan is final", key=held.key)


def words_of_plan(plan: FinalPlan, on: date) -> dict[str, Any]:
    """What every letter about a final plan says of it."""
    return {
        "named": plan.named,
        "type_only": plan.is_type_only,
        "starts_on": plan.starts_on,
        "next_contact_on": plan.next_contact_on,
        "preference": plan.preference,
        "review_by": plan.review_by,
        "finalised_on": on,
    }


def tell_of_plan(
    assessment: Assessment, plan: FinalPlan, setting: list[Addressee], health: list[Addressee], *, by: Actor, on: date
) -> None:
    """The family with its rights, the named setting with its duty to admit, the health board with its own duty, and the
    child's present school for its knowledge, all on one day."""
    case = assessment.case
    enclosed = [plan_enclosed("The final plan", plan.file_id), *advice_enclosed(assessment)]
    words = words_of_plan(plan, on)
    officer = case.owner.name if case.owner else case.team.name
    family = {**words, "officer": officer} if plan.is_type_only else words
    send(assessment, letters.FINAL_PLAN, plan.what, ToWhom.FAMILY, by=by, on=on, words=family, enclosures=enclosed)
    present = queries.school_of(case, on=on) if case.school_id and case.school_id != plan.setting_id else []
    for to_whom, to, named, is_health in (
        (ToWhom.NAMED, setting, True, False),
        (ToWhom.HEALTH, health, False, True),
        (ToWhom.SCHOOL, present, False, False),
    ):
        if to:
            roles = {"is_named": named, "is_health": is_health, "is_named_or_health": named or is_health}
            send(
                assessment, letters.FINAL_PLAN_OTHERS, plan.what, to_whom, by=by, on=on, to=to,
                words={**words, **roles}, enclosures=enclosed[:1],
            )  # fmt: skip


def finish(assessment: Assessment, plan: FinalPlan, *, by: Actor) -> None:
    """When family, named setting and health board were all sent the plan, the limit is kept, and the case passes to the
    team that holds plans and closes."""
    sent = [plan.family_sent_on, plan.health_sent_on, *([] if plan.is_type_only else [plan.setting_sent_on])]
    if None in sent or assessment.final_sent_on:
        return
    day = max(each for each in sent if each)
    assessment.final_sent_on = day
    assessment.save(update_fields=["final_sent_on"])
    meet(assessment, "FINAL", by=by, on=day)
    end(assessment, ("DRAFT",), by=by, on=day, because="The final plan was sent")
    audit.record("assessments.final-sent", by=by, about=plan, on=day.isoformat(), route=assessment.route)
    pass_to_plans(assessment, by=by, on=day)
    keep = ("ME-CONTACT", "AP-LODGE")
    deadlines.end_all(assessment.case, by=by, on=day, because="The final plan was sent", besides=keep)
    cases.close(assessment.case, by=by, on=day, stage="FINAL_ISSUED", because="The final plan was sent")
    cases.note(
        assessment.case, "assessments.final-sent", by=by, on=day,
        title="The final plan went to the family, the named setting and the health board",
        family_title="We sent the final plan to you, to the school or college, and to health", to_family=True,
        to_school=True,
    )  # fmt: skip
    signals.final_plan_sent.send(FinalPlan, assessment=assessment, plan=plan, by=by, on=day)


def pass_to_plans(assessment: Assessment, *, by: Actor, on: date) -> None:
    """The team that the council's desks name for final plans holds the child's file from now on (Q23)."""
    case = assessment.case
    desk = queries.desk_for(DeskFor.PLANS, case, on=on)
    if desk is not None and desk.organisation_id != case.team_id:
        cases.pass_on(case, by=by, on=on, team_id=desk.organisation_id, because="The final plan has been issued")
