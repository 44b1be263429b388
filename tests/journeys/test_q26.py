"""Q26: I missed the webinars. Will they be repeated, or is there a recording? Nobody answered my email."""

from __future__ import annotations

from datetime import date, timedelta

from tests.journeys import packing
from tests.journeys.linking import choose, refuses
from tests.journeys.packing import HOLLIS, MERRYN

ASKED = "Which form do we use when a review is moved to the spring?"


def test_q26_whoever_missed_a_session_finds_slides_a_recording_answers_and_the_next_dates(visit, county):
    """A recording opens once an organiser confirmed that no pupil is named in it; a summary serves where there is none.

    Page: /forum/forum-autumn/pack
    """
    # given a session that somebody missed, which they had not even booked
    key = packing.held(county, "Webinar on reviews in June", booked=[{"email": HOLLIS, "came": True}], ask=ASKED)
    packing.fill(county, key)

    # when the recording is added, it has a last day and stays closed until it was heard through
    organiser = visit("Araminta").open(f"/forum/{key}/pack/keep").follow("Add a recording").is_usable()
    organiser.fill("Its address", "https://video.heronshire.example/june").press("Add it").says("Closed", "kept until")
    organiser.follow("Confirm that no pupil is named").is_accessible()
    choose(organiser, "I have heard all of it, and no pupil is named in what is left", "Yes")
    organiser.press("Open it to others")
    refuses(organiser, "Say at which minutes")
    organiser.fill("At which minutes?", "31:10 to 31:40").press("Open it to others").says("cut at 31:10 to 31:40")
    organiser.follow("Send it to everybody").press("Send it").says("on its way to")

    # then whoever works in a state school finds all of it, though they did not book
    senco = visit("Merryn", width=320).open("/forum").follow("Webinar on reviews in June")
    senco.follow("Slides, recording or summary").says("Dates for this year", "Open the recording", "It is kept until")
    senco.says("a passage that named a pupil was cut", "The team set out the dates", "Next dates").is_usable()
    assert senco.page.locator("main").get_by_role("link", name="Open the recording").get_attribute("href") == (
        "https://video.heronshire.example/june"
    )
    # and a visitor finds the summary and the answers, and is told why not the slides
    visitor = visit().open(f"/forum/{key}/pack").says("The team set out the dates", ASKED, "sign in").is_accessible()
    visitor.never_says("Open the recording")

    # and a question against it has an owner and a day, found by search and among one's own
    asker = (
        visit("Hollis").open(f"/forum/{key}/pack").says(ASKED).follow("Only mine").says(ASKED, "1 question of yours")
    )
    asker.is_accessible().fill("Search these questions", "review spring").press("Search").says(ASKED)
    asker.fill("Search these questions", "helicopter").press("Search").says("0 questions").never_says(ASKED)

    # and whoever writes has a reference, a day, and an answer
    senco.follow("Something is missing").is_accessible().fill("What is missing?", "The handout on spring reviews.")
    senco.press("Send").says("The reference is FP-")
    *_, receipt = county.letters_to(MERRYN, containing="We have your message FP-")
    reference = receipt.subject.rsplit(" ", 1)[1]
    organiser.open("/forum/work/packs").follow(reference).is_accessible()
    organiser.fill("What became of it?", "The handout is in the pack now.").press("Answer").says(
        "The answer is on its way"
    )
    *_, reply = county.letters_to(MERRYN, containing=f"About your message {reference}")
    assert "The handout is in the pack now." in reply.words

    # and on its last day the recording goes
    last = date.today() + timedelta(days=800)
    county.run(
        f"from datetime import date; from countywide.garden.packs import tasks; tasks.keep_up(date.fromisoformat('{last}'))"
    )
    senco.open(f"/forum/{key}/pack").says("The recording was taken away").never_says("Open the recording")
