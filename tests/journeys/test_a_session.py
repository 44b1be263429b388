"""A whole session with three browsers, from the booking to published answers and the pack; the network is cut in the middle."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.journeys.packing import HOLLIS, fill
from tests.journeys.sessions import session

FIRST, OFFLINE, LATER = (
    "How long is the report form allowed to be?",
    "Does the report go to the family as well?",
    "Who signs when two schools share a week of lessons?",
)
ANSWER = "Yes. The family is sent the report on the same day as the council."
LINK = "https://www.heronshire.example/annual-reviews/report-form"


def test_a_whole_session_from_booking_to_answers_and_pack_with_the_network_cut_in_the_middle(visit, county):
    """Whoever loses their line loses nothing: what they send goes when it is back, once, and what they missed is there.

    Page: /forum
    """
    floor = session(county, "whole", "A whole session", is_open=False)
    meeting = re.sub(r"-\d{4}-\d\d-\d\d/floor$", "", floor)
    attendee = visit("Hollis", width=320)
    booked(attendee, county, meeting)
    before(attendee, floor)
    host, presenter = visit("Araminta"), visit("Araminta")
    host.open(f"{floor}/host").is_usable().press("Let people in").says("Questions only: the chat is closed")
    presenter.open(f"{floor}/screen").says("A whole session").is_usable()
    in_the_room(attendee, host, presenter, floor)
    cut_and_restored(attendee, host, presenter)
    at_the_end(attendee, host, floor)
    answered(visit, county, attendee, host, meeting)
    host.open(f"{floor}/host").follow("End the sitting").is_accessible().press("It is over").says("The sitting is over")
    packed(county, attendee, host, meeting)


def booked(attendee: Any, county: Any, meeting: str) -> None:
    """A place in a few presses, and a message that says how to come."""
    attendee.open(meeting).follow("Book a place")
    attendee.page.get_by_role("radio").first.check()
    if (nothing := attendee.page.get_by_label("Nothing to ask")).count():
        nothing.check()
    attendee.press("Book").says("You are booked")
    assert county.letters_to(HOLLIS, containing="Booked: A whole session")


def before(attendee: Any, floor: str) -> None:
    """The room is there before it is open, and one may ask already."""
    attendee.open(floor).says("Not open yet").is_usable()
    attendee.fill("Your question", FIRST).press("Send my question")
    expect(attendee.page.locator("[data-queue]")).to_contain_text(FIRST)


def in_the_room(attendee: Any, host: Any, presenter: Any, floor: str) -> None:
    """Asked, wanted, on the screen, and a link in the basket: on every page without loading."""
    expect(attendee.page.locator("[data-state]")).to_have_text("Questions only: the chat is closed")
    host.press("Open")
    expect(attendee.page.locator("[data-state]")).to_have_text("Questions and chat are open")
    host.press("Start Transport to school")
    expect(presenter.page.get_by_role("heading", level=1)).to_have_text("Transport to school")
    expect(presenter.page.locator("main")).to_contain_text(FIRST)
    attendee.fill("Your message", f"The form is at {LINK}.")
    attendee.page.get_by_role("button", name="Say it").click()
    expect(host.page.locator("[data-part=links]")).to_contain_text(LINK)
    host.page.get_by_label("What it is").fill("The report form")
    host.press("Put it in").says("The link is in the basket")
    expect(attendee.page.locator("[data-links]")).to_contain_text("The report form")


def cut_and_restored(attendee: Any, host: Any, presenter: Any) -> None:
    """The attendee's network goes; the session goes on; it comes back."""
    context = attendee.page.context
    context.set_offline(True)
    expect(attendee.page.locator("[data-line]")).to_contain_text("The connection is lost")
    attendee.fill("Your question", OFFLINE)
    attendee.page.get_by_role("button", name="Send my question").click()
    expect(attendee.page.locator("[data-unsent]").first).to_contain_text(OFFLINE)
    attendee.page.get_by_label("Your question").fill("Half a thought")
    # meanwhile the host answers the first and goes on to the next item
    host.press("Answered now").press("Start The report form").says("Now on: The report form")
    context.set_offline(False)
    expect(attendee.page.locator("[data-line]")).to_have_text("")
    expect(attendee.page.locator("[data-unsent]").first).to_have_text("")
    rows = attendee.page.locator("[data-queue] > li")
    expect(rows.filter(has_text=OFFLINE)).to_have_count(1)
    expect(rows.filter(has_text=FIRST)).to_contain_text("Answered in the room")
    expect(presenter.page.locator("main")).to_contain_text(OFFLINE)
    assert attendee.page.get_by_label("Your question").input_value() == "Half a thought"
    attendee.complaints[:] = [each for each in attendee.complaints if "ERR_INTERNET_DISCONNECTED" not in each]
    # what is typed and not sent is there when the page is loaded again
    attendee.page.reload()
    assert attendee.page.get_by_label("Your question").input_value() == "Half a thought"
    attendee.page.get_by_label("Your question").fill("")
    attendee.is_accessible()


def at_the_end(attendee: Any, host: Any, floor: str) -> None:
    """The host ends it; votes and chat close on every screen, and one may still ask."""
    host.open(f"{floor}/host").follow("End the session").is_accessible().press("End the session")
    host.says("The session is over")
    expect(attendee.page.locator("[data-state]")).to_contain_text("The session is over")
    attendee.open(floor).fill("Your question", LATER).press("Send my question")
    expect(attendee.page.locator("[data-queue]")).to_contain_text(LATER)
    attendee.open(floor).says(LATER, OFFLINE, "What you asked").is_usable()


def answered(visit: Any, county: Any, attendee: Any, host: Any, meeting: str) -> None:
    """What was left goes to teams with a day; one answers and publishes; whoever asked is told and reads it."""
    desk = meeting.replace("/forum/", "/floor/desk/")
    host.open(desk).says(OFFLINE, LATER).follow("Send everything on").press("Send to their teams")
    host.says("Every question is with a team", "Nothing waits")
    ((reference,),) = county.rows("select reference from knowledge_question where text = ?", OFFLINE)
    team = visit("Wilhelmina").open(f"/desk/questions/{reference}").says(OFFLINE).follow("Answer")
    team.page.locator("textarea[name=short_answer]").fill(ANSWER)
    team.page.locator("textarea[name=answer]").fill(f"{ANSWER} The chair sends both, and notes the day.")
    team.press("Publish and tell everyone who asked").says("everyone who asked is told")
    assert county.letters_to(HOLLIS, containing="has an answer", within=60)
    attendee.open("/floor/mine").says(OFFLINE).follow(OFFLINE).says(ANSWER).is_usable()


def packed(county: Any, attendee: Any, host: Any, meeting: str) -> None:
    """Everybody who booked is sent the pack, with the link of the chat and the answers."""
    fill(county, meeting.removeprefix("/forum/"))
    host.open(f"{meeting}/pack/keep").says("The report form").follow("Send it to everybody").press("Send it")
    host.says("on its way to")
    (letter,) = county.letters_to(HOLLIS, containing="After the session: A whole session", within=60)
    assert LINK in letter.words
    attendee.open(f"{meeting}/pack").says("The report form", OFFLINE, ANSWER).is_usable()
