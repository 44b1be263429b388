"""Q67: thanks; the meetings help a lot."""

from __future__ import annotations

from tests.journeys.afterwards import give_thanks, past


def test_q67_thanks_are_in_a_number_that_everybody_sees_and_in_no_list_of_questions(visit, county):
    """A number for each meeting, never a name; the list of what was asked does not hold them.

    Page: /floor/asked/reviews-webinar
    """
    meeting, _ = past(county, "q67", "Meetings that help")
    give_thanks(visit("Merryn"), meeting, "Thank you for all the news, the meetings help a lot.")
    seen = visit("Hollis", width=320).open(f"/floor/asked/{meeting}").says("1 said thank you", "Nothing was asked")
    seen.never_says("help a lot", "Merryn").is_usable()
