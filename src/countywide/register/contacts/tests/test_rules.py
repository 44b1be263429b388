"""Who to ask, and whether contacts are fresh, on plain values."""

from datetime import date

import pytest

from countywide.register.contacts import rules
from countywide.register.contacts.types import RouteFacts

TODAY = date(2026, 11, 23)


def route(key, team, **given):
    return RouteFacts(key=key, team=team, **given)


EVERY = [
    route(1, "desk", county="OUT"),
    route(2, "casework", topic="reviews"),
    route(3, "casework-vale", topic="reviews", area="vale"),
    route(4, "early-years", topic="reviews", phase="EARLY_YEARS"),
    route(5, "vale-early", topic="reviews", area="vale", phase="EARLY_YEARS"),
    route(6, "before", topic="start", starts_on=date(2025, 9, 1), ends_on=date(2026, 8, 31)),
    route(7, "after", topic="start", starts_on=date(2026, 9, 1)),
]


@pytest.mark.parametrize(
    ("asked", "team"),
    [
        ({"topic": "reviews"}, "casework"),
        ({"topic": "reviews", "area": "vale"}, "casework-vale"),
        ({"topic": "reviews", "area": "fen"}, "casework"),
        ({"topic": "reviews", "phase": "EARLY_YEARS"}, "early-years"),
        ({"topic": "reviews", "area": "vale", "phase": "EARLY_YEARS"}, "vale-early"),
        ({"topic": "reviews", "area": "vale", "phase": "PRIMARY"}, "casework-vale"),
        (
            {"topic": "reviews", "area": "vale", "county": "OUT"},
            "desk",
        ),  # one desk across the border, whatever is asked
        ({"topic": "anything", "county": "OUT"}, "desk"),
        ({"topic": "anything"}, None),
        ({"topic": "start", "on": date(2026, 8, 31)}, "before"),  # the last day counts
        ({"topic": "start", "on": date(2026, 9, 1)}, "after"),
        ({"topic": "start", "on": date(2025, 8, 31)}, None),
    ],
)
def test_the_most_specific_row_in_force_answers(asked, team):
    best = rules.best_route(EVERY, **{"on": TODAY, **asked})
    assert (best and best.route.team, best and best.tied) == (team, best and ())


def test_rows_as_specific_that_name_other_teams_are_told():
    rows = [route(1, "by-area", topic="t", area="vale"), route(2, "by-phase", topic="t", phase="PRIMARY")]
    best = rules.best_route(rows, topic="t", area="vale", phase="PRIMARY", on=TODAY)
    assert (best.route.team, [tied.team for tied in best.tied]) == ("by-area", ["by-phase"])


def test_of_equals_the_newest_answers():
    rows = [route(1, "old", topic="t"), route(2, "new", topic="t", starts_on=date(2026, 9, 1))]
    assert rules.best_route(rows, topic="t", on=TODAY).route.team == "new"


def test_rows_as_specific_for_the_same_team_are_no_tie():
    rows = [route(1, "one", topic="t", area="vale"), route(2, "one", topic="t", phase="PRIMARY")]
    assert rules.best_route(rows, topic="t", area="vale", phase="PRIMARY", on=TODAY).tied == ()


def test_no_rows_no_team():
    assert rules.best_route([], topic="t", on=TODAY) is None


@pytest.mark.parametrize(
    ("new", "bar"),
    [
        (route(0, "x", topic="reviews", area="wold"), None),
        (route(0, "x", topic="reviews"), "There is already a row for exactly this in that time. End it first."),
        (
            route(0, "x", topic="start", starts_on=date(2026, 8, 31)),
            "There is already a row for exactly this in that time. End it first.",
        ),
        (route(0, "x", topic="start", starts_on=date(2024, 9, 1), ends_on=date(2025, 8, 31)), None),
        (
            route(0, "x", topic="new", starts_on=date(2026, 9, 2), ends_on=date(2026, 9, 1)),
            "The last day cannot be before the first.",
        ),
    ],
)
def test_what_stands_in_the_way_of_a_row(new, bar):
    assert rules.bar_to_route(new, EVERY) == bar


@pytest.mark.parametrize(
    ("ends_on", "on", "bar"),
    [
        (None, TODAY, None),
        (None, date(2026, 8, 31), "This row began on 1 September 2026, so it cannot end before then."),
        (date(2026, 10, 1), TODAY, "This row already ended on 1 October 2026."),
    ],
)
def test_what_stands_in_the_way_of_ending_a_row(ends_on, on, bar):
    assert rules.bar_to_ending_route(starts_on=date(2026, 9, 1), ends_on=ends_on, on=on) == bar


@pytest.mark.parametrize(
    ("on", "since", "due"),
    [
        (date(2026, 8, 31), date(2025, 9, 1), date(2025, 9, 30)),
        (date(2026, 9, 1), date(2026, 9, 1), date(2026, 9, 30)),
        (date(2027, 1, 5), date(2026, 9, 1), date(2026, 9, 30)),
    ],
)
def test_a_school_year_of_contacts_begins_on_the_first_of_september(on, since, due):
    assert (rules.asked_since(on), rules.due_by(on)) == (since, due)


@pytest.mark.parametrize(
    ("confirmed_on", "on", "state"),
    [
        (date(2026, 9, 1), date(2026, 9, 30), "CONFIRMED"),
        (date(2026, 8, 31), date(2026, 9, 30), "DUE"),
        (date(2026, 8, 31), date(2026, 10, 1), "OVERDUE"),
        (None, date(2026, 9, 1), "DUE"),
        (None, date(2027, 8, 31), "OVERDUE"),
        (date(2026, 9, 20), date(2027, 8, 31), "CONFIRMED"),
        (date(2026, 9, 20), date(2027, 9, 1), "DUE"),
    ],
)
def test_contacts_are_confirmed_due_or_overdue(confirmed_on, on, state):
    assert rules.freshness(confirmed_on, on=on) == state


@pytest.mark.parametrize(
    ("held", "bar"),
    [
        ({"SENCO": ("s@x", False), "HEAD": ("h@x", False)}, None),
        ({"HEAD": ("h@x", False)}, "Give an address for the SENCO before you confirm."),
        ({"SENCO": ("s@x", False)}, "Give an address for the head before you confirm."),
        (
            {"SENCO": ("s@x", True), "HEAD": ("h@x", False)},
            "Our last message to s@x came back. Put the address right before you confirm.",
        ),
    ],
)
def test_what_stands_in_the_way_of_confirming(held, bar):
    assert rules.bar_to_confirming(held, needed=("SENCO", "HEAD")) == bar


@pytest.mark.parametrize(
    ("head", "holder", "allowed"), [(True, False, True), (False, True, True), (True, True, True), (False, False, False)]
)
def test_the_head_or_the_holder_hands_the_senco_role_over(head, holder, allowed):
    assert (rules.bar_to_handing_over(is_head=head, is_holder=holder) is None) is allowed
