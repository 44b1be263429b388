"""Counting tries: at one instant, taken back, forgotten."""

from datetime import UTC, datetime, timedelta

import pytest

from countywide.platform.accounts import tries
from countywide.platform.accounts.models import Try

NOW = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
HERE = tries.Where("a@school.test", "192.0.2.1")
KNOWN = tries.Where("a@school.test", "192.0.2.1", "mark")


def outcomes(where, times, now=NOW):
    return [tries.count("sign-in", where, now=now) for _ in range(times)]


def test_tries_at_the_same_instant_are_all_counted(db):
    counted = outcomes(HERE, 7)
    assert [each.shut_until for each in counted] == [None] * 5 + [NOW + timedelta(minutes=15)] * 2
    assert [each.last for each in counted] == [False] * 4 + [True] + [False] * 2


def test_a_try_that_succeeded_does_not_count_but_those_before_it_do(db):
    outcomes(HERE, 4)
    tries.take_back(tries.count("sign-in", HERE, now=NOW))
    assert [each.shut_until for each in outcomes(HERE, 2)] == [None, NOW + timedelta(minutes=15)]


def test_a_known_browser_is_shut_out_by_its_own_tries_only(db):
    outcomes(HERE, 5)
    assert [bool(each.shut_until) for each in outcomes(KNOWN, 11)] == [False] * 10 + [True]


@pytest.mark.parametrize(("purpose", "is_shut"), [("sign-in", True), ("mail", False)])
def test_purposes_are_counted_apart(db, purpose, is_shut):
    outcomes(HERE, 5)
    assert bool(tries.count(purpose, HERE, now=NOW).shut_until) is is_shut


def test_old_tries_are_forgotten(db):
    outcomes(HERE, 1, now=NOW - timedelta(hours=25))
    outcomes(HERE, 1)
    assert tries.forget_old(now=NOW) == 3
    assert Try.objects.count() == 3
