"""Q72: keep going; the sessions are useful."""

from __future__ import annotations

from tests.journeys.afterwards import past


def test_q72_keep_going_is_thanks_whoever_takes_it_for_something_else_can_be_put_right(visit, county):
    """The rule may err: whoever sorts says that thanks are a question, or a question thanks, and the number follows.

    Page: /floor/desk/reviews-webinar
    """
    words = "Keep doing what you do, I find these sessions so useful and informative."
    meeting, said = past(county, "q72", "Keep going", ("temperance", words))
    desk = visit("Araminta").open(f"/floor/desk/{meeting}").says("Thanks: 1", "Nothing waits")
    desk.open(f"/floor/desk/{meeting}/{said[0]}").follow("It is something else").is_accessible()
    desk.page.get_by_label("A question", exact=True).check()
    desk.press("Save").open(f"/floor/desk/{meeting}").says("Thanks: 0", "Waiting to be sorted: 1")
    desk.open(f"/floor/desk/{meeting}/{said[0]}/kind").page.get_by_label("Thanks", exact=True).check()
    desk.press("Save").open(f"/floor/desk/{meeting}").says("Thanks: 1", "Nothing waits")
    visit("Temperance").open("/floor/mine").says("Counted and passed on")
