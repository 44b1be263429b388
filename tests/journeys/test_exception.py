"""An officer records an exception to a time limit, and the family sees it on the page of that date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.journeys.asking import new_case

WHY = "The child is in hospital until next week and nobody there can be asked what helps in class."


@pytest.fixture
def why_page(county) -> str:
    """The page of the date by which a family must be answered."""
    reference, deadline = new_case(county)
    return f"/cases/{reference}/dates/{deadline}"


def test_an_exception_is_recorded_page_by_page_and_moves_no_date_in_law(visit, why_page):
    """The ground, the facts it turns on, why, the day aimed for, and a check; then the family reads it.

    Page: /cases/<reference>/dates/<date>/exception
    """
    officer = visit("Odalys").open(f"{why_page}/exception").is_usable()
    officer.page.get_by_label("exceptional", exact=False).first.check()
    officer.press("Continue").is_usable()
    fill_date(officer, "happened_on", date.today() - timedelta(days=5))
    officer.press("Continue").is_usable()
    officer.fill("Why does this make the time limit impractical to meet?", WHY)
    officer.fill("What evidence do you hold?", "A letter of the ward.")
    officer.press("Continue").is_usable()
    fill_date(officer, "target_on", date.today() + timedelta(days=12))
    fill_date(officer, "review_on", date.today() + timedelta(days=7))
    officer.press("Continue").says(WHY, "A letter of the ward.").is_usable()
    officer.press("Record the exception").says("The exception is recorded. The last day in law stays as it is.")

    # the family reads why, and not what the council holds as evidence
    visit("Sorrel").open(why_page).says(WHY).never_says("A letter of the ward").is_usable()


def test_a_ground_that_the_facts_deny_goes_no_further_and_keeps_what_was_typed(visit, why_page):
    """Two weeks away are not four.

    Page: /cases/<reference>/dates/<date>/exception/facts
    """
    officer = visit("Odalys").open(f"{why_page}/exception")
    officer.page.get_by_label("away", exact=False).first.check()
    officer.press("Continue")
    fill_date(officer, "away_from", date.today() - timedelta(days=16))
    fill_date(officer, "back_on", date.today() - timedelta(days=2))
    officer.press("Continue").says("There is a problem")
    assert officer.page.locator("input[name=back_on-day]").input_value() == str((date.today() - timedelta(days=2)).day)
    officer.complaints.clear()  # the browser itself notes that the answer was refused
    officer.is_usable()


def fill_date(visitor, name: str, day: date) -> None:
    for part in ("day", "month", "year"):
        visitor.page.locator(f"input[name={name}-{part}]").fill(str(getattr(day, part)))
