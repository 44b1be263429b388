"""Q41: thanks; it was good to hear what the champions do."""

from __future__ import annotations

import time

from tests.journeys.afterwards import past

WORDS = "Thank you Ottoline, it was really great to hear what the champions are doing. Well done, Link Therapy Desk."


def test_q41_thanks_reach_those_they_name_and_the_organisers(visit, county):
    """Thanks go on, without a name, to the team they name and to the organisers; whoever gave them is told.

    Page: /floor/desk/reviews-webinar
    """
    meeting, _ = past(county, "q41", "What champions do", ("merryn", WORDS))
    desk = visit("Araminta").open(f"/floor/desk/{meeting}").says("Thanks: 1", "Nothing waits")
    desk.follow("Pass on the thanks").says("Thanks not passed on yet").is_accessible().press("Pass them on now")
    desk.says("The thanks are passed on").never_says("Pass on the thanks")
    told = passed_on(county)
    assert {letter.to for letter in told} == {"link.therapy@heronshire.example", "forum@heronshire.example"}
    assert all("Merryn" not in letter.words and "Well done" in letter.words for letter in told)


def passed_on(county):
    """The messages with these thanks, once both have left."""
    until = time.monotonic() + 60
    while True:
        found = [letter for letter in county.letters() if letter.subject == "Thanks from “What champions do”"]
        if len(found) >= 2 or time.monotonic() > until:
            return found
        time.sleep(0.5)
