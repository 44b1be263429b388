"""Q71: the same thanks for the choice of days, said again."""

from __future__ import annotations

from tests.journeys.afterwards import past

WORDS = "Thank you for giving us two days to choose from, much appreciated!"


def test_q71_thanks_said_twice_count_as_two_and_are_shown_once(visit, county):
    """Whoever sorts joins the second to the first: one line, said by two, and the number of thanks is two.

    Page: /floor/desk/reviews-webinar
    """
    meeting, said = past(county, "q71", "Two days to choose from", ("merryn", WORDS), ("hollis", WORDS))
    desk = visit("Araminta").open(f"/floor/desk/{meeting}").says("Thanks: 2", "Nothing waits")
    desk.open(f"/floor/desk/{meeting}/{said[1]}").says("Likely the same", said[0]).is_accessible()
    desk.follow("Join to the same question").is_accessible()
    desk.page.locator(f"input[name=into][value='{said[0]}']").check()
    desk.press("Join").says("The two are one now")
    desk.open(f"/floor/desk/{meeting}").says("Thanks: 2", "(said by 2)")
    assert desk.page.locator("main").inner_text().count("two days to choose from") == 1
