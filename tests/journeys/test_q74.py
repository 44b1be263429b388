"""Q74: I know you prefer no live questions, but leaving good ones unanswered means another job to look later; some are easy."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.journeys.sessions import session

BUSES = "When is the new policy on school buses decided?"
SAME = "When will they decide the new policy on school buses?"


def test_q74_what_most_people_want_is_answered_in_the_room_and_marked(visit, county, well_read):
    """A published answer shows while one types; votes put questions in order; minutes are kept for them; answered ones say so.

    Page: /forum
    """
    floor = session(county, "q74", "Answers in the room")
    attendee, other = visit("Hollis").open(floor), visit("Merryn", width=320).open(floor)

    # given a question that is answered already: the answer shows while one types, and leads to the whole of it
    box = attendee.page.get_by_label("Your question")
    box.press_sequentially("what is the all about me profile training", delay=5)
    expect(attendee.page.locator("[data-found]")).to_contain_text("This is answered already")
    link = attendee.page.locator("[data-found] a").first.get_attribute("href")
    assert link is not None and link.startswith("/answers/")
    attendee.is_accessible()

    # when another is asked, then it is on the other screen without loading, and one press votes for it
    box.fill(BUSES)
    attendee.press("Send my question")
    row = other.page.locator("[data-queue] > li").filter(has_text=BUSES)
    expect(row).to_be_visible()
    row.get_by_role("button").click()
    expect(row.get_by_role("button")).to_have_attribute("aria-pressed", "true")
    expect(attendee.page.locator("[data-queue] > li").filter(has_text=BUSES)).to_contain_text("1 vote")
    other.is_accessible()

    # and the same vote twice is said in a sentence, and counts once
    again = visit("Merryn", script=False).open(floor)
    expect(again.page.locator("[data-queue] > li").filter(has_text=BUSES).get_by_role("button")).to_have_attribute(
        "aria-pressed", "true"
    )

    # when two ask the same, the host merges them on the spot, and both will hear
    other.fill("Your question", SAME).press("Send my question")
    host = visit("Araminta").open(f"{floor}/host").says(SAME)
    host.page.locator("li").filter(has_text=SAME).get_by_role("link", name="Merge").click()
    host.is_accessible()
    host.page.get_by_label(re.compile(re.escape(BUSES))).check()
    host.press("Merge").says("Everybody who asked hears the answer")
    expect(attendee.page.locator("[data-queue]")).not_to_contain_text(SAME)
    expect(attendee.page.locator("[data-queue] > li").filter(has_text=BUSES)).to_contain_text("Asked by 2 people")

    # and the item is started: the presenters' screen shows it with the minutes kept for answers, and what is most wanted
    host.press("Start Transport to school").says("Now on: Transport to school")
    screen = (
        visit("Araminta").open(f"{floor}/screen").says("Transport to school", "kept for answers", BUSES).is_usable()
    )

    # when it is answered in the room, one press says so on every screen
    screen.page.get_by_role("button", name="Answered now").first.click()
    expect(attendee.page.locator("[data-queue] > li").filter(has_text=BUSES)).to_contain_text("Answered in the room")
    expect(other.page.locator("[data-queue] > li").filter(has_text=BUSES)).to_contain_text("Answered in the room")

    # and nothing, a thousand pasted letters or program code are a sentence each, and nothing is lost
    bad = (
        ("", "Write something first"),
        ("bus " * 400, "shorten it by"),
        ("<script>alert(1)</script> when?", "program code"),
    )
    for words, says in bad:
        send(attendee, words)
        expect(attendee.page.locator("[data-sends=ask] [data-says]")).to_contain_text(says)
        assert box.input_value().strip() == words.strip()

    # and a question about one child is seen by nobody else in the room
    child = "My son Barnaby Quill in Year 4 has no bus, who can help him?"
    send(attendee, child)
    expect(attendee.page.locator("[data-sends=ask] [data-says]")).to_contain_text("Nobody else in the room sees this")
    host.open(f"{floor}/host").never_says("Barnaby")
    other.open(floor).never_says("Barnaby")


def send(attendee: Any, words: str) -> None:
    """Put words into the box and press; a second press within a second is taken for a slip of the finger."""
    attendee.page.wait_for_timeout(1100)
    attendee.page.get_by_label("Your question").fill(words)
    attendee.page.get_by_role("button", name="Send my question").click()
