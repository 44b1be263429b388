"""Who is invited, whose advice is awaited, and what speaks against a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from countywide.casework.assessments import queries as assessments
from countywide.casework.assessments.enums import DeskFor
from countywide.casework.cases import queries as cases
from countywide.register.schools import queries as schools

from .. import rules
from ..enums import Invited
from ..models import Attendee
from ..types import Inviting


def attendees_of(review: Any) -> QuerySet[Attendee]:
    """Everybody who is invited."""
    return review.attendees.select_related("organisation", "advice_file").order_by("id")  # type: ignore[no-any-return]


def attendee_with(review: Any, pk: int) -> Attendee | None:
    return attendees_of(review).filter(pk=pk).first()


def usual_invitees(review: Any, *, on: date) -> list[Inviting]:
    """Those whom the law names and the council knows how to reach (reg 20(2), 21(2)): offered, and added to by hand."""
    case = review.case
    told = cases.people_to_tell(case, on=on)
    found = [
        Inviting(Invited.FAMILY, each.name, each.email, contact_key=each.key, asked_for_advice=False)
        for each in told.family
    ]
    if review.setting_id and told.school:
        found.append(Inviting(Invited.HEAD, f"The head of {case.school.name}", told.school[0].address, case.school_id))
    if mailbox := cases.team_mailbox(case, on=on):
        found.append(Inviting(Invited.COUNCIL, case.team.name, mailbox.address, mailbox.organisation_id))
    desks = {desk.purpose: desk for desk in assessments.desks_for(case, on=on)}
    for invited_as, purpose in ((Invited.HEALTH, DeskFor.HEALTH_BOARD), (Invited.CARE, DeskFor.CARE_NOTICES)):
        to = assessments.to_desk(desks.get(purpose))
        found += [Inviting(invited_as, each.name, each.email, each.organisation_id) for each in to]
    return found


def cautions(review: Any, meeting_on: date, *, on: date, care_review_on: date | None = None) -> list[str]:
    """What speaks against a day for the meeting."""
    closed = bool(review.setting_id) and schools.reopens_after(review.setting_id, meeting_on) is not None
    return rules.cautions(
        meeting_on=meeting_on, due_by=review.due_by, on=on, closed=closed, care_review_on=care_review_on
    )


def roles_wanted(review: Any) -> tuple[str, ...]:
    """As whom somebody should be invited: the five whom the law names, without a head where the child is at no school (reg
    20(2), 21(2)); and for a looked-after child the virtual school head."""
    named = [each for each in rules.FIVE if each != Invited.HEAD or review.setting_id]
    return (*named, *([Invited.VIRTUAL] if review.case.child.is_looked_after else []))


def missing_advice(review: Any) -> QuerySet[Attendee]:
    """Whose advice was asked for and has not come."""
    return attendees_of(review).filter(advice_asked_on__isnull=False, advice_on=None)
