"""What follows when a letter of this room, or of a plan after a review, has left; and what is undone when one came back.

Notice of a meeting is *given* and a decision is *notified* when it is received; an appeal counts from the day its letter was
sent (rulebook 2.3).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_cases
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.plans import actions as plans
from countywide.casework.plans import queries as plan_queries
from countywide.platform.audit import actions as audit

from .. import queries, signals
from ..enums import Arranger, Outcome
from ..models import Review
from .arranging import schedule
from .linking import end_links
from .sending import FAMILY
from .standing import mirror

ENDS = "plans.plan-ends"


def reached(letter: Any, *, by: Any, on: date, received_on: date) -> None:
    """A letter left on a day and counts as received on another. Letters of other rooms are passed over, but those by which a
    plan ends after its review."""
    if letter.kind.startswith("reviews."):
        notice = queries.notice_of(letter)
        if notice is not None:
            step = notice.what.partition(":")[0]
            if follow := FOLLOWS.get(step):
                follow(under_lock(notice.review_id), notice, letter, by=by, on=on)
    elif letter.kind == ENDS:
        ended(letter, by=by)


def under_lock(pk: int) -> Review:
    return Review.objects.select_for_update().get(pk=pk)


def invitation(review: Review, notice: Any, letter: Any, *, by: Any, on: date) -> None:
    """Notice was given once everybody who is written to has it (reg 20(3))."""
    if review.invited_on and (dates := queries.dates_of(review, notice.what)):
        deadlines.meet(review.case, "AR-NOTICE", by=by, on=dates.received_on, key=review.clock_key)


def decision(review: Review, notice: Any, letter: Any, *, by: Any, on: date) -> None:
    """The family may appeal from the day its letter was sent; the review is complete once the last of them has it."""
    if notice.to_whom != FAMILY:
        return
    start_to_appeal(review.case, letter, by=by, on=on)
    if review.told_on is None and (dates := queries.dates_of(review, notice.what, FAMILY)):
        told(review, by=by, on=dates.received_on)


def start_to_appeal(case: Any, letter: Any, *, by: Any, on: date) -> None:
    """The time for mediation and for an appeal runs from the day the letter was sent (reg 33; HESC Rules r.20)."""
    for clock in ("ME-CONTACT", "AP-LODGE"):
        first = case.deadlines.running().filter(clock=clock, key="").first()
        key = "" if first is None or first.trigger_on == on else f"letter:{letter.pk}"
        deadlines.start(case, clock, by=by, on=on, key=key)


def told(review: Review, *, by: Any, on: date) -> None:
    """The family was notified of the decision: the review is complete, and the next twelve months start with this day
    (s.44(1)). Where nothing is amended it is over, and the next one is laid down."""
    review.told_on = on
    review.save(update_fields=["told_on"])
    deadlines.meet(review.case, "AR-DECIDE", by=by, on=on, key=review.clock_key)
    audit.record("reviews.family-told", by=by, about=review, on=on.isoformat())
    signals.family_told.send(Review, review=review, by=by, on=on)
    if review.is_in_law:
        plans.complete_review(review.plan, by=by, on=on, notified_on=on)
    if review.outcome == Outcome.AMEND:
        mirror(review, on=on)
    else:
        finish(review, by=by, on=on)


def finish(review: Review, *, by: Any, on: date) -> None:
    """The review is over; unless the plan ends, the next one is laid down."""
    review.over_on = on
    review.save(update_fields=["over_on"])
    end_links(review, by=by)
    for clock in ("AR-REPORT", "AR-DECIDE"):
        deadlines.end(review.case, clock, by=by, on=on, because="The review is over", key=review.clock_key)
    audit.record("reviews.over", by=by, about=review, on=on.isoformat(), outcome=review.outcome)
    signals.over.send(Review, review=review, by=by, on=on)
    mirror(review, on=on)
    if review.outcome != Outcome.CEASE:
        review.plan.refresh_from_db()
        schedule(review.plan, by=by, on=on)


# --- after the plan's own letters ------------------------------------------------------------


def amendment_sent(amendment: Any, *, by: Any, sent_on: date, received_on: date) -> None:
    """The notice with the changes is what tells the family of the decision to amend (regs 20(10), 22(2)(a))."""
    review = Review.objects.select_for_update().filter(amendment=amendment).first()
    if review is None or review.told_on:
        return
    deadlines.meet(review.case, "AR-NOTICE-AMEND", by=by, on=sent_on, key=review.clock_key)
    told(review, by=by, on=received_on)


def amendment_finished(amendment: Any, *, by: Any, on: date) -> None:
    """The amended plan was sent, or the family was told that nothing is amended: the review that it follows is over."""
    review = Review.objects.select_for_update().filter(amendment=amendment).first()
    if review is not None and review.over_on is None:
        finish(review, by=by, on=on)
    elif (held := queries.open_review(amendment.plan)) is not None:
        follow_pupil(held, by=by, on=on)
        mirror(held, on=on)


def follow_pupil(review: Review, *, by: Any, on: date) -> None:
    """A review of which nothing is planned yet is held where the child is taught from now on."""
    case = held_cases.case_by_key(review.case_id)
    if review.planned_on or review.setting_id == case.school_id:
        return
    before, review.setting_id = review.setting_id, case.school_id
    review.arranged_by = Arranger.SCHOOL if case.school_id else Arranger.COUNCIL
    review.save(update_fields=["setting", "arranged_by"])
    audit.record("reviews.followed-pupil", by=by, about=review, on=on.isoformat(), before=before, now=case.school_id)


def ended(letter: Any, *, by: Any) -> None:
    """The family was told that the plan ends after its review."""
    plan = plan_queries.plan_of(letter.case)
    if plan is None:
        return
    review, ending = queries.open_review(plan), plan_queries.decided_ending(plan)
    if not review or not ending or review.outcome != Outcome.CEASE or review.told_on:
        return
    if dates := plan_queries.dates_of(plan, f"end:{ending.pk}"):
        told(under_lock(review.pk), by=by, on=dates.received_on)


def plan_ceased(plan: Any, *, by: Any, on: date) -> None:
    """A plan has ended: a review that was laid down is not held any more."""
    review = queries.open_review(plan)
    if review is not None:
        drop(review, by=by, on=on, because="The plan has ended")
    for update in list(Review.objects.open().filter(plan=plan, is_in_law=False).order_by("id")):
        drop(update, by=by, on=on, because="The plan has ended")


def drop(review: Review, *, by: Any, on: date, because: str) -> None:
    """A review is not held: its clocks end."""
    review.over_on, review.dropped_because = on, because[:300]
    review.save(update_fields=["over_on", "dropped_because"])
    end_links(review, by=by)
    for deadline in list(review.case.deadlines.running().filter(key=review.clock_key).order_by("id")):
        deadlines.end(review.case, deadline.clock, by=by, on=on, because=because, key=review.clock_key)
    audit.record("reviews.dropped", by=by, about=review, on=on.isoformat())


# --- a letter came back ----------------------------------------------------------------------


def came_back(letter: Any, *, by: Any, on: date) -> None:
    """Whoever it was for was told nothing: notice was not given, the decision not notified. The clock runs on as if never
    met, and what follows when the letter goes another way follows then."""
    notice = queries.notice_of(letter) if letter.kind.startswith("reviews.") else None
    if notice is None:
        return
    review, step = under_lock(notice.review_id), notice.what.partition(":")[0]
    because = "The letter came back"
    if step == "invitation":
        deadlines.unmeet(review.case, "AR-NOTICE", by=by, on=on, because=because, key=review.clock_key)
    if step == "decision" and notice.to_whom == FAMILY and review.told_on:
        untell(review, by=by, on=on, because=because)


def untell(review: Review, *, by: Any, on: date, because: str) -> None:
    """The decision counts as not notified: the review is open again, and the one laid down after it is taken back."""
    after = queries.open_review(review.plan)
    if after is not None and after.pk != review.pk and after.planned_on is None:
        drop(after, by=by, on=on, because="The decision before it has not reached the family")
    elif after is not None and after.pk != review.pk:
        return
    review.told_on = review.over_on = None
    review.save(update_fields=["told_on", "over_on"])
    deadlines.unmeet(review.case, "AR-DECIDE", by=by, on=on, because=because, key=review.clock_key)
    cases.note(
        review.case, "reviews.came-back", by=by, on=on, title="The decision has not reached everybody of the family"
    )
    mirror(review, on=on)
    audit.record("reviews.not-told", by=by, about=review, on=on.isoformat())
    signals.not_told.send(Review, review=review, by=by, on=on)


FOLLOWS: dict[str, Any] = {"invitation": invitation, "decision": decision}
"""The first word of what a letter carries out, and what follows when it leaves."""
