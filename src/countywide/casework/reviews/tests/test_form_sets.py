"""The form and the criteria are read from dated files."""

from datetime import date

import pytest

from countywide.casework.reviews import form_sets
from countywide.platform.kit import dated

DAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("year_group", "transfers", "left_out"),
    [(3, False, {"adulthood", "transition"}), (6, True, {"adulthood"}), (9, False, {"transition"}), (11, True, set())],
)
def test_a_child_is_asked_the_pages_of_their_year(year_group, transfers, left_out):
    pages = form_sets.form_on(DAY).pages
    asked = {page.key for page in pages if page.is_asked(year_group=year_group, transfers=transfers)}
    assert {page.key for page in pages if not page.only_for} - asked == left_out


def test_every_condition_names_a_box_of_its_own_page():
    for page in form_sets.form_on(DAY).pages:
        keys = {field.key for field in page.fields}
        assert {field.when.partition("=")[0] for field in page.fields if field.when} <= keys


def test_a_change_is_accepted_or_declined_by_a_criterion():
    criteria = form_sets.criteria_on(DAY)
    assert {each.decides for each in criteria.criteria} == {"ACCEPT", "DECLINE"}
    assert criteria.criterion("says-it-already").decides == "DECLINE"
    assert criteria.criterion("no-such") is None


def test_a_page_keeps_its_kind_in_every_set():
    days = {dated.begun_by(form_sets.HOME, form_sets.FORM, day) for day in (date(2020, 1, 1), DAY)}
    for day in days:
        for page in form_sets.form(day).pages:
            assert form_sets.kind_of(page.key) == page.holds
    assert form_sets.kind_of("no-such") == ""


def test_an_update_asks_five_questions_of_significance():
    page = form_sets.form_on(DAY).page("significance")
    assert [(field.kind, field.must) for field in page.fields] == [("yes-no", True)] * 5
    assert page.is_asked(year_group=3, transfers=False, type="IN_YEAR")
    assert not page.is_asked(year_group=3, transfers=False, type="ANNUAL")
