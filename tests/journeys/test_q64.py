"""Q64: thank you, interesting."""

from __future__ import annotations

from tests.journeys.afterwards import give_thanks, past


def test_q64_a_thank_you_is_counted_passed_on_and_never_queued(visit, county):
    """One press, words or none; thanks that ask something are sent back to the question box.

    Page: /floor/thanks/reviews-webinar
    """
    meeting, _ = past(county, "q64", "An interesting one")
    giver = visit("Hollis").open(f"/floor/thanks/{meeting}").is_usable()
    giver.page.get_by_label("Thank you", exact=True).check()
    giver.fill("Your words", "Thanks. When is the next one?").press("Send")
    giver.says("Put it in the question box")
    give_thanks(visit("Hollis"), meeting, "Thank you, very interesting")
    desk = visit("Araminta").open(f"/floor/desk/{meeting}").says("Thanks: 1", "Nothing waits")
    desk.follow("Pass on the thanks").press("Pass them on now").says("The thanks are passed on")
