"""Q61: I passed the course link on to my staff; thank you."""

from __future__ import annotations

from tests.journeys.afterwards import give_thanks, past


def test_q61_thanks_for_a_link_are_acknowledged_and_join_no_list(visit, county):
    """Thanks on the meeting's page, about one item of it: counted, acknowledged, and in no queue.

    Page: /floor/thanks/reviews-webinar
    """
    meeting, _ = past(county, "q61", "A link for early years")
    words = "I have passed the link to the early years course to my staff - thank you."
    give_thanks(visit("Merryn"), meeting, words, item="Link therapists this year")
    assert county.letters_to(
        "merryn.tolliver@sandpiper-strand-primary.example", containing="A link for early years", within=60
    )
    visit("Araminta").open(f"/floor/desk/{meeting}").says("Thanks: 1", "Nothing waits").is_accessible()
    visit("Merryn").open("/answers/early-years-course-link-shared").says("counted")
