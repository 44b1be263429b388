"""Q65: Thank you for changing the times and dates of the forum next year."""

from __future__ import annotations

import re

from tests.journeys import linking

POLL = "Forum times for 2027 to 2028"


def test_q65_two_days_are_announced_and_the_times_are_chosen_by_who_came_and_by_a_poll(visit, county):
    """The answer leads to two days; how many came at each day and time is public, and anybody signed in says what suits.

    Page: /forum/times
    """
    # given the programme, when anybody opens it, then the next meeting stands there on two different days
    nobody = visit(width=320).open("/forum").is_accessible()
    nobody.says("SENCO forum, spring term", "Tuesday 2 February 2027, 3:45pm", "Wednesday 10 February 2027, 9:30am")
    nobody.follow("SENCO forum, spring term").is_usable()
    nobody.says("The content is the same on each day", "minutes, of which 10 for your questions")
    file = nobody.page.request.get(
        nobody.page.get_by_role("link", name=re.compile("Calendar file")).first.get_attribute("href")
    )
    assert "BEGIN:VEVENT" in file.text() and "DTSTART:20270202T154500Z" in file.text()

    # and everybody reads who came at which day and time
    nobody.open("/forum").follow("How days and times are chosen").is_usable()
    nobody.says("Day and time", "Of those booked", "3:45pm", "9:30am", POLL)
    assert re.search(r"\d+%", nobody.page.locator("main").inner_text())
    nobody.follow(POLL).is_usable().says("Thursday, 1:30pm")

    # when a SENCO says which times suit her, without script, then it counts once, and she may change it
    before = suits(nobody, "Thursday, 1:30pm")
    merryn = visit("Merryn", script=False).open("/forum").follow(POLL).follow("Say what suits you")
    visit().open(merryn.page.url).is_usable()
    merryn.press("Send").says("Choose at least one day and time")
    merryn.page.get_by_label("Thursday, 1:30pm").check()
    merryn.page.get_by_label("Tuesday, 3:45pm").check()
    merryn.press("Send").says("We have your answer")
    assert suits(merryn, "Thursday, 1:30pm") == before + 1
    merryn.follow("Change what suits you")
    assert merryn.page.get_by_label("Thursday, 1:30pm").is_checked()
    merryn.page.get_by_label("Thursday, 1:30pm").uncheck()
    merryn.press("Send")
    assert suits(merryn, "Thursday, 1:30pm") == before

    # and the organiser sees both beside each other, and asks the next question
    organiser = visit("Araminta").open("/forum/work").is_usable().follow("Who came when").says("Of those booked")
    organiser.open("/forum/work").follow("Ask which days and times suit: Annual review webinars").is_usable()
    organiser.fill("Title", "Webinar times for the summer")
    for label, day in (("It opens on", county.day()), ("It closes on", county.day())):
        linking.day(organiser, label, day)
    organiser.page.get_by_label("Monday").check()
    organiser.page.get_by_label("Friday").check()
    organiser.fill("At which times?", "9.30am, 3.45pm").press("Ask")
    organiser.says("Monday, 9:30am", "Friday, 3:45pm").is_usable()


def suits(visitor, slot: str) -> int:
    """How many a slot suits, as the page says it."""
    row = visitor.page.get_by_role("row").filter(has_text=slot)
    return int(row.get_by_role("cell").last.inner_text())
