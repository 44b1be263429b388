"""Q73: Please send out all the links from the chat. They get lost."""

from __future__ import annotations

import pytest

from tests.journeys import packing
from tests.journeys.linking import choose, refuses
from tests.journeys.packing import HOLLIS, MERRYN

LINKS = [
    ("https://courses.heronshire.example/early-years", "Early years course"),
    ("https://forms.heronshire.example/review", "Review form"),
]


@pytest.fixture
def key(county):
    booked = [{"email": HOLLIS, "came": True}, {"email": MERRYN}]
    made = packing.held(county, "Meeting with many links", booked=booked, links=LINKS)
    packing.fill(county, made)
    return made


def test_q73_every_approved_link_is_in_the_pack_and_on_its_page_and_a_broken_one_is_flagged_until_mended(
    visit, county, key
):
    """Links are listed with their titles; one that does not open is named, left out, mended, and everybody is told once.

    Page: /forum/forum-autumn/pack
    """
    # given links that were let into the basket, when the session is over, then all of them are in the pack
    organiser = visit("Araminta").open(f"/forum/{key}/pack/keep").says("Early years course", "Review form")
    organiser.follow("Add a link").fill("Title", "Reading test").fill("Address", "nonsense").press("Add it")
    refuses(organiser, "no such page")
    organiser.fill("Address", "https://tests.heronshire.example/reading").press("Add it").says("Reading test")

    # and one that does not open is flagged, and sent to nobody
    visitor_says = "https://forms.heronshire.example/review"
    organiser.follow("Send it to everybody").press("Send it").says("on its way to")
    for address in (HOLLIS, MERRYN):
        *_, letter = county.letters_to(address, containing="After the session: Meeting with many links")
        assert "Early years course: https://courses.heronshire.example/early-years" in letter.words
        assert "Reading test: https://tests.heronshire.example/reading" in letter.words

    # a colleague reads the page without an account, and says which one is broken
    reader = visit(width=320).open(f"/forum/{key}/pack").says("Early years course", "Review form").is_usable()
    reader.page.locator("main").get_by_role("link", name="Say that Review form does not open").click()
    reader.page.wait_for_load_state()
    reader.is_accessible().press("Say that it is broken").says("Left out until somebody mends them", "Review form")
    assert reader.page.locator(f"main a[href='{visitor_says}']").count() == 0
    assert county.letters_to(
        "forum@heronshire.example", containing="Broken links in the pack of Meeting with many links"
    )

    # the organiser mends it, and everybody is told once
    organiser.open(f"/forum/{key}/pack/keep").says("Broken")
    organiser.page.locator("main").get_by_role("link", name="Put right Review form").click()
    organiser.page.wait_for_load_state()
    organiser.is_accessible().fill("Address", "https://forms.heronshire.example/annual-review").press("Save")
    organiser.says("Changed since it was sent", "A link was put right: Review form").follow("Tell them now")
    organiser.press("Tell them").says("are told")
    assert len(county.letters_to(MERRYN, containing="A link was put right: Review form")) == 1
    county.run("from countywide.garden.packs import tasks; tasks.tell_changes()")
    assert len(county.letters_to(MERRYN, containing="A link was put right: Review form", at_least=2, within=3)) == 1
    reader.open(f"/forum/{key}/pack").says("Review form").never_says("Left out until")

    # and whoever came says how it was, has a certificate, and reads what came of what was said
    came = visit("Hollis").open(f"/forum/{key}/pack").follow("Say how it was").is_usable()
    choose(came, "Useful").page.get_by_label("Leave my name off").check()
    came.fill("What should we change, or keep?", "Keep the list of links.").press("Send").says(
        "Thank you. It is counted"
    )
    answer = came.page.request.get(f"/forum/{key}/pack/attendance.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    organiser.open(f"/forum/{key}/pack/keep").says("Keep the list of links.", "without a name")
    organiser.follow("Add what you said").fill("You said", "Links get lost.").fill(
        "We did", "Each is kept here."
    ).press("Add it")
    reader.open(f"/forum/{key}/pack").says("You said:", "Links get lost.", "Each is kept here.")
    reader.open("/forum/work/figures").says("Time to answer", "No number below 5").is_usable()


def test_q73_an_organiser_takes_out_of_the_pack_what_does_not_belong_there(visit, county, key):
    """Slides, a link, a recording and a line of thanks are taken out again; a link that was said to be broken stands by.

    Page: /forum/forum-autumn/pack
    """
    here = f"/forum/{key}/pack"
    organiser = visit("Araminta").open(f"{here}/keep").follow("Take out Dates for this year").is_accessible()
    organiser.press("Take them out").says("The slides were taken out")
    organiser.follow("There were none").is_accessible().press("There were none").says(
        "The pack says that there were no"
    )
    organiser.follow("Send it to everybody").press("Send it").says("on its way to")

    reader = visit().open(here)
    reader.page.locator("main").get_by_role("link", name="Say that Review form does not open").click()
    reader.press("Say that it is broken").says("Left out until somebody mends them")
    organiser.open(f"{here}/keep").follow("It works Review form").is_accessible().press("I opened it")
    organiser.says("The link stands in the pack").never_says("Broken")
    organiser.follow("Take out Early years course").is_accessible().press("Take it out").says("The link was taken out")
    reader.open(here).says("Review form").never_says("Early years course")

    organiser.follow("Add a recording").fill("Its address", "https://video.heronshire.example/links").press("Add it")
    organiser.follow("Take it away").is_accessible().press("Take it away").says("The recording is gone")
    organiser.follow("Add what you said").is_accessible().fill("You said", "The links came late.")
    organiser.fill("We did", "They are sent the next day.").press("Add it").says("The links came late.")
    reader.open(here).says("The links came late.")
    organiser.follow("Take out The links came late.").is_accessible().press("Take it out").never_says("came late")
