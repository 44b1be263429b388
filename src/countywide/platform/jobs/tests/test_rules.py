"""When a job is tried again, and who is taken to be alive."""

from datetime import UTC, datetime, timedelta

import pytest

from countywide.platform.jobs import rules

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(("attempts", "minutes"), [(1, 1), (2, 5), (3, 15), (4, 60), (5, None), (6, None)])
def test_a_job_that_broke_waits_longer_each_time_and_is_given_up(attempts, minutes):
    assert rules.wait_after(attempts) == (timedelta(minutes=minutes) if minutes else None)


@pytest.mark.parametrize(("seconds", "alive"), [(0, True), (30, True), (31, False)])
def test_a_worker_not_heard_of_for_three_beats_is_taken_for_dead(seconds, alive):
    assert rules.is_alive(NOW - timedelta(seconds=seconds), now=NOW) == alive


@pytest.mark.parametrize(("reason", "may"), [("", False), ("no need", False), ("It was a test", True)])
def test_a_job_is_removed_with_a_reason_that_says_something(reason, may):
    assert (rules.bar_to_removing(reason) is None) == may
