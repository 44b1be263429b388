"""Rounds: read from the council's dated files, with the date in law from the clocks and everything else labelled local."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from countywide.casework.transfers import rounds
from countywide.casework.transfers.rules import dates
from countywide.law import clocks

FACTS = """
[[value]]
key = "close"
value = 2027-07-09
from = 2026-09-01

[[value]]
key = "close"
value = 2027-07-16
from = 2026-11-20
"""
ROUND = """
[[round]]
key = "2028-Y7"
name = "Moving up in September 2028"
move = "PRIMARY_SECONDARY"
from_years = [6]
to_year = 7
september = 2028
opens = 2026-10-01
most_preferences = 3
date = [
  { step = "preferences", asked_by = "close", last_useful = 2027-10-22, from = 2026-09-01, why = "Packs." },
  { step = "review", asked_by = 2027-07-22, from = 2026-09-01 },
  { step = "review", asked_by = 2027-07-15, from = 2026-11-25, why = "Term ends sooner." },
]
"""


@pytest.fixture
def county(tmp_path: Path, settings) -> Path:
    (tmp_path / "council.toml").write_text(FACTS)
    (tmp_path / rounds.FILE).write_text(ROUND)
    settings.COUNCIL_FILE = str(tmp_path / "council.toml")
    return tmp_path


@pytest.mark.parametrize(
    ("move", "september", "clock", "strict", "published", "act_by", "latest_meeting"),
    [
        ("PRIMARY_SECONDARY", 2027, "PT-FEB", date(2027, 2, 14), date(2027, 2, 15), date(2027, 2, 12), date(2026, 11, 22)),
        ("INFANT_JUNIOR", 2028, "PT-FEB", date(2028, 2, 14), date(2028, 2, 15), date(2028, 2, 14), date(2027, 11, 22)),
        ("EARLY_SCHOOL", 2026, "PT-FEB", date(2026, 2, 14), date(2026, 2, 15), date(2026, 2, 13), date(2025, 11, 22)),
        ("PRIMARY_MIDDLE", 2029, "PT-FEB", date(2029, 2, 14), date(2029, 2, 15), date(2029, 2, 14), date(2028, 11, 22)),
        ("SECONDARY_POST_16", 2027, "PT-MAR", date(2027, 3, 30), date(2027, 3, 31), date(2027, 3, 30), date(2027, 1, 5)),
        ("SECONDARY_POST_16", 2029, "PT-MAR", date(2029, 3, 30), date(2029, 3, 31), date(2029, 3, 29), date(2029, 1, 5)),
    ],
)  # fmt: skip
def test_the_date_in_law_is_the_clocks_own(county, move, september, clock, strict, published, act_by, latest_meeting):
    from dataclasses import replace

    held = replace(rounds.rounds()[0], move=move, september=september)
    law = dates.limit(held, clocks.Calendar())
    found = (law.clock, law.strict, law.published, law.act_by, law.latest_meeting)
    assert found == (clock, strict, published, act_by, latest_meeting)


def test_a_date_is_what_the_council_said_last_by_a_day_and_follows_the_value_it_names(county):
    (held,) = rounds.rounds()
    asked = lambda step, on: held.local(step, on).asked_by  # noqa: E731
    assert asked("preferences", date(2026, 11, 19)) == date(2027, 7, 9)
    assert asked("preferences", date(2026, 11, 20)) == date(2027, 7, 16)
    assert asked("review", date(2026, 11, 24)) == date(2027, 7, 22)
    assert asked("review", date(2026, 11, 25)) == date(2027, 7, 15)
    assert held.local("confirm", date(2026, 11, 25)) is None


def test_a_change_is_told_for_thirty_days_from_the_day_it_holds(county):
    (held,) = rounds.rounds()
    told = lambda on: dates.changes_told_on(held, on=on)  # noqa: E731
    assert told(date(2026, 11, 19)) == []
    assert told(date(2026, 11, 25)) == [("preferences", date(2026, 11, 20)), ("review", date(2026, 11, 25))]
    assert told(date(2026, 12, 24)) == [("review", date(2026, 11, 25))]
    assert told(date(2026, 12, 25)) == []


def test_the_calendar_says_which_day_is_law_and_which_the_council_asks(county):
    (held,) = rounds.rounds()
    law = dates.limit(held, clocks.Calendar())
    rows = {each.step: each for each in dates.calendar_of(held, law, on=date(2026, 11, 26))}
    assert list(rows) == ["preferences", "review", "final"]
    assert rows["review"].legally_by == rows["final"].legally_by == date(2028, 2, 14)
    assert (rows["preferences"].legally_by, rows["final"].asked_by) == (None, None)
    assert "15 days" in rows["preferences"].says


def test_a_round_is_open_from_its_first_day_until_the_move(county):
    days = (date(2026, 9, 30), date(2026, 10, 1), date(2028, 8, 31), date(2028, 9, 1))
    assert [bool(rounds.open_rounds(day)) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ('step = "review"', 'step = "party"', "a step that there is not: party"),
        ('asked_by = "close"', 'asked_by = "closed"', "the file of facts has not"),
        ('move = "PRIMARY_SECONDARY"', 'move = "BETWEEN_POST_16"', "no move of a yearly round"),
    ],
)
def test_a_slip_in_the_file_is_one_clear_sentence(county, was, now, says):
    (county / rounds.FILE).write_text(ROUND.replace(was, now, 1))
    rounds.read.cache_clear()
    with pytest.raises(ValueError, match=says):
        rounds.rounds()


def test_a_council_without_the_file_has_no_rounds(tmp_path, settings):
    (tmp_path / "council.toml").write_text(FACTS)
    settings.COUNCIL_FILE = str(tmp_path / "council.toml")
    assert rounds.rounds() == ()
    settings.COUNCIL_FILE = ""
    assert rounds.rounds() == ()


def test_the_rounds_of_the_made_up_county_agree_with_the_law_and_with_its_published_values(council_facts):
    assert dates.bar_to_rounds(rounds.rounds(), clocks.Calendar()) == []
    assert [each.key for each in rounds.open_rounds(date(2026, 11, 26))] == [
        "2027-REC", "2027-Y3", "2027-MIDDLE", "2027-Y7", "2027-UPPER", "2027-16", "2028-Y7",
    ]  # fmt: skip
    later = rounds.round_with("2028-Y7")
    assert later is not None
    assert later.local("review", date(2026, 11, 26)).asked_by == date(2027, 7, 22)  # as the answer to Q06 says it


def test_a_day_asked_for_after_the_law_is_found(county):
    late = ROUND.replace("asked_by = 2027-07-15", "asked_by = 2028-02-15, last_useful = 2028-02-14")
    (county / rounds.FILE).write_text(late)
    rounds.read.cache_clear()
    wrong = dates.bar_to_rounds(rounds.rounds(), clocks.Calendar())
    assert wrong == [
        "2028-Y7, review: the last useful day lies before the day asked for.",
        "2028-Y7, review: the day asked for lies after the date in law.",
    ]
