"""Sets of sections: read from dated files, each with what the law says of it."""

from datetime import date

import pytest

from countywide.casework.plans import sections
from countywide.casework.plans.tests import contents
from countywide.casework.plans.types import numbered


def test_a_plan_has_the_sections_of_the_regulations_in_their_order():
    found = sections.in_force(sections.EHC_PLAN, date(2026, 11, 2))
    assert [each.key for each in found.sections] == ["A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K"]
    assert [each.key for each in found.sections if each.appeal == "yes"] == ["B", "F", "I"]
    assert [each.key for each in found.sections if each.blank_in_draft] == ["I"]
    assert found.section("F").answers_to == ("B", "E")


def test_before_the_law_began_there_is_no_set():
    with pytest.raises(sections.NoSuchSet):
        sections.in_force(sections.EHC_PLAN, date(2014, 8, 31))


def test_the_rows_of_a_section_whose_key_is_numbered_are_told_apart_from_it():
    rows = [contents.said(key, section) for key, section in (("a", "H1"), ("b", "H1"), ("c", "H2"), ("d", "F"))]
    assert [row.number for row in numbered(rows)] == ["H1.1", "H1.2", "H2.1", "F1"]


def test_another_kind_of_plan_needs_a_file_and_no_code(tmp_path, monkeypatch):
    monkeypatch.setattr(sections, "HOME", tmp_path)
    words = 'title = "Support plan"\nlaw = "none yet"\n[[section]]\nkey = "1"\nheading = "Needs"\nplain = "What is hard"\nholds = "need"\n'
    (tmp_path / "support-plan.2028-09-01.toml").write_text(words, encoding="utf-8")
    assert sections.in_force("support-plan", date(2029, 1, 1)).section("1").heading == "Needs"
