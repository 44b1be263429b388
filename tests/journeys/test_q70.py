"""Q70: Thank you for offering different days for the forum."""

from __future__ import annotations

import re

GUEST, WAITS = "ferelith.quince@moor-lane-nursery.example", "osbert.lanyard@moor-lane-nursery.example"
TEMPERANCE = "temperance.lovelock@skylark-furlong-primary.example"
FIRST, SECOND = "Tuesday 2 February 2027", "Wednesday 10 February 2027"
SMALL = """
from datetime import timedelta
from django.utils import timezone
from countywide.garden.forum import actions, queries
from countywide.garden.forum.types import NewItem
from countywide.platform.kit.doors import Machine
by, now = Machine("journey"), timezone.now()
series = queries.series_called("senco-forum")
made = actions.plan_meeting(series, by=by, now=now, title="A small meeting", key="small-meeting")
for days in (30, 37):
    begins = now + timedelta(days=days)
    actions.add_sitting(made, by=by, now=now, starts_at=begins, ends_at=begins + timedelta(hours=1), capacity=1)
actions.add_item(made, by=by, now=now, item=NewItem("One thing", 20, 5))
actions.announce(made, by=by, now=now, why_none="A journey needs none")
print(made.key)
"""


def test_q70_a_place_is_booked_without_an_account_and_swapped_in_one_press(visit, county):
    """The confirmation's link swaps to the other day; the calendar entry moves, and a colleague can take the place.

    Page: /forum/<key>/book
    """
    # given no account, when somebody books on a phone, then the message says how to join
    guest = visit(width=320).open("/forum").follow("SENCO forum, spring term").is_accessible()
    guest.follow("Book a place").is_usable().press("Book").says("Enter your name", "Choose a day").is_usable()
    guest.page.get_by_label(re.compile(FIRST)).check()
    guest.fill("Your name", "Ferelith Quince").fill("Your email address", GUEST).fill(
        "School or service", "Moor Lane Nursery"
    )
    guest.page.get_by_label("A sign language interpreter").check()
    guest.page.get_by_label("Nothing to ask").check()
    guest.press("Book").says("We have your booking").is_usable()
    (told,) = county.letters_to(GUEST, containing=f"Booked: SENCO forum, spring term, {FIRST}")
    assert "https://calls.heronshire.example/forum-spring-1" in told.words
    assert county.letters_to("forum@heronshire.example", containing="A sign language interpreter")

    # and one press in that link swaps to the other day
    guest.open(told.link("/forum/bookings/")).is_usable().says("You are booked", FIRST, "A sign language interpreter")
    before = entry(guest)
    plain = visit(script=False, width=320).open(told.link("/forum/bookings/"))
    plain.press("Swap to Wednesday").says("You have swapped", SECOND)  # one press, without script
    guest.open(told.link("/forum/bookings/")).says(SECOND).is_usable()
    after = entry(guest)
    assert (before["UID"], after["DTSTART"]) == (after["UID"], "20270210T093000Z")
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    (moved,) = county.letters_to(GUEST, containing="Your other day")
    assert SECOND in moved.words and "forum-spring-2" in moved.words

    # and a colleague takes the place, with a link of their own
    guest.follow("Send a colleague instead").is_usable()
    guest.fill("Your colleague’s name", "Osbert Lanyard").fill("Your colleague’s email address", WAITS)
    guest.press("Give them my place").says("Your place is your colleague’s")
    assert guest.page.request.get(told.link("/forum/bookings/")).status == 404
    (theirs,) = county.letters_to(WAITS, containing="Booked: SENCO forum")
    guest.open(theirs.link("/forum/bookings/")).follow("Give up your place").is_usable()
    guest.press("Give up my place").says("You gave up this booking")

    # and somebody signed in swaps where they read of the meeting
    senco = visit("Temperance").open("/forum/forum-spring").follow("Book a place")
    assert senco.page.get_by_label("Your email address").input_value() == TEMPERANCE
    senco.page.get_by_label(re.compile(FIRST)).check()
    senco.press("Book").says("You are booked", FIRST).is_usable()
    senco.open("/forum/forum-spring").is_usable().press("Swap to Wednesday").says("You have swapped", SECOND)


def test_q70_a_full_day_has_a_waiting_list_and_a_cancelled_one_offers_the_other(visit, county):
    """Who comes too late waits and gets what falls free; when a day does not take place, everybody is offered the other.

    Page: /forum/work/sittings/<key>
    """
    # given a meeting with one place a day, when two book the same day, then the second waits
    county.run(SMALL)
    for name, email in (("Ines Marrable", "ines@lane-end.example"), ("Jory Tamsin", "jory@lane-end.example")):
        visitor = visit().open("/forum/small-meeting/book")
        visitor.page.locator("main input[name=sitting]").first.check()
        visitor.fill("Your name", name).fill("Your email address", email).press("Book").says("We have your booking")
    (booked,) = county.letters_to("ines@lane-end.example", containing="Booked: A small meeting")
    (waits,) = county.letters_to("jory@lane-end.example", containing="You are on the waiting list")
    visitor = visit(width=320).open(waits.link("/forum/bookings/")).says("You are on the waiting list").is_usable()

    # when the first swaps, then the second has the place
    visit().open(booked.link("/forum/bookings/")).press("Swap to").says("You have swapped")
    assert county.letters_to("jory@lane-end.example", containing="A place is yours")
    visitor.open(waits.link("/forum/bookings/")).says("You are booked")

    # and when the organiser cancels that day, then they are told why, and one press takes them to the other
    organiser = visit("Araminta").open("/forum/work").follow("A small meeting").is_usable()
    organiser.page.locator("main li a[href*='/forum/work/sittings/']").first.click()
    organiser.says("Jory Tamsin").never_says("Ines Marrable").is_usable()
    organiser.follow("Change time, link or number of places").is_usable()
    organiser.page.go_back()
    organiser.follow("Cancel the sitting").is_usable().press("Cancel the sitting").says("Say why")
    organiser.fill("Why does it not take place?", "The speaker is ill").press("Cancel the sitting")
    organiser.says("Everybody who booked has been told", "Cancelled").is_usable()
    (off,) = county.letters_to("jory@lane-end.example", containing="Does not take place: A small meeting")
    assert "The speaker is ill" in off.words
    visitor.open(off.link("/forum/bookings/")).says("Your sitting does not take place").is_usable()
    visitor.press("Swap to").says("That sitting is full: you are on its waiting list")


def entry(visitor) -> dict[str, str]:
    """The booking's entry for a calendar, line by line."""
    link = visitor.page.get_by_role("link", name="Add to your calendar").get_attribute("href")
    lines = visitor.page.request.get(link).text().replace("\r\n ", "").splitlines()
    return dict(line.split(":", 1) for line in lines if ":" in line)
