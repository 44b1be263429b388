"""The rules of signing in and of roles, one row a sentence and a boundary."""

from datetime import date, datetime, timedelta

import pytest

from countywide.platform.accounts import rules
from countywide.platform.accounts.roles import GIVES, HELD_IN, REACHES_EVERYWHERE, ROLES

NOON = datetime(2026, 11, 2, 12, 0)
LIMIT = rules.Limit("email", 3, timedelta(minutes=15))


def minutes(*numbers):
    return [NOON - timedelta(minutes=number) for number in numbers]


@pytest.mark.parametrize(
    ("tries", "until"),
    [
        (minutes(), None),
        (minutes(1, 2), None),
        (minutes(1, 2, 3), NOON + timedelta(minutes=12)),
        (minutes(3, 1, 2), NOON + timedelta(minutes=12)),
        (minutes(1, 2, 15), None),  # a quarter of an hour ago is over
        (minutes(1, 2, 14.99), NOON + timedelta(minutes=0.01)),
        (minutes(1, 2, 3, 4, 5), NOON + timedelta(minutes=12)),  # the third newest has to age out
    ],
)
def test_a_door_opens_when_enough_tries_are_old_enough(tries, until):
    assert rules.open_again(tries, LIMIT, now=NOON) == until


def test_a_browser_that_has_signed_in_before_is_counted_by_nothing_that_strangers_share():
    for limits in rules.LIMITS.values():
        assert {limit.counts for limit in limits[True]} == {"browser"}
        assert {limit.counts for limit in limits[False]} == {"place-and-email", "email", "place"}


@pytest.mark.parametrize(
    ("email", "is_staff"),
    [
        ("a@council.test", True),
        ("a@send.council.test", True),
        ("A@COUNCIL.TEST", True),
        ("a@notcouncil.test", False),
        ("a@council.test.elsewhere.test", False),
        ("council.test", False),
        ("", False),
    ],
)
def test_staff_are_asked_for_a_password_by_the_domain_of_their_address(email, is_staff):
    assert rules.is_staff_address(email, ("council.test", "")) is is_staff


@pytest.mark.parametrize(
    ("age", "tries", "over"),
    [(0, 0, False), (14.99, 4, False), (15, 0, True), (0, 5, True)],
)
def test_a_code_lives_a_quarter_of_an_hour_and_five_tries(age, tries, over):
    assert rules.code_is_over(sent_at=NOON - timedelta(minutes=age), tries=tries, now=NOON) is over


HEAD = ROLES["head"].permissions
BOTH = {"a", "b"}


@pytest.mark.parametrize(
    ("given", "starts_with"),
    [
        ({}, None),
        ({"role": "auditor"}, "This role is not held"),
        ({"gives": ["head"]}, "Your own role does not"),
        ({"gives": None}, None),  # an operator gives any role of the kind of organisation
        ({"gives": None, "role": "auditor"}, "This role is not held"),
        ({"is_oneself": True, "already": BOTH}, None),  # a head who takes on the SENCO's work too
        ({"is_oneself": True, "already": {"a"}}, "You cannot give yourself"),
        ({"is_oneself": True, "already": {"a"}, "gives": None}, "You cannot give yourself"),  # an operator neither
    ],
)
def test_who_may_give_a_role(given, starts_with):
    values = {
        "role": "senco",
        "possible": ["senco", "head"],
        "gives": ["senco"],
        "is_oneself": False,
        "opens": BOTH,
        "already": (),
    }
    assert_bar(rules.bar_to_giving(**{**values, **given}), starts_with)


def assert_bar(bar, starts_with):
    assert (bar is None) if starts_with is None else (bar or "").startswith(starts_with)


DAY = timedelta(days=1)
TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("starts", "ends", "starts_with"),
    [
        (0, None, None),
        (0, 0, None),
        (-1, None, "The first day must be today"),
        (5, 4, "The last day must not"),
        (5, 5, None),
    ],
)
def test_the_days_of_a_role(starts, ends, starts_with):
    ends_on = None if ends is None else TODAY + ends * DAY
    assert_bar(rules.bar_to_dates(starts_on=TODAY + starts * DAY, ends_on=ends_on, on=TODAY), starts_with)


@pytest.mark.parametrize(
    ("length", "starts_with"), [(0, None), (366, None), (367, "Cover lasts at most"), (-1, "The last day")]
)
def test_cover_lasts_at_most_a_year(length, starts_with):
    assert_bar(rules.bar_to_cover(starts_on=TODAY, ends_on=TODAY + length * DAY, on=TODAY), starts_with)


@pytest.mark.parametrize(
    ("period", "starts", "ends", "is_barred"),
    [
        ((-9, None), 0, None, True),
        ((-9, -1), 0, None, False),
        ((-9, 0), 0, None, True),
        ((5, None), 0, 4, False),
        ((5, None), 0, 5, True),
        ((5, 9), 10, None, False),
    ],
)
def test_nobody_holds_the_same_role_twice_at_once(period, starts, ends, is_barred):
    day = lambda number: None if number is None else TODAY + number * DAY  # noqa: E731
    periods = [(day(period[0]), day(period[1]))]
    bar = rules.bar_to_holding_twice(periods=periods, starts_on=day(starts), ends_on=day(ends))
    assert (bar is not None) is is_barred


@pytest.mark.parametrize(
    ("begun", "ends", "last", "starts_with"),
    [
        (-9, None, 0, None),
        (-9, None, -1, None),  # at once
        (-9, None, -2, "The last day cannot be in the past"),
        (0, None, -1, None),  # given by mistake this morning
        (9, None, 8, None),  # withdrawn before it begins
        (9, None, 7, "The last day must not be before"),
        (-9, -1, 5, "This role has ended"),
        (-9, 5, 5, None),
        (-9, 5, 6, "The role ends before"),
    ],
)
def test_when_a_role_may_end(begun, ends, last, starts_with):
    ends_on = None if ends is None else TODAY + ends * DAY
    bar = rules.bar_to_ending(starts_on=TODAY + begun * DAY, ends_on=ends_on, last_day=TODAY + last * DAY, on=TODAY)
    assert_bar(bar, starts_with)


@pytest.mark.parametrize(
    ("manages", "others", "is_barred"),
    [
        (True, [], True),
        (False, [], False),
        (True, [(-9, None, False)], False),
        (True, [(1, None, False)], False),  # begins the day after the last day
        (True, [(2, None, False)], True),  # a day without anybody
        (True, [(-9, None, True)], True),  # cover does not count
        (True, [(-9, 100, False)], True),  # nor does somebody who leaves too
    ],
)
def test_the_last_who_manages_people_needs_a_successor(manages, others, is_barred):
    day = lambda number: None if number is None else TODAY + number * DAY  # noqa: E731
    others = [(day(first), day(last), is_cover) for first, last, is_cover in others]
    assert (rules.bar_to_leaving_nobody(manages=manages, others=others, last_day=TODAY) is not None) is is_barred


@pytest.mark.parametrize(
    ("given", "starts_with"),
    [
        ({}, None),
        ({"first": 30}, None),
        ({"successor": True}, "This role is handed over already"),
        ({"to_oneself": True}, "A role is handed over to somebody else"),
        ({"first": -1}, "The successor's first day"),
        ({"begun": 0}, "The role has not been held"),
        ({"begun": 3, "first": 3}, "The role has not been held"),
        ({"ends": 5, "first": 6}, None),
        ({"ends": 5, "first": 7}, "The role ends before"),
    ],
)
def test_when_a_role_may_be_handed_over(given, starts_with):
    given = {"to_oneself": False, "successor": False, "begun": -99, "ends": None, "first": 0, **given}
    bar = rules.bar_to_handing_over(
        is_to_oneself=given["to_oneself"],
        has_successor=given["successor"],
        starts_on=TODAY + given["begun"] * DAY,
        ends_on=None if given["ends"] is None else TODAY + given["ends"] * DAY,
        first_day=TODAY + given["first"] * DAY,
        on=TODAY,
    )
    assert_bar(bar, starts_with)


def test_the_tables_of_roles_name_only_roles_of_the_house():
    known = set(ROLES)
    assert {role for roles in HELD_IN.values() for role in roles} <= known
    assert {role for roles in GIVES.values() for role in roles} | set(GIVES) <= known
    assert known == {role for roles in HELD_IN.values() for role in roles}


def test_whoever_may_give_a_role_manages_people_and_nobody_gives_the_managing_of_everyone():
    wide = {REACHES_EVERYWHERE["accounts.manage-people"]}
    for role, gives in GIVES.items():
        assert "accounts.manage-people" in ROLES[role].permissions
        assert not any(wide & ROLES[each].permissions for each in gives)
