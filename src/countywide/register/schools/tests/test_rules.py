"""Names, distances, successors, flags and communities, on plain values."""

from datetime import date

import pytest

from countywide.register.schools import rules

SEPTEMBER = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("St. Anne's C of E (Aided) Primary", " st annes ce aided primary"),
        ("Saint Annes Church of England Aided Primary", " st annes ce aided primary"),
        ("St Thomas à Becket", " st thomas a becket"),
        ("Larkfield-Edge & Hazel Infants", " larkfield edge and hazel infant"),
        ("North Star 82°", " north star 82"),
        ("", ""),
    ],
)
def test_a_name_is_searched_in_one_plain_form(name, key):
    assert rules.name_key(name) == key


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("the school of Larkfield", ["school", "larkfield"]),
        ("The", ["the"]),
        ("  ", []),
        ("St. Anne’s", ["st", "annes"]),
    ],
)
def test_small_words_do_not_count_unless_there_are_no_others(typed, words):
    assert rules.searched_words(typed) == words


def test_distance_is_as_the_crow_flies():
    assert rules.miles_between((576000, 155900), (576000 + 3 * 1609, 155900 + 4 * 1609)) == pytest.approx(5, abs=0.01)


@pytest.mark.parametrize(
    ("urn", "successors", "opened", "became"),
    [
        ("1", {}, {"1"}, ["1"]),  # itself
        ("1", {}, set(), []),  # closed and followed by nothing
        ("1", {"1": ["2"]}, {"2"}, ["2"]),
        ("1", {"1": ["2"], "2": ["3"]}, {"3"}, ["3"]),  # academy, then a merger
        ("1", {"1": ["2", "3"]}, {"2", "3"}, ["2", "3"]),  # split
        ("1", {"1": ["2"], "2": ["1"]}, set(), []),  # a loop with no way out
        ("1", {"1": ["2"], "2": ["1", "3"]}, {"3"}, ["3"]),  # a loop with one
        ("1", {"1": ["2", "3"], "2": ["4"], "3": ["4"]}, {"4"}, ["4"]),  # two ways to one school
        ("1", {"1": ["1", "2"]}, {"2"}, ["2"]),  # a link to itself
    ],
)
def test_an_old_number_leads_to_todays_school(urn, successors, opened, became):
    assert rules.today_of(urn, successors, opened.__contains__) == became


@pytest.mark.parametrize(
    ("la_code", "council", "kinds", "is_in"),
    [
        ("886", "886", [], True),
        ("887", "886", [], False),
        ("887", "886", ["IN_COUNTY"], True),
        ("886", "886", ["OUT_OF_COUNTY"], False),
        ("887", "", [], True),  # a council that has not said which it is has no border
    ],
)
def test_the_councils_word_comes_before_the_authoritys_code(la_code, council, kinds, is_in):
    assert rules.is_in_county(la_code=la_code, council=council, kinds=kinds) is is_in


@pytest.mark.parametrize(
    ("change", "bar"),
    [
        ({}, None),
        ({"ends_on": SEPTEMBER}, None),
        ({"ends_on": date(2026, 8, 31)}, "The last day cannot be before the first."),
        ({"kind": "SELECTIVE"}, "Say which test the school uses."),
        ({"kind": "SELECTIVE", "detail": "Lark Test"}, None),
        ({"kind": "NATIONAL_PROGRAMME"}, "Say which national programme it is."),
        (
            {"held": {"FUNDING_SCHEME"}},
            "The school already has this flag on that day. End the first before adding another.",
        ),
        (
            {"kind": "IN_COUNTY", "held": {"OUT_OF_COUNTY"}},
            "A school cannot be treated as inside and outside the county on the same day.",
        ),
    ],
)
def test_what_stands_in_the_way_of_a_flag(change, bar):
    given = {"kind": "FUNDING_SCHEME", "detail": "", "starts_on": SEPTEMBER, "ends_on": None, "held": set()}
    assert rules.bar_to_flag(**{**given, **change}) == bar


@pytest.mark.parametrize(
    ("ends_on", "on", "bar"),
    [
        (None, SEPTEMBER, None),
        (None, date(2026, 8, 31), "This began on 1 September 2026, so it cannot end before then."),
        (date(2026, 10, 1), date(2026, 10, 1), "This already ended on 1 October 2026."),
        (date(2027, 1, 1), date(2026, 10, 1), None),  # brought forward
    ],
)
def test_what_stands_in_the_way_of_ending(ends_on, on, bar):
    assert rules.bar_to_ending(starts_on=SEPTEMBER, ends_on=ends_on, on=on) == bar


@pytest.mark.parametrize(
    ("change", "bar"),
    [
        ({}, None),
        ({"here_since": date(2026, 8, 31)}, None),
        ({"is_open": False}, "A closed school cannot join a community. Look for the school that took its place."),
        ({"in_county": False}, "Communities are for state-funded schools inside the county."),
        ({"same": True}, "The school is already in that community."),
        (
            {"here_since": SEPTEMBER},
            "The school joined its present community on 1 September 2026, so it must leave after that day.",
        ),
    ],
)
def test_what_stands_in_the_way_of_joining_a_community(change, bar):
    given = {"is_open": True, "in_county": True, "here_since": None, "same": False, "on": SEPTEMBER}
    assert rules.bar_to_joining(**{**given, **change}) == bar
