"""Which reviews there are, where each stands, and when somebody was told something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from countywide.casework.deadlines import queries as deadlines
from countywide.law import clocks

from .. import permissions, rules
from ..enums import Arranger
from ..models import EarlyRequest, Held, Notice, Proposal, Review


def listed(found: Any) -> Any:
    """With all that a page says of a review and whose it is, and whether a decision is proposed; one query."""
    proposed = Proposal.objects.filter(review=OuterRef("pk"), sent_back_on=None)
    related = ("case__child", "case__team", "case__owner", "case__school", "case__area", "plan", "setting", "amendment")
    return found.select_related(*related).annotate(proposed=Exists(proposed))


def reviews_seen_by(user: Any) -> QuerySet[Review]:
    """The reviews somebody may read, the next that is due first."""
    return listed(Review.objects.seen_by(user)).order_by("due_by", "id")  # type: ignore[no-any-return]


def review_with(key: Any, user: Any) -> Review | None:
    """One review by its key, if this person may read it."""
    return reviews_seen_by(user).filter(key=key).first()


def held_with(key: Any, user: Any) -> Held | None:
    """The same as whoever holds its meeting sees it; none for those who may read it but not hold it."""
    held = listed(Held.objects.seen_by(user)).filter(key=key).first()  # type: ignore[attr-defined]
    return held if held is not None and user.may(permissions.HOLD, about=held) else None


def as_held(review: Review) -> Held:
    """A review as whoever holds its meeting sees it."""
    return Held.objects.get(pk=review.pk)


def may_hold(review: Review, user: Any) -> bool:
    """Whether somebody may arrange this review and fill in its form: the school, or the team where the council holds it."""
    belongs_to = review.setting_id if review.arranged_by == Arranger.SCHOOL else review.case.team_id
    return belongs_to is not None and belongs_to in user.organisations_where(permissions.HOLD)


def reviews_of(plan: Any) -> QuerySet[Review]:
    """Every review of a plan, the latest first."""
    return listed(Review.objects.filter(plan=plan)).order_by("-id")  # type: ignore[no-any-return]


def reviews_on(case: Any) -> QuerySet[Review]:
    """Every review on a case, the latest first."""
    return listed(Review.objects.filter(case=case)).order_by("-id")  # type: ignore[no-any-return]


def with_early(reviews: QuerySet[Review]) -> QuerySet[Review]:
    """With the latest request for an early review of the plan, in the same query: for the page of the case."""
    said = JSONObject(key="key", asked_on="asked_on", answer="answer", answer_by="answer_by", asked_by="asked_by")
    latest = EarlyRequest.objects.filter(plan=OuterRef("plan")).order_by("-id").values(found=said)
    return reviews.annotate(early=Subquery(latest[:1]))


def open_review(plan: Any) -> Review | None:
    """The review under s.44 that runs or waits to be held."""
    return Review.objects.open().filter(plan=plan, is_in_law=True).first()


def standing_of(review: Any) -> str:
    """Where a review stands."""
    proposed = getattr(review, "proposed", None)
    return rules.standing(review, is_proposed=open_proposal(review) is not None if proposed is None else proposed)


def open_proposal(review: Any) -> Proposal | None:
    """What an officer proposed and nobody sent back."""
    return review.proposals.filter(sent_back_on=None).select_related("made_by").order_by("-id").first()  # type: ignore[no-any-return]


def due_by(plan: Any) -> date:
    """The day by which the next review must be complete: of the year that runs on the plan's case (CFA 2014 s.44(1))."""
    for clock in ("AR-YEAR", "MV-REVIEW"):
        held = deadlines.running(plan.case, clock)
        if held is not None and held.legal_due is not None:
            return held.legal_due
    due = clocks.answer("AR-YEAR", plan.last_reviewed_on or plan.made_on).legal_due
    assert due is not None
    return due


def prepares_a_move(review: Any, *, on: date) -> bool:
    """Whether the child is in a year in which the next phase is prepared."""
    child = review.case.child
    return rules.prepares_a_move(born_on=child.born_on, on=on, year_group=child.year_group)


def reference_of(review: Any) -> str:
    """What names one report: the case, the day of the meeting, and how often it was sent. It holds no name."""
    day = review.met_on.strftime("%Y%m%d") if review.met_on else "0"
    return f"{review.case.reference}/{day}-{review.report_number}"


# --- letters ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Dates:
    """When a step reached those it was for, measured at the last of them."""

    sent_on: date
    received_on: date


def dates_of(review: Any, what: str, *to_whom: str) -> Dates | None:
    """When everybody was sent a notice; None while one copy still waits."""
    notices = (
        Notice.objects.filter(review=review, what=what)
        .select_related("letter__superseded_by")
        .prefetch_related("letter__sendings")
        .order_by("id")
    )
    held = [newest(each.letter) for each in (notices.filter(to_whom__in=to_whom) if to_whom else notices)]
    sent = [letter.dispatched_on for letter in held]
    received = [letter.deemed_received_on for letter in held]
    if not held or None in sent or None in received:
        return None
    return Dates(max(day for day in sent if day), max(day for day in received if day))


def newest(letter: Any) -> Any:
    """The letter that stands in the place of this one today."""
    while letter.newer is not None:
        letter = letter.newer
    return letter


def notice_of(letter: Any) -> Notice | None:
    """The notice a letter belongs to: its own, or that of the letter whose place it took."""
    while letter is not None:
        if found := Notice.objects.filter(letter_id=letter.pk).first():
            return found
        letter = letter.supersedes
    return None
