"""The in-year review form: begun and sent by a school, put aside, or answered by the council. It is no review in law.

Nothing here starts, meets or moves a clock: the twelve months of the yearly review run on (CFA 2014 s.44(1)), and there are no
four weeks for an answer. The ten working days in which the council answers are its own promise.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from countywide.casework.assessments import queries as assessed
from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_cases
from countywide.casework.deadlines import queries as deadlines
from countywide.casework.letters import actions as written
from countywide.casework.plans import queries as plans
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import form_sets, letters, notices, permissions, queries, rules
from ..enums import Arranger, ReviewType, UpdateAnswer, Urgency
from ..models import Held, Review, Update
from .asking import WINDOWS, begin_early
from .sending import barred, to_school


@action(permissions.UPDATE)
def begin_update(plan: Any, *, by: Actor, on: date, about: Sequence[str]) -> Update:
    """A school begins a form on a pupil whose plan is in force, for what has changed, for a move, or for both."""
    setting_id = plan.case.school_id
    barred(
        rules.bar_to_beginning_update(
            in_force=plan.made_on is not None and plan.ceased_on is None,
            is_own_pupil=setting_id is not None and setting_id in by.organisations_where(permissions.UPDATE),  # type: ignore[attr-defined]
            being_written=queries.update_being_written(plan) is not None, about=about,
        )
    )  # fmt: skip
    review = Review.objects.create(
        plan=plan, case=plan.case, of_version=plans.version_now(plan), type=ReviewType.IN_YEAR, is_in_law=False,
        form=form_sets.form_on(on).begins, arranged_by=Arranger.SCHOOL, setting_id=setting_id, scheduled_on=on,
        due_by=queries.due_by(plan),
    )  # fmt: skip
    made = Update.objects.create(review=review, about=list(about), began_on=on, began_by_id=by.pk)  # type: ignore[attr-defined]
    audit.record("reviews.update-begun", by=by, about=review, on=on.isoformat(), for_what=sorted(about))
    return made


@action(permissions.HOLD)
def send_update(held: Held, *, by: Actor, on: date) -> None:
    """The form goes to the council; the family reads the same from that day on. Nobody needs to sign it: it is no report of a
    review (reg 20(7))."""
    update = queries.update_of(held)
    barred(
        rules.bar_to_sending_update(
            over=held.over_on is not None, sent=update.sent_on is not None, missing=queries.missing_pages(held)
        )
    )
    update.sent_on, update.sent_by_id = on, by.pk  # type: ignore[attr-defined]
    update.answer_by = rules.answer_by(on, deadlines.calendar())
    update.save()
    held.report_on, held.report_number = on, 1
    held.save(update_fields=["report_on", "report_number"])
    words: dict[str, Any] = {
        "reference": held.case.reference, "key": held.key, "on": on, "answer_by": update.answer_by,
        "due_by": queries.due_by(held.plan), "owner": queries.owner_of(held),
        "significant": len(queries.significant_in(held)),
    }  # fmt: skip
    cause = f"update:{update.pk}"
    tell(notices.UPDATE_IN, to=held_cases.to_team(held.case, on=on), cause=cause, by=by, about=held, **words)
    tell(notices.UPDATE_RECEIVED, to=to_school(held), cause=f"{cause}:received", by=by, about=held, **words)
    cases.note(
        held.case, "reviews.update-sent", by=by, on=on, title="An in-year review form came from the school",
        family_title="The school sent an update about the plan. It is not a review", to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("reviews.update-sent", by=by, about=held, on=on.isoformat())


@action(permissions.HOLD)
def put_aside_update(held: Held, *, by: Actor, on: date) -> None:
    """A form that was begun is not sent. What was written is kept."""
    update = queries.update_of(held)
    barred(rules.bar_to_putting_aside(over=held.over_on is not None, sent=update.sent_on is not None))
    held.over_on, held.dropped_because = on, "The school did not send it"
    held.save(update_fields=["over_on", "dropped_because"])
    audit.record("reviews.update-put-aside", by=by, about=held, on=on.isoformat())


@action(permissions.WORK)
def answer_update(
    review: Review, *, by: Actor, on: date, answer: str, because: str, urgency: str = Urgency.ROUTINE
) -> None:
    """Note it, call an early review, take it into what is under way, or propose changes without a review (reg 28). The family
    and the school are told which, and why, and that the form itself is no review."""
    update, plan = queries.update_of(review), review.plan
    running = queries.open_review(plan)
    held_now = running is not None and running.met_on is not None
    barred(
        rules.bar_to_answering_update(
            sent=update.sent_on is not None, answered=update.answered_on is not None, answer=answer, because=because,
            suggests_early=bool(queries.significant_in(review)), review_held=held_now,
            under_way=held_now or plans.open_amendment(plan) is not None,
        )
    )  # fmt: skip
    if answer == UpdateAnswer.EARLY:
        update.led_to = begin_early(plan, by=by, on=on, urgency=urgency)
    elif answer == UpdateAnswer.MERGE:
        update.led_to = running if held_now else None
    update.answer, update.because, update.answered_on = answer, because.strip(), on
    update.answered_by_id = by.pk  # type: ignore[attr-defined]
    update.save()
    review.over_on = on
    review.save(update_fields=["over_on"])
    tell_of_answer(review, update, urgency, by=by, on=on)
    cases.note(
        review.case, "reviews.update-answered", by=by, on=on, detail=update.because, to_family=True, to_school=True,
        title=f"In-year review form answered: {update.get_answer_display()[:1].lower()}{update.get_answer_display()[1:]}",
    )  # fmt: skip
    audit.record("reviews.update-answered", by=by, about=review, on=on.isoformat(), answer=answer)


def tell_of_answer(review: Review, update: Update, urgency: str, *, by: Any, on: date) -> None:
    """The family, and the school or setting, each in their own words."""
    case = review.case
    words = {
        "sent_on": update.sent_on,
        "school": review.setting.name if review.setting else "The school",
        "decided_on": on,
        "reasons": update.because,
        "noted": update.answer == UpdateAnswer.NOTED,
        "early": update.answer == UpdateAnswer.EARLY,
        "merged": update.answer == UpdateAnswer.MERGE,
        "amended": update.answer == UpdateAnswer.AMEND,
        "window": WINDOWS[Urgency(urgency)],
        "review_by": queries.due_by(review.plan),
    }
    written.issue(case, letters.UPDATE_ANSWER, by=by, on=on, words=words)
    if school := assessed.school_of(case, on=on):
        written.issue(case, letters.UPDATE_ANSWER_OTHERS, by=by, on=on, words=words, to=school)
