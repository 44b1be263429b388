"""Reviews that the council holds itself, of a child at no school (reg 21), and those of looked-after children."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.letters.models import Letter
from countywide.casework.reviews import actions, queries, tasks
from countywide.casework.reviews.models import Review
from countywide.casework.reviews.tests import factories as make
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery

pytestmark = pytest.mark.django_db

MET = date(2026, 10, 12)
BEFORE = MET - timedelta(days=50)


def at_no_school() -> Review:
    """A child who is taught at no school: the council holds the meeting."""
    review = make.scheduled()
    case = review.case
    case.school = None
    case.save()
    Review.objects.filter(pk=review.pk).update(setting=None, arranged_by="COUNCIL")
    return make.fresh(review)


def told(kind: str) -> set[int | None]:
    """The organisations that had a message of a kind."""
    found = Delivery.objects.filter(notice__kind=f"reviews.{kind}")
    return set(found.values_list("organisation_id", flat=True))


def test_of_a_child_at_no_school_the_council_takes_every_step_and_invites_four():
    review, officer = at_no_school(), make.officer()
    assert queries.roles_wanted(review) == ("FAMILY", "COUNCIL", "HEALTH", "CARE")
    held = make.as_held(review)
    actions.plan_meeting(held, by=officer, on=BEFORE, meeting=make.meeting(MET), knowing=True)
    people = queries.usual_invitees(review, on=BEFORE)
    assert "HEAD" not in [each.invited_as for each in people]
    with pytest.raises(RuleBroken, match=r"reg 21\(2\)"):
        actions.invite(make.as_held(review), by=officer, on=BEFORE, people=people[:1])
    actions.invite(make.as_held(review), by=officer, on=BEFORE, people=people)
    said = str(Letter.objects.filter(case=review.case, kind="reviews.advice-request").latest("pk").blocks)
    assert "reg 21" in said and "reg 20" not in said
    everybody = list(queries.attendees_of(review).values_list("pk", flat=True))
    actions.hold(make.as_held(review), by=officer, on=MET, met_on=MET, came=everybody)
    met = make.fresh(review)
    assert make.clocks(met)["AR-DECIDE"].legal_due == MET + timedelta(days=28)
    assert (met.case.stage, met.case.waiting_on) == ("REVIEW_HELD", "")


def test_the_team_and_no_school_is_reminded_of_what_the_council_holds():
    review = at_no_school()
    team = review.case.team_id
    tasks.keep_up(on=date(2026, 11, 1))
    assert told("to-plan") == {team}
    Review.objects.filter(pk=review.pk).update(planned_on=BEFORE, met_on=MET)
    tasks.keep_up(on=MET + timedelta(days=15))
    assert told("report-due") == {team}


def test_a_school_whose_meeting_the_council_took_over_is_no_longer_reminded():
    review = make.scheduled()
    actions.take_over(review, by=make.officer(), on=BEFORE, because="Nobody at the school does")
    tasks.keep_up(on=date(2026, 11, 1))
    assert told("to-plan") == {review.case.team_id}


def test_for_a_looked_after_child_the_virtual_school_head_is_asked_for_and_the_care_plans_day(client_for):
    review = make.scheduled(localdate() - timedelta(days=150))
    child = review.case.child
    senco = client_for(make.senco(review))
    where, invite = (reverse(f"reviews:{name}", args=[review.key]) for name in ("plan", "invite"))
    assert "care plan" not in senco.get(where).content.decode()
    child.is_looked_after = True
    child.save()
    assert queries.roles_wanted(make.fresh(review))[-1] == "VIRTUAL"
    assert "When is the care plan reviewed next?" in senco.get(where).content.decode()
    day, care = localdate() + timedelta(days=60), localdate() + timedelta(days=90)
    said = {
        "on-day": day.day, "on-month": day.month, "on-year": day.year, "at": "10:30", "mode": "ONLINE", "chair": "",
        "care_review_on-day": care.day, "care_review_on-month": care.month, "care_review_on-year": care.year,
    }  # fmt: skip
    answer = senco.post(where, said)
    assert answer.status_code == 422
    assert "Hold the two together" in answer.content.decode()
    assert senco.post(where, {**said, "knowing": "on"}).status_code == 302
    assert make.fresh(review).care_review_on == care
    page = senco.get(invite).content.decode()
    assert "invite the virtual school head too" in page and "Name of the virtual school head" in page
    usual = [str(number) for number in range(len(make.people(make.fresh(review), localdate())))]
    named = {"VIRTUAL_name": "Ardith Fenwick", "VIRTUAL_email": "virtual.school@heronshire.example"}
    assert senco.post(invite, {"usual": usual, "others": "", **named}).status_code == 302
    head = queries.attendees_of(make.fresh(review)).get(invited_as="VIRTUAL")
    assert (head.name, head.advice_asked_on) == ("Ardith Fenwick", localdate())
