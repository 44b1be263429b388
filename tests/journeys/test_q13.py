"""Q13: a parent plans to ask in the summer; do holidays count in the six weeks?"""

from __future__ import annotations


def test_q13_holidays_count_and_the_form_shows_the_day_42_days_later_with_the_schools_closure(visit, well_read):
    """The first answer says so, names the narrow exceptions and leads to the form, which works the day out.

    Page: /request-an-assessment
    """
    # given a published answer and the public form, when somebody searches
    senco = visit("Merryn").ask("EHCNA summer holiday six weeks")

    # then the first result says that the clock runs on, names the exceptions, and leads to the form
    first = senco.page.locator("main h3 a").first
    assert first.inner_text() == "Do school holidays count in the six weeks?"
    senco.says("Yes, they count.", "Closing for summer does not stop the clock")
    first.click()
    senco.page.wait_for_url("**/answers/do-holidays-count-in-the-six-weeks*")
    senco.says(
        "shuts for at least four weeks in a row",
        "something exceptional in the child's or family's life",
        "being away from the county for at least four weeks",
    ).is_accessible()
    senco.page.locator("main a[href='/request-an-assessment']").first.click()
    senco.page.wait_for_url("**/request-an-assessment")

    # and when a request of 25 July is tried, the day shown is 42 days later, with the note on the school
    for part, value in (("day", "25"), ("month", "7"), ("year", "2026")):
        senco.page.locator(f"input[name=day-{part}]").fill(value)
    senco.page.locator("input[name=school]").fill("Sandpiper Strand Primary School")
    senco.press("Show the date").says(
        "If we get your request on 25 July 2026, we must tell you by 5 September 2026 if we will carry out an assessment.",
        "Sandpiper Strand Primary School is closed from 23 July 2026 and opens again on 2 September 2026.",
        "Our 6 weeks go on through the holiday.",
    ).is_usable()


def test_q13_the_same_without_an_account_and_without_script(visit, well_read):
    """A family on a small phone finds the same.

    Page: /request-an-assessment
    """
    parent = visit(script=False, width=320).ask("does the six weeks stop in the summer holidays")
    parent.says("Do school holidays count in the six weeks?")
    parent.open("/request-an-assessment?day-day=25&day-month=7&day-year=2026").says("by 5 September 2026")
