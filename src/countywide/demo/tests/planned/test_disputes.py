"""Disputes of the made-up county: every newest decision has its right, and three families stand at three places."""

from __future__ import annotations

import pytest
from django.utils.timezone import localdate

from countywide.casework.assessments.models import Decision, FinalPlan
from countywide.casework.deadlines.models import Deadline
from countywide.casework.disputes import queries, tasks
from countywide.casework.disputes.models import Dispute, Right, Step
from countywide.platform.outbox.models import Delivery

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("planned_county")]


def test_each_decision_whose_time_to_appeal_runs_has_one_right_and_the_night_finds_nothing_more():
    today = localdate()
    refused = Decision.objects.filter(outcome="NO", appeal_by__gte=today).values("assessment__case")
    assert set(Right.objects.exclude(ground="PLAN").values_list("case", flat=True)) == set(
        refused.values_list("assessment__case", flat=True)
    )
    newest = FinalPlan.objects.filter(final_on=today.replace(day=1)).values_list("assessment__case", flat=True)
    assert set(newest) <= set(Right.objects.filter(ground="PLAN").values_list("case", flat=True))
    assert queries.unheard(today) == [] and tasks.keep_up(today) == 0


def test_a_mediation_is_set_an_appeal_waits_for_its_hearing_and_an_order_is_being_done():
    today = localdate()
    about_first_plans = Dispute.objects.exclude(right__letter_kind="plans.amended-plan")  # that one: test_whole_round
    mediation, appeal, order = about_first_plans.select_related("mediation", "appeal").order_by("id")
    assert mediation.mediation.meeting_on > today and not hasattr(mediation, "appeal")
    assert appeal.is_open and appeal.appeal.hearing_on > today and appeal.appeal.responded_on
    assert (order.over, order.appeal.outcome) == ("CONSENT", "CONSENT")
    running = Step.objects.running().filter(dispute__in=about_first_plans)
    assert set(running.values_list("dispute", flat=True)) == {mediation.pk, appeal.pk, order.pk}
    assert not Step.objects.running().filter(deadline__legal_due__lt=today).exists()


def test_nothing_of_them_is_sent_and_no_time_is_counted_twice():
    assert not Delivery.objects.filter(notice__kind__startswith="disputes.").exists()
    running = Deadline.objects.filter(clock="AP-LODGE", met_on=None, ended_on=None, case__rights__isnull=False)
    kept = running.values_list("case", "trigger_on")
    assert len(kept) == len(set(kept))
