"""A plan in force and its review, each step taken through the room's own actions on a given day."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from django.db import transaction
from tests.once import once

from countywide.casework.assessments.models import Desk
from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.plans.tests import factories as plans
from countywide.casework.reviews import actions, queries
from countywide.casework.reviews.actions import filling as fill
from countywide.casework.reviews.filled import CardSaid, LineSaid
from countywide.casework.reviews.models import Held, Review
from countywide.casework.reviews.queries import filling
from countywide.casework.reviews.tests import form_factories as forms
from countywide.casework.reviews.types import Answering, Deciding, Inviting, Meeting
from countywide.platform.accounts.models import RoleHeld, User

MADE = date(2026, 1, 12)
REASONS = (
    "The report and the advice show steady progress with the help that the plan gives now. The needs are the same as "
    "they were, and the school can go on with the same provision for another year."
)
WHY = "The speech therapist says in her advice of May that the hours in the plan are enough for now."


def officer() -> User:
    return assessments.officer()


def manager() -> User:
    return assessments.manager()


def head(review: Any) -> User:
    """The headteacher of the setting that holds the meeting; one for each."""
    return at_school(review, "head")


def senco(review: Any) -> User:
    return at_school(review, "senco")


def at_school(review: Any, role: str) -> User:
    """Somebody who holds a role at the review's setting."""
    email = f"{role}@{review.setting.key}.example"
    user = User.objects.filter(email=email).first() or User.objects.create_user(email=email, name=f"A {role.title()}")
    RoleHeld.objects.get_or_create(
        user=user, role=role, organisation=review.setting, defaults={"starts_on": date(2020, 9, 1)}
    )
    return user


@once(read=lambda review: fresh(review))
def in_force(made_on: date = MADE, **given: Any) -> Review:
    """A plan that was assessed for, made and sent to everybody, with its first review laid down."""
    return found(plans.in_force(made_on, **given))


@once(read=lambda review: fresh(review))
def scheduled(made_on: date = MADE, **given: Any) -> Review:
    """The same, without the assessment before it."""
    if not Desk.objects.exists():
        assessments.desks()
    plan = forms.plan(made_on=made_on, **given)
    with transaction.atomic():
        deadlines.start(plan.case, "AR-YEAR", by=assessments.BY, on=made_on)
        actions.schedule(plan, by=assessments.BY, on=made_on)
    return found(plan)


def found(plan: Any) -> Review:
    review = queries.open_review(plan)
    assert review is not None
    return fresh(review)


def fresh(review: Any) -> Review:
    return queries.reviews_of(review.plan).get(pk=review.pk)


def as_held(review: Any) -> Held:
    return queries.as_held(fresh(review))


def meeting(on: date, **given: Any) -> Meeting:
    return Meeting(
        **{"on": on, "mode": "IN_PERSON", "at": time(10, 30), "place": "Room 2", "chair": "The SENCO", **given}
    )


@once(read=lambda review: fresh(review))
def planned(review: Review, meeting_on: date, on: date | None = None) -> Review:
    """The school has set the day."""
    day = on or meeting_on - timedelta(days=50)
    actions.plan_meeting(as_held(review), by=senco(review), on=day, meeting=meeting(meeting_on), knowing=True)
    return fresh(review)


def people(review: Review, on: date) -> list[Inviting]:
    return queries.usual_invitees(review, on=on)


@once(read=lambda review: fresh(review))
def invited(review: Review, on: date | None = None, *, post: bool = True) -> Review:
    """The five are invited, and asked for advice."""
    day = on or review.meeting_on - timedelta(days=45)
    actions.invite(as_held(review), by=senco(review), on=day, people=people(review, day))
    if post:
        assessments.post_everything(day)
    return fresh(review)


@once(read=lambda review: fresh(review))
def met(review: Review, meeting_on: date, *, on: date | None = None) -> Review:
    """Planned, everybody invited, papers sent and the meeting held with everybody there."""
    held = invited(planned(review, meeting_on))
    actions.send_papers(as_held(held), by=senco(held), on=meeting_on - timedelta(days=16))
    assessments.post_everything(meeting_on - timedelta(days=16))
    everybody = list(queries.attendees_of(held).values_list("pk", flat=True))
    actions.hold(as_held(held), by=senco(held), on=on or meeting_on, met_on=meeting_on, came=everybody)
    return fresh(held)


ANSWERS = {"yes-no": "no", "number": 1, "choice": "MAINTAIN"}
"""What stands in the boxes of a form that is filled in, by the kind of box; words everywhere else."""


@once(read=lambda review: fresh(review))
def filled(review: Review, on: date, **answers: dict[str, Any]) -> Review:
    """Everything that the form needs is written: each box, each outcome and each line. `answers`: of pages, by their keys."""
    held, by = as_held(review), senco(review)
    for page in filling.pages_of(held):
        if page.holds == "answers":
            said = {box.key: ANSWERS.get(box.kind, "As the school sees it") for box in page.fields if not box.when}
            said = {**said, "correct": "yes"} if page.key == "details" else said
            fill.fill(held, by=by, on=on, page=page.key, answers={**said, **answers.get(page.key, {})})
    report = filling.report_of(held)
    for card in report.page("outcomes").cards:
        if card.missing:
            rated = CardSaid("ON_TRACK", "The reading record shows it", (), "KEEP")
            fill.rate_outcome(held, by=by, on=on, row_key=card.key, said=rated)
    lines = [LineSaid(each.key, "AS_WRITTEN") for each in report.page("provision").lines if each.missing]
    if lines:
        fill.check_provision(held, by=by, on=on, lines=lines)
    return fresh(review)


@once(read=lambda review: fresh(review))
def reported(review: Review, on: date) -> Review:
    """The form is filled in, the head signed the report, and everybody has it."""
    filled(review, on)
    actions.sign_and_send(as_held(review), by=head(review), on=on, signed_by="A Head")
    assessments.post_everything(on)
    return fresh(review)


def change(
    review: Review, *, section: str = "B", wording: str = "Writing takes great effort too.", **given: Any
) -> Any:
    """A change that the school asks for on the first row of a section."""
    from countywide.casework.reviews.queries.deciding import words_of

    row = review.plan.rows.filter(section=section).order_by("id").first()
    said = {
        "section": section, "row_key": row.key, "asked_by": "SCHOOL", "before": words_of(review.plan, row.key),
        "wording": wording, "why": "The assessment shows it", "weight": "MATERIAL", "made_on": MADE,
    }  # fmt: skip
    return review.changes.create(**{**said, **given})


def words_now(review: Review, section: str) -> str:
    """What the first row of a section says, with its details, as a change to it is written."""
    from countywide.casework.reviews.queries.deciding import words_of

    return words_of(review.plan, review.plan.rows.filter(section=section).order_by("id").first().key)


def deciding(outcome: str, *answers: Answering, **given: Any) -> Deciding:
    return Deciding(**{"outcome": outcome, "reasons": REASONS, "answers": answers, **given})


def accept(asked: Any, **given: Any) -> Answering:
    return Answering(**{"change": asked.pk, "answered": "ACCEPT", "criterion": "new-need", **given})


def decline(asked: Any, **given: Any) -> Answering:
    return Answering(**{"change": asked.pk, "answered": "DECLINE", "criterion": "no-evidence", "because": WHY, **given})


def proposed(review: Review, on: date, given: Deciding) -> Review:
    actions.propose(fresh(review), by=officer(), on=on, deciding=given)
    return fresh(review)


def decided(review: Review, on: date, given: Deciding, *, post: bool = True) -> Review:
    """An officer proposed and a manager decided; the letters left on the same day."""
    proposed(review, on, given)
    actions.decide(fresh(review), by=manager(), on=on, deciding=given)
    if post:
        assessments.post_everything(on)
    return fresh(review)


def clocks(review: Review) -> dict[str, Any]:
    """The clocks of the review by their names, and the year without a key."""
    held = review.case.deadlines.order_by("id")
    return {each.clock: each for each in held if each.key in (review.clock_key, "")}
