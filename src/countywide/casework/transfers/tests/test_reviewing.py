"""Whether a review before the move is needed, word for word of the law, and what the council may decide instead (Q07, Q08)."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from countywide.casework.transfers import actions, queries
from countywide.casework.transfers.rules import dates
from countywide.casework.transfers.rules import review as rules
from countywide.casework.transfers.types import Past, Round
from countywide.law import clocks
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery

from . import factories as make
from .factories import DAY, REASON, SEPTEMBER

UP_2027 = Round("2027-Y7", "Moving up", "PRIMARY_SECONDARY", (6,), 7, 2027, date(2025, 10, 1), 3)
LAW = dates.limit(UP_2027, clocks.Calendar())
TERM_3, TERM_6 = Past("a", date(2026, 1, 14), date(2026, 2, 10)), Past("b", date(2026, 7, 8), date(2026, 8, 4))
INSIDE, OPEN = Past("c", date(2026, 9, 1), date(2026, 9, 28)), Past("d", date(2026, 11, 10), None)
WAIVED, ACCEPTED = ("WAIVED", "Because."), ("ACCEPTED", "Because.")


def card(*past: Past, decided=None, on=date(2026, 11, 26), next_yearly=date(2027, 1, 13)):
    return rules.card(UP_2027, LAW, reviews=past, decided=decided, next_yearly=next_yearly, on=on)


@pytest.mark.parametrize(
    ("past", "decided", "on", "standing"),
    [
        ((), None, date(2026, 8, 31), "NOT_YET"),
        ((), None, date(2026, 9, 1), "NEEDED"),  # the first day within twelve months of the move
        ((TERM_3,), None, date(2026, 11, 26), "NEEDED"),  # Q07: however thorough, it was before the twelve months
        ((TERM_6,), None, date(2026, 11, 26), "NEEDED"),  # Q08: so was Term 6
        ((Past("e", date(2026, 8, 31), date(2026, 9, 20)),), None, date(2026, 11, 26), "NEEDED"),  # the meeting counts
        ((OPEN,), None, date(2026, 11, 26), "UNDER_WAY"),
        ((TERM_3, INSIDE), None, date(2026, 11, 26), "DONE"),
        ((TERM_3,), WAIVED, date(2026, 11, 26), "WAIVED"),
        ((TERM_6,), ACCEPTED, date(2026, 11, 26), "ACCEPTED"),
        ((TERM_6, INSIDE), ACCEPTED, date(2026, 11, 26), "DONE"),  # held after all
        ((TERM_6,), None, date(2027, 2, 14), "NEEDED"),  # the strict last day
        ((TERM_6,), None, date(2027, 2, 15), "LATE"),
        ((OPEN,), None, date(2027, 2, 15), "LATE"),
        ((), WAIVED, date(2027, 2, 15), "WAIVED"),
    ],
)
def test_a_review_counts_by_its_meeting_inside_the_twelve_months(past, decided, on, standing):
    assert card(*past, decided=decided, on=on).standing == standing


def test_the_card_quotes_the_law_and_shows_the_next_yearly_review_beside_it():
    shown = card(TERM_3)
    says = " ".join(shown.says)
    assert shown.law == "SEND Regulations 2014 reg 18(1)(b); Children and Families Act 2014 s.44(1)"
    assert "within the twelve months" in says and "from 1 September 2026 on" in says
    assert "The review of 14 January 2026 was held before the twelve months began" in says
    assert "must be complete by 13 January 2027. That is before the date of the move" in says
    assert (shown.counts_from, shown.legally_by, shown.latest_meeting) == (
        date(2026, 9, 1), date(2027, 2, 14), date(2026, 11, 22),
    )  # fmt: skip


def test_the_card_of_a_decision_gives_its_reason_and_keeps_the_literal_words_of_the_law():
    says = " ".join(card(TERM_6, decided=ACCEPTED).says)
    assert "The council’s reason: Because." in says and "Word for word" in says


REASON_20 = REASON


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"left": True}, "This child has left the round."),
        ({"in_force": True}, "This was decided already. Take that decision back first."),
        ({"standing": "DONE"}, "The review before the move was held: there is nothing to decide instead of it."),
        ({"says": "ACCEPTED", "has_earlier": False}, "There is no earlier review that could be accepted."),
        ({"says": "WAIVED", "has_earlier": False}, None),
        (
            {"because": "Council policy."},
            "Give the legal reason, in at least 12 words. The school and the family read it.",
        ),
    ],
)
def test_what_may_be_decided_instead(given, bar):
    usual = {
        "says": "ACCEPTED",
        "because": REASON_20,
        "standing": "NEEDED",
        "has_earlier": True,
        "left": False,
        "in_force": False,
    }
    assert rules.bar_to_deciding(**{**usual, **given}) == bar


@pytest.mark.django_db
def test_an_officer_accepts_the_review_of_term_6_for_a_reason_that_school_and_family_read(council):
    transfer = make.moving()
    july = make.reviewed(transfer, date(SEPTEMBER - 1, 7, 8))
    make.decided(transfer, says="ACCEPTED")
    decision = queries.decision_in_force(transfer)
    assert decision is not None
    assert (decision.review_id, decision.because, decision.decided_on) == (july.pk, REASON, DAY)
    event = transfer.case.events.get(key="transfers.review-decided")
    assert (event.detail, event.to_family, event.to_school) == (REASON, True, True)
    told = Delivery.objects.filter(notice__kind="transfers.review-decided").order_by("id")
    assert len(told) == 2  # the school, and the parent
    assert Entry.objects.filter(did="transfers.review-decided").count() == 1
    assert (
        queries.cards_of([transfer], make.the_round(), queries.limit_of(make.the_round()), on=DAY)[transfer.pk].standing
        == "ACCEPTED"
    )


@pytest.mark.django_db
def test_a_decision_is_made_once_and_can_be_taken_back(council):
    transfer = make.decided(make.moving())
    with pytest.raises(RuleBroken, match="decided already"):
        make.decided(transfer)
    with pytest.raises(RuleBroken, match="few words"):
        actions.take_back(transfer, by=make.officer(), on=DAY, because="No")
    actions.take_back(transfer, by=make.officer(), on=DAY, because="The family asks for a meeting")
    assert queries.decision_in_force(transfer) is None
    assert transfer.case.events.filter(key="transfers.review-decision-ended", to_family=True).count() == 1
    with pytest.raises(RuleBroken, match="no such decision"):
        actions.take_back(transfer, by=make.officer(), on=DAY, because="Once more, please")
    make.decided(transfer)


@pytest.mark.django_db
def test_a_school_cannot_decide_it(council):
    transfer = make.moving()
    with pytest.raises(PermissionDenied):
        actions.decide_instead(transfer, by=make.at_school(transfer), on=DAY, says="WAIVED", because=REASON)


@pytest.mark.django_db
def test_those_without_a_decided_review_are_listed_and_those_decided_about_are_not(council):
    at = make.school()
    bare, old, inside, waived, running = (make.moving(at) for _ in range(5))
    make.reviewed(old, date(SEPTEMBER - 1, 7, 8))
    make.reviewed(inside, date(SEPTEMBER - 1, 9, 1))
    make.reviewed(running, date(SEPTEMBER - 1, 9, 20), decided=False)
    make.decided(waived)
    held = make.the_round()
    found = queries.without_review(type(bare).objects.filter(round="UP"), held)
    assert set(found.values_list("pk", flat=True)) == {bare.pk, old.pk, running.pk}
