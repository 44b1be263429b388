"""Early reviews, second looks at a decision, and suggestions for the form: each asked by a day and answered by another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_cases
from countywide.casework.deadlines import queries as deadlines
from countywide.casework.plans import queries as plans
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import letters, notices, permissions, queries, rules
from ..enums import AskedBy, EarlyAnswer, EarlyFrom, ReviewType, Urgency
from ..models import EarlyRequest, LookAgain, Review, Suggestion
from ..types import EarlyAsked
from .arranging import schedule
from .sending import barred, holder, regulation, to_school
from .standing import mirror

WINDOWS = {
    Urgency.ROUTINE: "The meeting is held this term.",
    Urgency.URGENT: "The meeting is held within four weeks.",
    Urgency.EMERGENCY: "The meeting is held as soon as people can have two weeks’ notice of it.",
}
BY_FAMILY = (AskedBy.PARENT, AskedBy.CHILD)


@action(permissions.ASK_EARLY)
def ask_early(plan: Any, *, by: Actor, on: date, asked: EarlyAsked) -> EarlyRequest:
    """Ask for a review before it is due. The council answers with reasons within ten working days."""
    if not plans.plans_seen_by(by).filter(pk=plan.pk).exists():
        raise RuleBroken("You can ask this only for your own child or pupil.")
    barred(
        rules.bar_to_asking_early(
            in_force=plan.made_on is not None and plan.ceased_on is None, asked_already=queries.early_waiting(plan, by),
            text=asked.text, reasons=asked.reasons, family_knows=asked.family_knows,
            by_family=asked.asked_by in BY_FAMILY,
        )
    )  # fmt: skip
    request = EarlyRequest.objects.create(
        plan=plan, asked_by=asked.asked_by, by_id=by.pk, organisation_id=asked.organisation_id,  # type: ignore[attr-defined]
        reasons=list(asked.reasons), text=asked.text.strip(), urgency=asked.urgency, family_knows=asked.family_knows,
        asked_on=on, answer_by=rules.answer_by(on, deadlines.calendar()),
    )  # fmt: skip
    tell(
        notices.EARLY_ASKED, to=held_cases.to_team(plan.case, on=on), cause=f"early:{request.pk}", by=by, about=request,
        reference=plan.case.reference, answer_by=request.answer_by, key=request.key,
    )  # fmt: skip
    cases.note(
        plan.case, "reviews.early-asked", by=by, on=on, title=f"An early review is asked for: {request.get_asked_by_display()}",
        family_title="An early review is asked for", to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("reviews.early-asked", by=by, about=request, on=on.isoformat(), urgency=asked.urgency)
    return request


@action(permissions.WORK)
def answer_early(plan: Any, *, by: Actor, on: date, request: EarlyRequest, answer: str, because: str) -> None:
    """Agree, decline with reasons, or take it into the amendment or review that is under way. The family is told in any case,
    and the school; an early review is one under s.44, with every step and clock of reg 20."""
    request = EarlyRequest.objects.select_for_update().get(pk=request.pk, plan=plan)
    review = queries.open_review(plan)
    barred(
        rules.bar_to_answering_early(
            answered=request.answered_on is not None, answer=answer, because=because,
            amendment_open=plans.open_amendment(plan) is not None,
            review_held=review is not None and review.met_on is not None,
        )
    )  # fmt: skip
    request.answer, request.because, request.answered_on = answer, because.strip(), on
    request.answered_by_id = by.pk  # type: ignore[attr-defined]
    if answer == EarlyAnswer.AGREE:
        review = begin_early(plan, by=by, on=on, urgency=request.urgency)
    request.review = review if answer != EarlyAnswer.DECLINE else None
    request.save()
    tell_of_answer(plan, request, by=by, on=on)
    cases.note(
        plan.case, "reviews.early-answered", by=by, on=on, title=f"Early review: {request.get_answer_display().lower()}",
        detail=request.because, to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("reviews.early-answered", by=by, about=request, on=on.isoformat(), answer=answer)


@action(permissions.WORK)
def call_early(
    plan: Any,
    *,
    by: Actor,
    on: date,
    reasons: Sequence[str],
    because: str,
    urgency: str,
    asked_by: str = EarlyFrom.COUNCIL,
) -> EarlyRequest:
    """The council holds a review before the year is out without anybody of the family or the school having asked: a place
    breaks down, needs have changed, or health or social care asks for it. From here on it is a review as any other: notice,
    papers, meeting, report and decision, each with its clock (reg 20), and its completion begins the next twelve months."""
    review = queries.open_review(plan)
    barred(
        rules.bar_to_calling_early(
            in_force=plan.made_on is not None and plan.ceased_on is None, reasons=reasons, because=because,
            fewest=rules.FEWEST_TO_ANSWER, asked_already=queries.early_of(plan).filter(answered_on=None).exists(),
            review_held=review is not None and review.met_on is not None,
        )
    )  # fmt: skip
    made = EarlyRequest.objects.create(
        plan=plan, asked_by=asked_by, by_id=by.pk, organisation_id=plan.organisation_id, reasons=list(reasons),  # type: ignore[attr-defined]
        text=because.strip(), urgency=urgency, asked_on=on, answer_by=on, answered_on=on, answer=EarlyAnswer.AGREE,
        because=because.strip(), answered_by_id=by.pk,  # type: ignore[attr-defined]
        review=begin_early(plan, by=by, on=on, urgency=urgency),
    )  # fmt: skip
    tell_of_early(plan, made, by=by, on=on)
    cases.note(
        plan.case, "reviews.early-begun", by=by, on=on, detail=made.because, to_family=True, to_school=True,
        title="The council holds a review early", family_title="We will review the plan early",
    )  # fmt: skip
    audit.record(
        "reviews.early-begun", by=by, about=made, on=on.isoformat(), urgency=urgency, asked_by=asked_by,
        reasons=sorted(reasons),
    )  # fmt: skip
    return made


def begin_early(plan: Any, *, by: Actor, on: date, urgency: str) -> Review:
    """The next review of the plan is held early: the one that is laid down, with what was arranged for it. Used by deeds that
    are guarded themselves."""
    kind = ReviewType.EMERGENCY if urgency == Urgency.EMERGENCY else ReviewType.EARLY
    review = schedule(plan, by=by, on=on, early=kind)
    assert review is not None
    if review.type != kind:
        review.type = kind
        review.save(update_fields=["type"])
        audit.record("reviews.made-early", by=by, about=review, on=on.isoformat(), type=kind)
    mirror(review, on=on)
    return review


def tell_of_early(plan: Any, request: EarlyRequest, *, by: Any, on: date) -> None:
    """The family, and the school or setting, each in their own words."""
    from countywide.casework.assessments import queries as assessed
    from countywide.casework.letters import actions as written

    assert request.review is not None
    asked_for = {EarlyFrom.HEALTH: "The health service asked us to.", EarlyFrom.CARE: "Social care asked us to."}
    words = {
        "decided_on": on, "reasons": request.because, "window": WINDOWS[Urgency(request.urgency)],
        "asked_for": asked_for.get(EarlyFrom(request.asked_by), ""), "holder": holder(request.review),
        "regulation": regulation(request.review),
    }  # fmt: skip
    written.issue(plan.case, letters.EARLY_BEGUN, by=by, on=on, words=words)
    if school := assessed.school_of(plan.case, on=on):
        written.issue(plan.case, letters.EARLY_BEGUN_OTHERS, by=by, on=on, words=words, to=school)


def tell_of_answer(plan: Any, request: EarlyRequest, *, by: Any, on: date) -> None:
    """The family, and the school or setting, each in their own words."""
    from countywide.casework.assessments import queries as assessed
    from countywide.casework.letters import actions as written

    asked_by = {AskedBy.PARENT: "a parent", AskedBy.CHILD: "the young person", AskedBy.SCHOOL: "the school"}
    words = {
        "asked_on": request.asked_on,
        "asked_by": asked_by.get(AskedBy(request.asked_by), "a professional"),
        "decided_on": on,
        "reasons": request.because,
        "agreed": request.answer == EarlyAnswer.AGREE,
        "merged": request.answer == EarlyAnswer.MERGE,
        "declined": request.answer == EarlyAnswer.DECLINE,
        "window": WINDOWS[Urgency(request.urgency)],
        "review_by": queries.due_by(plan),
    }
    written.issue(plan.case, letters.EARLY_ANSWER, by=by, on=on, words=words)
    if school := assessed.school_of(plan.case, on=on):
        written.issue(plan.case, letters.EARLY_ANSWER_OTHERS, by=by, on=on, words=words, to=school)


# --- a second look ---------------------------------------------------------------------------


@action(permissions.ASK_AGAIN)
def ask_again(review: Review, *, by: Actor, on: date, text: str) -> LookAgain:
    """A school asks the council to look again at a decision (Q29a). Somebody who did not decide it replies within ten working
    days. It is no appeal: the family's right and its time stay as they are."""
    barred(
        rules.bar_to_asking_again(
            decided=review.decided_on is not None, told=review.told_on is not None,
            is_own=queries.is_own_school(review, by), text=text,
            open_already=review.looks.filter(by_id=by.pk, replied_on=None).exists(),  # type: ignore[attr-defined]
        )
    )  # fmt: skip
    look = LookAgain.objects.create(
        review=review, by_id=by.pk, organisation_id=review.setting_id, asked_on=on, text=text.strip(),  # type: ignore[attr-defined]
        reply_by=rules.answer_by(on, deadlines.calendar()),
    )  # fmt: skip
    tell(
        notices.LOOK_ASKED, to=held_cases.to_team(review.case, on=on), cause=f"look:{look.pk}", by=by, about=review,
        reference=review.case.reference, reply_by=look.reply_by, key=review.key,
    )  # fmt: skip
    cases.note(
        review.case, "reviews.look-asked", by=by, on=on, title="The school asks us to look again at the decision",
        to_school=True,
    )  # fmt: skip
    audit.record("reviews.look-asked", by=by, about=look, on=on.isoformat(), review=review.pk)
    return look


@action(permissions.DECIDE)
def reply_to_look(review: Review, *, by: Actor, on: date, look: LookAgain, stands: bool | None, reply: str) -> None:
    """Reply to a school that asked to look again. Where the decision does not stand, changes are proposed without a review
    (reg 28); no clock of the review or of an appeal moves."""
    look = LookAgain.objects.select_for_update().get(pk=look.pk, review=review)
    barred(
        rules.bar_to_replying(
            replied=look.replied_on is not None,
            decider=review.decided_by_id,
            replies=by.pk,  # type: ignore[attr-defined]
            stands=stands,
            reply=reply,
        )
    )
    look.stands, look.reply, look.replied_on, look.replied_by_id = stands, reply.strip(), on, by.pk  # type: ignore[attr-defined]
    look.save()
    to = to_school(review) or [Recipient(look.by.email, look.organisation_id, look.by_id)]
    tell(
        notices.LOOK_REPLIED, to=to, cause=f"look:{look.pk}:replied", by=by, about=review,
        reference=review.case.reference, key=review.key,
    )  # fmt: skip
    cases.note(
        review.case, "reviews.look-replied", by=by, on=on, detail=look.reply, to_school=True,
        title="We looked again: the decision stands" if stands else "We looked again: we will propose changes",
    )  # fmt: skip
    audit.record("reviews.look-replied", by=by, about=look, on=on.isoformat(), stands=stands)


# --- a better form ---------------------------------------------------------------------------


@action(permissions.SUGGEST)
def suggest(_: None, *, by: Actor, on: date, text: str, page: str = "") -> Suggestion:
    """Suggest a change to the review form (Q28). It is published in the council's words, with what became of it."""
    barred(rules.bar_to_suggesting(text))
    made = Suggestion.objects.create(by_id=by.pk, made_on=on, text=text.strip()[:1000], page=page)  # type: ignore[attr-defined]
    audit.record("reviews.suggested", by=by, about=made, on=on.isoformat(), page=page)
    return made


@action(permissions.KEEP_FORM)
def answer_suggestion(
    suggestion: Suggestion, *, by: Actor, on: date, state: str, published_as: str, reply: str = ""
) -> None:
    """Say in public what becomes of a suggestion."""
    barred(rules.bar_to_publishing(state=state, published_as=published_as, reply=reply))
    suggestion.state, suggestion.published_as = state, published_as.strip()[:300]
    suggestion.reply, suggestion.answered_on = reply.strip()[:1000], on
    suggestion.save()
    audit.record("reviews.suggestion-answered", by=by, about=suggestion, on=on.isoformat(), state=state)
