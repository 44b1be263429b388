"""How long links, codes and a guest's session work, and what a guest may: one row a sentence and a boundary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from countywide.platform.kit.doors import PUBLIC, SIGNED_IN
from countywide.platform.links import rules
from countywide.platform.links.types import Guest

NOW = datetime(2026, 9, 21, 10, 0, tzinfo=UTC)
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
ON = date(2026, 9, 21)


@pytest.mark.parametrize(
    ("ago", "in_hour", "begins"),
    [
        (None, 0, None),
        (timedelta(seconds=59), 1, "We sent a code less than a minute ago"),
        (MINUTE, 1, None),
        (timedelta(minutes=9), 5, None),
        (timedelta(minutes=9), 6, "We have sent as many codes"),
    ],
)
def test_a_code_is_sent_once_a_minute_and_six_times_an_hour(ago, in_hour, begins):
    bar = rules.bar_to_code(sent_at=NOW - ago if ago else None, in_the_last_hour=in_hour, now=NOW)
    assert bar is None if begins is None else bar.startswith(begins)


@pytest.mark.parametrize(
    ("age", "wrong", "alive"),
    [
        (timedelta(0), 0, True),
        (15 * MINUTE - SECOND, 4, True),
        (15 * MINUTE, 0, False),
        (MINUTE, 5, False),
        (None, 0, False),
    ],
)
def test_a_code_lives_fifteen_minutes_and_four_wrong_tries(age, wrong, alive):
    assert rules.code_is_alive(sent_at=NOW - age if age is not None else None, wrong=wrong, now=NOW) is alive


@pytest.mark.parametrize(
    ("began", "seen", "since", "holds"),
    [
        (10 * MINUTE, 5 * MINUTE, 60 * MINUTE, True),
        (90 * MINUTE, 30 * MINUTE - SECOND, 120 * MINUTE, True),
        (90 * MINUTE, 30 * MINUTE, 120 * MINUTE, False),  # half an hour without a page
        (20 * MINUTE, MINUTE, 10 * MINUTE, False),  # declared complete, or passed on, since it began
        (10 * MINUTE, MINUTE, 10 * MINUTE, True),
    ],
)
def test_a_guests_session_ends_by_silence_or_when_the_work_is_over(began, seen, since, holds):
    found = rules.session_holds(began_at=NOW - began, seen_at=NOW - seen, sessions_since=NOW - since, now=NOW)
    assert found is holds


@pytest.mark.parametrize(
    ("wanted", "last"),
    [
        (None, date(2026, 10, 19)),  # four weeks
        (date(2026, 9, 25), date(2026, 10, 19)),  # four weeks at least
        (date(2026, 11, 30), date(2026, 11, 30)),  # until the work is expected to be over
        (date(2027, 6, 1), date(2026, 12, 20)),  # 90 days at most
    ],
)
def test_a_link_works_until_its_work_is_over_from_four_weeks_to_90_days(wanted, last):
    assert rules.last_day(ON, wanted) == last


@pytest.mark.parametrize(
    ("over", "in_hour", "begins"),
    [
        ("", 0, None),
        ("", 2, None),
        ("", 3, "3 links were sent in the last hour."),
        ("The report was sent.", 0, "The report was sent."),
    ],
)
def test_a_new_link_is_sent_while_something_is_asked_three_times_an_hour(over, in_hour, begins):
    bar = rules.bar_to_new_link(over=over, in_the_last_hour=in_hour)
    assert bar is None if begins is None else bar.startswith(begins)


@pytest.mark.parametrize(
    ("address", "shown"),
    [("senco@lark.example", "s…o@lark.example"), ("ab@lark.example", "…@lark.example"), ("a@b.example", "…@b.example")],
)
def test_an_address_is_masked_before_the_code(address, shown):
    assert rules.masked(address) == shown


@dataclass
class Thing:
    key: str


@pytest.mark.parametrize(
    ("permission", "about", "may"),
    [
        (SIGNED_IN, Thing("one"), True),
        (SIGNED_IN, Thing("another"), False),
        (SIGNED_IN, None, False),
        (SIGNED_IN, object(), False),
        (PUBLIC, Thing("one"), False),
    ],
)
def test_a_guest_may_only_what_the_link_is_for_about_its_own_subject(permission, about, may):
    guest = Guest(7, "test", "one", "contact:1", (SIGNED_IN.key,))
    assert guest.may(permission, about=about) is may
    assert (str(guest), guest.organisations_where(permission)) == ("link:7", [])
