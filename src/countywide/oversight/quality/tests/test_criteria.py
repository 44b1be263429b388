"""The published set is whole: every key once, every reading of the record one that exists."""

from __future__ import annotations

from datetime import date

from countywide.oversight.quality import criteria

DAY = date(2026, 11, 26)
ALL = ["plan", "council", "communication", "partners"]


def test_the_set_in_force_covers_the_plan_the_council_communication_and_partners():
    held = criteria.in_force(DAY)
    assert (held.begins, [part.key for part in held.parts]) == (date(2026, 9, 1), ALL)


def test_every_criterion_has_a_key_of_its_own():
    keys = [each.key for each in criteria.in_force(DAY).criteria(ALL)]
    assert len(keys) == len(set(keys)) == 14


def test_a_chosen_part_brings_its_own_criteria_and_no_others():
    held = criteria.in_force(DAY)
    assert [each.key for each in held.criteria(["partners"])] == ["advice-time", "advice-specific"]
