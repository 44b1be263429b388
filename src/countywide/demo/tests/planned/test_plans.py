"""Plans, reviews and audits of the made-up county: believable, whole, and with one difference to be found."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import Count, Q
from django.utils.timezone import localdate

from countywide.casework.cases.models import Case
from countywide.casework.plans import queries as plans
from countywide.casework.plans.models import Plan
from countywide.casework.reviews.models import ChangeRequest, Review
from countywide.oversight.insight import queries as measures
from countywide.oversight.insight.models import BlindDecision, Sample
from countywide.oversight.quality.models import Audit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("planned_county")]


def test_every_plan_has_its_own_case_its_year_running_and_rows_that_say_what_its_last_version_says():
    held = Plan.objects.annotate(
        years=Count("case__deadlines", filter=Q(case__deadlines__clock="AR-YEAR", case__deadlines__met_on=None))
    )
    assert held.exclude(case__kind="PLAN").count() == held.exclude(years=1).count() == 0
    for plan in held.order_by("id")[:5]:
        assert plans.content_of(plan).rows == plans.version_now(plan).says.rows


def test_reviews_stand_at_every_step_before_the_decision_and_some_are_late():
    assert set(Case.objects.filter(kind="PLAN").values_list("stage", flat=True)) >= {
        "IN_FORCE", "REVIEW_PLANNED", "REVIEW_HELD", "REVIEW_REPORTED", "AMENDING",
    }  # fmt: skip
    assert Review.objects.filter(over_on=None).count() == Plan.objects.count()
    assert Case.objects.filter(kind="PLAN", act_by__lt=localdate()).exists()


def test_whatever_was_declined_has_a_criterion_and_a_reason():
    declined = ChangeRequest.objects.filter(answered="DECLINE")
    assert declined.count() > 100
    assert declined.filter(Q(criterion="") | Q(because="")).count() == 0


def test_one_area_declines_more_than_its_children_explain_and_its_plain_share_hides_it():
    today = localdate()
    found = {each.group: each for each in measures.amend_rates("area", today - timedelta(days=365), today)}
    assert {group for group, each in found.items() if each.standing == "BELOW"} == {"Wold"}
    assert (found["Wold"].crude_standing, found["Wold"].misleads) == ("WITHIN", True)


def test_audits_stand_at_every_step_and_the_published_one_has_figures():
    planned, under_way, published = Audit.objects.order_by("-id")
    assert (planned.drawn_on, published.published_on is None) == (None, False)
    assert published.figures["records"] == 18 and published.actions.filter(closed_on=None).exists()
    steps = under_way.cases.aggregate(
        given=Count("auditor"), handed_in=Count("submitted_on"), moderated=Count("moderated_on")
    )
    assert (steps["given"], steps["handed_in"], steps["moderated"]) == (9, 5, 1)


def test_last_months_sample_is_half_decided_and_some_of_it_waits_for_the_officer_one_can_be():
    last = Sample.objects.order_by("-month")[0]
    waiting = BlindDecision.objects.filter(decided_on=None)
    assert set(waiting.values_list("sample", flat=True)) == {last.pk}
    assert last.decisions.filter(decided_on__isnull=False).exists()
    assert waiting.filter(decider__persona__key="odalys").exists()
    assert not BlindDecision.objects.filter(decider=None).exists()
