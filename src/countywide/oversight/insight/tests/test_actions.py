"""A decision is counted once, when the family was told, and taken out again when it was not."""

from __future__ import annotations

from datetime import date

import pytest

from countywide.casework.reviews import signals
from countywide.casework.reviews.models import ChangeRequest, Review
from countywide.oversight.insight.models import DecidedChange, DecidedReview
from countywide.oversight.insight.tests import factories as make

pytestmark = pytest.mark.django_db


def a_review(**given) -> Review:
    fact = make.decided()[0]
    review = fact.review
    fact.delete()
    for name, value in {"met_on": date(2026, 10, 5), "decided_on": date(2026, 10, 28), **given}.items():
        setattr(review, name, value)
    review.save()
    return review


def ask(review: Review, section: str, weight: str, answered: str) -> None:
    ChangeRequest.objects.create(
        review=review, section=section, asked_by="SCHOOL", weight=weight, made_on=review.met_on, answered=answered,
        criterion="no-evidence", because="Nothing shows it.",
    )  # fmt: skip


def told(review: Review) -> None:
    signals.family_told.send(Review, review=Review.objects.get(pk=review.pk), by=None, on=review.decided_on)


def test_what_is_counted_is_what_the_decision_turned_on():
    review = a_review(told_on=date(2026, 10, 30), report_on=date(2026, 10, 20), outcome="AMEND")
    ask(review, "F", "MATERIAL", "PART")
    ask(review, "E", "UPDATING", "DECLINE")
    told(review)
    fact = DecidedReview.objects.get()
    assert (fact.asked, fact.is_material, fact.is_amended) == ("FEW", True, True)
    assert (fact.days_to_report, fact.days_to_decision, fact.days_to_final) == (15, 25, None)
    kept = fact.changes.values_list("section", "is_made", "criterion").order_by("section")
    assert list(kept) == [("E", False, "no-evidence"), ("F", True, "")]


def test_told_twice_is_counted_once():
    review = a_review()
    ask(review, "F", "MATERIAL", "ACCEPT")
    for _ in range(2):
        told(review)
    assert (DecidedReview.objects.count(), DecidedChange.objects.count()) == (1, 1)


def test_a_letter_that_came_back_takes_it_out():
    review = a_review()
    told(review)
    signals.not_told.send(Review, review=review, by=None, on=review.decided_on)
    assert not DecidedReview.objects.exists()


def test_an_in_year_update_is_no_review_in_law_and_is_not_counted():
    told(a_review(is_in_law=False, met_on=None, decided_on=None))
    assert not DecidedReview.objects.exists()
