"""What a pack needs, what stands in the way, and sums that tell of nobody."""

from __future__ import annotations

from datetime import date

import pytest

from countywide.garden.packs import policies, rules

DAY = date(2026, 11, 24)
PROMISE = policies.promise_on(DAY)
WHOLE = {"slides": 1, "has_no_slides": False, "is_recording_open": False, "recorded": "SUMMARY", "summary": "Words"}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, []),
        ({"slides": 0}, ["slides"]),
        ({"slides": 0, "has_no_slides": True}, []),
        ({"recorded": "", "summary": ""}, ["recording, or a written summary"]),
        ({"recorded": "RECORDING"}, ["no pupil is named"]),
        ({"recorded": "RECORDING", "is_recording_open": True}, []),
        ({"summary": ""}, ["Write the summary"]),
        ({"unchecked": 1}, ["checked for viruses"]),
    ],
)
def test_what_a_pack_still_lacks(given, says):
    said = rules.missing(**{**WHOLE, **given})
    assert len(said) == len(says) and all(part in line for part, line in zip(says, said, strict=True))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"is_sent": True}, "was sent"),
        ({"on": date(2026, 11, 23)}, "not over"),
        ({"missing": ["Add the slides."]}, "Add the slides"),
    ],
)
def test_when_a_pack_is_sent(given, says):
    said = rules.bar_to_sending(**{"is_sent": False, "ended_on": DAY, "on": DAY, "missing": [], **given})
    assert (says in said) if says else said is None


@pytest.mark.parametrize(
    ("ended_on", "until"),
    [(DAY, date(2027, 11, 24)), (date(2028, 2, 29), date(2029, 2, 28)), (date(2026, 12, 31), date(2027, 12, 31))],
)
def test_a_recording_is_kept_for_so_many_months(ended_on, until):
    assert rules.keep_until_at_most(ended_on, PROMISE) == until


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"address": ""}, "one of the two"),
        ({"has_file": True}, "one of the two"),
        ({"address": "", "has_file": True}, None),
        ({"address": "ftp://x.example"}, "begins with https"),
        ({"keep_until": date(2027, 11, 25)}, "to 24 November 2027"),
        ({"keep_until": date(2026, 11, 23)}, "from today"),
    ],
)
def test_a_recording_has_one_place_and_a_last_day(given, says):
    usual = {
        "address": "https://video.example/1", "has_file": False, "ended_on": DAY, "keep_until": date(2027, 6, 1),
        "promise": PROMISE, "on": DAY,
    }  # fmt: skip
    said = rules.bar_to_recording(**{**usual, **given})
    assert (says in said) if says else said is None


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"has_recording": False}, "Add the recording"),
        ({"heard": False}, "Listen to all of it"),
        ({"was_cut": True}, "which minutes"),
        ({"was_cut": True, "what_was_cut": "31:10 to 31:40"}, None),
    ],
)
def test_a_recording_opens_once_it_was_heard_through(given, says):
    said = rules.bar_to_confirming(
        **{"has_recording": True, "heard": True, "was_cut": False, "what_was_cut": "", **given}
    )
    assert (says in said) if says else said is None


@pytest.mark.parametrize(
    ("reads", "is_of_school", "is_state", "is_booked", "opens"),
    [
        (False, False, False, False, False),
        (False, False, False, True, True),
        (True, True, True, False, True),
        (True, True, False, False, False),  # a school that is not a state school of the county, and did not book
        (True, True, False, True, True),
        (True, False, False, False, True),  # the council and the services
    ],
)
def test_who_opens_slides_and_recordings(reads, is_of_school, is_state, is_booked, opens):
    assert rules.may_open_files(reads=reads, is_of_school=is_of_school, is_state=is_state, is_booked=is_booked) is opens


@pytest.mark.parametrize(
    ("answered", "late_open", "number", "median", "in_time"),
    [
        ([], 0, 0, None, None),
        ([(3, True)] * 4, 0, 4, None, None),  # too few to be shown
        ([(1, True), (3, True), (5, True), (12, False), (4, True)], 0, 5, 4.0, 80),
        ([(1, True)] * 5, 5, 10, 1.0, 50),  # what is open beyond its day is late
        ([(1, True)] * 2, 4, 6, None, 33),
    ],
)
def test_time_to_answer(answered, late_open, number, median, in_time):
    found = rules.times(answered, late_open=late_open, fewest=5)
    assert (found.number, found.median, found.in_time) == (number, median, in_time)


@pytest.mark.parametrize(
    ("booked", "came", "shown"),
    [(4, 2, (None, None)), (20, 12, (20, 12)), (20, 3, (20, None)), (20, 18, (20, None)), (20, 20, (20, 20))],
)
def test_attendance_tells_of_no_single_person(booked, came, shown):
    found = rules.came("Tuesdays", booked=booked, came=came, fewest=5)
    assert (found.booked, found.came) == shown


def test_ratings_are_shown_from_five_on():
    assert rules.rated([5, 4, 4, 3], fewest=5).mean is None
    assert rules.rated([5, 4, 4, 3, 5], fewest=5).mean == 4.2


@pytest.mark.parametrize(("words", "found"), [("", True), ("dates YEAR", True), ("dates year taxi", False)])
def test_a_search_finds_what_holds_every_word(words, found):
    assert rules.holds(words, ["Dates for this year", "More"]) is found


def test_a_summary_is_long_enough_and_names_nobody():
    assert "20 words" in rules.bar_to_summary("Too short.", ())
    assert "a name" not in (rules.bar_to_summary("word " * 20, ()) or "")
    assert "personal data (name)" in rules.bar_to_summary("word " * 20, ("name",))
