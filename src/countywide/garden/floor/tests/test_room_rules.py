"""What may be written and when."""

from datetime import UTC, date, datetime, timedelta

import pytest

from countywide.garden.floor.enums import Kind, Mode, Source
from countywide.garden.floor.rules import room as rules

NOW = datetime(2026, 11, 27, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "bar"),
    [
        ("", "Write your question first"),
        ("   \n", "Write your question first"),
        ("a" * 1000, None),
        ("a" * 1240, "1,240 characters long. The longest that people can take in is 1,000: shorten it by 240"),
        ("<script>alert(1)</script>", "program code"),
        ("see <img src=x onerror=alert(1)>", "program code"),
        ("Is 3 < 5 and 5 > 3?", None),
    ],
)
def test_words(text, bar):
    found = rules.bar_to_asking(text, mode=Mode.OPEN, is_open=True, longest=1000)
    assert (found is None) if bar is None else bar in found


@pytest.mark.parametrize(
    ("mode", "is_open", "asks", "talks"),
    [
        (Mode.OPEN, True, True, True),
        (Mode.QUESTIONS_ONLY, True, True, False),
        (Mode.PAUSED, True, False, False),
        (Mode.OPEN, False, True, False),
        (Mode.PAUSED, False, True, False),  # before and after the session anything may be asked
    ],
)
def test_modes(mode, is_open, asks, talks):
    assert (rules.bar_to_asking("Why?", mode=mode, is_open=is_open, longest=1000) is None) is asks
    assert (rules.bar_to_saying("Hello", mode=mode, is_open=is_open, longest=500) is None) is talks


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"has_voted": True}, "already"),
        ({"is_own": True}, "your own question"),
        ({"is_queued": False}, "no longer in the queue"),
        ({"is_over": True}, "votes are closed"),
    ],
)
def test_votes(given, bar):
    usual = {"is_queued": True, "is_own": False, "has_voted": False, "is_over": False}
    found = rules.bar_to_voting(**{**usual, **given})
    assert (found is None) if bar is None else bar in found


@pytest.mark.parametrize(
    ("address", "is_whole"),
    [
        ("https://www.county.example/transport", True),
        ("www.county.example", False),
        ("javascript:alert(1)", False),
        ("https://somebody:secret@county.example", False),
        ("ftp://county.example/a", False),
        ("https://localhost", False),
    ],
)
def test_links(address, is_whole):
    assert (rules.bar_to_link(address, "Transport", longest=200) is None) is is_whole


def test_addresses_in_a_line_of_chat():
    text = "Both are at https://a.example/x (and https://b.example/y). See https://a.example/x."
    assert list(rules.addresses_in(text)) == ["https://a.example/x", "https://b.example/y"]


def test_when_it_was_asked_and_what_is_private():
    assert rules.source_of(opened_at=None, closed_at=None) is Source.PRE
    assert rules.source_of(opened_at=NOW, closed_at=None) is Source.LIVE
    assert rules.source_of(opened_at=NOW, closed_at=NOW) is Source.AFTER
    assert rules.kind_of(holds_personal_data=False, about_one_child=False) is Kind.QUESTION
    assert rules.kind_of(holds_personal_data=True, about_one_child=False) is Kind.ONE_CHILD
    assert rules.kind_of(holds_personal_data=False, about_one_child=True) is Kind.ONE_CHILD


@pytest.mark.parametrize(("gone", "left", "answers"), [(0, 20, False), (14, 6, False), (15, 5, True), (23, -3, True)])
def test_the_minutes_kept_for_answers(gone, left, answers):
    found = rules.minutes_left(began_at=NOW - timedelta(minutes=gone), minutes=20, now=NOW)
    assert found == left
    assert rules.is_time_for_answers(left=found, answer_minutes=5) is answers
    assert rules.minutes_left(began_at=None, minutes=20, now=NOW) is None


@pytest.mark.parametrize(
    ("until", "on", "says"),
    [
        (None, date(2026, 11, 27), None),
        (date(2026, 11, 27), date(2026, 11, 26), None),
        (date(2026, 11, 27), date(2026, 11, 27), None),
        (date(2026, 11, 27), date(2026, 11, 28), "until 27 November 2026"),
    ],
)
def test_questions_are_taken_to_the_end_of_the_last_day_and_no_longer(until, on, says):
    bar = rules.bar_to_asking_late(until=until, on=on)
    assert (says in bar) if says else bar is None
