"""How high a search stands on a day, what is left of school, and what may be entered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from countywide.casework.unplaced import policies, rules
from countywide.casework.unplaced.types import Standing
from countywide.law import clocks

ON = date(2027, 2, 1)
LADDER = policies.ladder_on(ON)
SEPTEMBER = date(2027, 9, 1)


def level(on: date, *, needed_on=SEPTEMBER, ends_on=None, left=None, post_16=False, flagged=False) -> int:
    return int(rules.level_of(Standing(needed_on, ends_on, left, post_16, flagged), LADDER, on))


@pytest.mark.parametrize(
    ("on", "given", "stands_at"),
    [
        (date(2027, 3, 14), {}, 1),
        (date(2027, 3, 15), {}, 2),
        (date(2027, 3, 15), {"post_16": True}, 1),
        (date(2027, 4, 15), {"post_16": True}, 2),
        (date(2027, 7, 2), {}, 2),
        (date(2027, 7, 3), {}, 3),  # sixty days before
        (date(2027, 8, 31), {}, 3),
        (date(2027, 9, 1), {}, 5),
        (ON, {"flagged": True}, 3),
        (ON, {"left": 21}, 1),
        (ON, {"left": 20}, 4),
        (ON, {"left": 10, "flagged": True}, 4),  # Q12: ten school days are left
        (ON, {"ends_on": date(2027, 1, 31), "needed_on": None, "left": 0}, 5),
        (ON, {"ends_on": date(2027, 1, 31), "left": 0}, 4),  # the next place begins in September
        (ON, {"needed_on": None}, 1),
    ],
)
def test_a_search_stands_as_high_as_its_days_say(on, given, stands_at):
    assert level(on, **given) == stands_at


@pytest.mark.parametrize(
    ("last", "left"),
    [
        (date(2027, 2, 1), 0),
        (date(2027, 2, 5), 4),
        (date(2027, 2, 8), 5),
        (date(2027, 2, 22), 10),  # half term, 15 to 19 February
    ],
)
def test_school_days_leave_out_weekends_and_holidays(last, left):
    shut = [clocks.Closure(date(2027, 2, 15), date(2027, 2, 22))]
    assert rules.school_days_until(last, on=ON, calendar=clocks.Calendar(), closures=shut) == left


def test_what_happens_meanwhile_is_due_sixty_days_before_a_place_is_needed_or_ends():
    for given in ({"needed_on": ON + timedelta(days=60), "ends_on": None}, {"needed_on": None, "ends_on": ON}):
        assert rules.interim_is_due(**given, ladder=LADDER, on=ON)
    assert not rules.interim_is_due(needed_on=ON + timedelta(days=61), ends_on=None, ladder=LADDER, on=ON)


@pytest.mark.parametrize(
    ("bar", "says"),
    [
        (rules.bar_to_beginning(is_made=False, is_over=False, is_searched=False), "a plan in force"),
        (rules.bar_to_beginning(is_made=True, is_over=False, is_searched=True), "under way already"),
        (rules.bar_to_beginning(is_made=True, is_over=False, is_searched=False), None),
        (rules.bar_to_flagging(is_made=True, is_over=False, is_waiting=True, ends_on=None, on=ON), "raised this already"),
        (rules.bar_to_flagging(is_made=True, is_over=True, is_waiting=False, ends_on=None, on=ON), "no plan in force"),
        (
            rules.bar_to_flagging(is_made=True, is_over=False, is_waiting=False, ends_on=date(2030, 1, 1), on=ON),
            "about a year",
        ),
        (rules.bar_to_answering(answered_on=None, answer="We look into it"), "what happens now"),
        (rules.bar_to_answering(answered_on=ON, answer="Tuition starts on Monday at home."), "answered already"),
        (rules.bar_to_contact(said="We rang and told them", next_on=ON + timedelta(15), on=ON, within=LADDER.contact_within), "14 days"),
        (rules.bar_to_contact(said="We rang and told them", next_on=ON + timedelta(14), on=ON, within=LADDER.contact_within), None),
        (rules.bar_to_trying(name=" ", asked_on=ON, begun_on=ON, came_of="ASKED", on=ON), "which school"),
        (rules.bar_to_trying(name="Otter", asked_on=ON + timedelta(1), begun_on=ON, came_of="ASKED", on=ON), "today or earlier"),
        (rules.bar_to_interim(interim="Tuition at home, ten hours a week", starts_on=None), "from which day"),
        (rules.bar_to_ending(over_because="NAMED", is_flagged=True, names_place=True), "Answer it first"),
        (rules.bar_to_ending(over_because="NAMED", is_flagged=False, names_place=False), "names no place yet"),
        (rules.bar_to_ending(over_because="NOT_NEEDED", is_flagged=False, names_place=False), None),
    ],
)  # fmt: skip
def test_what_may_be_entered(bar, says):
    assert bar is None if says is None else says in bar


def test_a_council_has_a_ladder_of_its_own_from_its_day(tmp_path, settings):
    (tmp_path / "placement-ladder").mkdir()
    own = (
        (policies.OURS / "ladder.2014-09-01.toml")
        .read_text("utf-8")
        .replace("contact_within_days = 14", "contact_within_days = 7")
    )
    (tmp_path / "placement-ladder" / "ladder.2027-01-01.toml").write_text(own)
    (tmp_path / "council.toml").write_text("")
    settings.COUNCIL_FILE = str(tmp_path / "council.toml")
    assert [policies.ladder_on(day).contact_within.days for day in (date(2026, 12, 31), date(2027, 1, 1))] == [14, 7]
