"""What a request for information allows, sentence by sentence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from countywide.casework.disclosures import rules

DAY = date(2026, 11, 2)
NEXT = DAY + timedelta(days=1)


def check(bar: str | None, says: str | None) -> None:
    assert (bar is None) == (says is None), bar
    assert says is None or says in bar


def test_a_wait_that_is_not_over_counts_until_today():
    held = [(DAY, NEXT), (NEXT, None)]
    assert rules.pauses(held, on=DAY + timedelta(days=9)) == [(DAY, NEXT), (NEXT, DAY + timedelta(days=9))]


EXTEND = {
    "is_open": True, "extended_on": None, "told_on": DAY, "received_on": DAY, "first_month": DAY,
    "reasons": "There are twelve years of papers.", "on": NEXT,
}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"is_open": False}, "answered"),
        ({"extended_on": DAY}, "once"),
        ({"told_on": NEXT}, "first month is over"),
        ({"told_on": DAY - timedelta(days=1)}, "between"),
        ({"reasons": "Many."}, "complex"),
    ],
)
def test_when_the_time_is_extended(given, says):
    check(rules.bar_to_extending(**{**EXTEND, **given}), says)


WAIT = {"is_open": True, "waits_already": False, "asked_on": DAY, "received_on": DAY, "on": DAY}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"is_open": False}, "answered"),
        ({"waits_already": True}, "already"),
        ({"asked_on": NEXT}, "between"),
    ],
)
def test_when_time_stands_still(given, says):
    check(rules.bar_to_waiting(**{**WAIT, **given}), says)


ANSWER = {
    "is_open": True, "how": "GIVEN", "answered_on": DAY, "received_on": DAY, "waits": False, "identity_on": DAY,
    "competence": "NOT_YET", "withheld": 0, "reasons": "", "on": DAY,
}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"is_open": False}, "already"),
        ({"answered_on": NEXT}, "between"),
        ({"waits": True}, "wait for something"),
        ({"identity_on": None}, "who asks"),
        ({"competence": ""}, "child understands"),
        ({"competence": "DISAGREES"}, "does not agree"),
        ({"competence": "DISAGREES", "how": "NOTHING", "withheld": 1}, None),
        ({"withheld": 1}, "not all of it"),
        ({"how": "PARTLY"}, "Enter first what is withheld"),
        ({"how": "PARTLY", "withheld": 1}, None),
        ({"how": "NOTHING"}, "where we looked"),
        ({"how": "NOTHING", "reasons": "We looked in the record and the mail."}, None),
        ({"how": "REFUSED"}, "refused"),
        ({"how": "REFUSED", "identity_on": None, "waits": True, "reasons": "The fourth time this month."}, None),
        ({"how": "WITHDRAWN", "identity_on": None, "waits": True}, None),
    ],
)
def test_when_it_is_answered(given, says):
    check(rules.bar_to_answering(**{**ANSWER, **given}), says)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"is_open": False}, "answered"),
        ({"exemption": "BECAUSE"}, "Choose the exemption"),
        ({"what": " "}, "which paper"),
        ({"why": "So."}, "Say why"),
    ],
)
def test_when_a_paper_is_withheld(given, says):
    usual = {"is_open": True, "what": "A report", "why": "It names another family.", "exemption": "THIRD_PARTY"}
    check(rules.bar_to_withholding(**{**usual, **given}), says)
