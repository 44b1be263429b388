"""Q24a: I did not get the documents after the webinar. Can they be sent again?"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys import packing
from tests.journeys.packing import HOLLIS, MERRYN

GUEST, WRONG, RIGHT = "guest.one@nursery.example", "wrong.one@nursery.example", "right.one@nursery.example"


@pytest.fixture
def key(county):
    booked = [{"email": HOLLIS, "came": True}, {"email": MERRYN}, {"email": GUEST}, {"email": WRONG}]
    return packing.held(county, "Review webinar of the autumn", booked=booked)


def test_q24a_everybody_who_booked_is_sent_the_pack_and_anybody_has_it_sent_again_in_two_presses(visit, county, key):
    """Slides, named and dated, are looked at for viruses and sent to all who booked, whether they came or not.

    Page: /forum/forum-autumn/pack
    """
    # given a session that is over: its pack is due on a day that the organiser sees
    organiser = (
        visit("Araminta").open("/forum/work/packs").says("Review webinar of the autumn", "is due by").is_usable()
    )
    organiser.open(f"/forum/{key}/pack/keep").says("What it still needs", "Add the slides").is_usable()

    # when slides are added, they are checked before anybody opens them
    organiser.follow("Add slides").is_accessible()
    organiser.fill("Name", "Reviews on time").fill("Team or speaker", "Casework Team")
    organiser.page.locator("input[type=file]").set_input_files(packing.a_pdf())
    organiser.press("Add them").says("Reviews on time")
    organiser.follow("Write a summary").fill("Summary", packing.SUMMARY).press("Save").says(
        "The summary is in the pack"
    )
    for _ in range(40):
        if "It is complete" in organiser.page.locator("main").inner_text():
            break
        organiser.page.wait_for_timeout(500)
        organiser.open(f"/forum/{key}/pack/keep")
    organiser.says("It is complete", "Checked").follow("Send it to everybody").says(
        "whether or not they came"
    ).is_accessible()
    organiser.press("Send it").says("on its way to")

    # then those who came and those who did not are sent the same
    for address in (HOLLIS, MERRYN, GUEST):
        *_, letter = county.letters_to(address, containing=f"/forum/{key}/pack")
        assert "Reviews on time (Casework Team" in letter.words

    # a message that came back shows, and its address is put right
    county.run(
        "from countywide.platform.outbox.models import Delivery\n"
        f"Delivery.objects.filter(address={WRONG!r}, notice__kind='packs.sent').update("
        "state='BOUNCED', trouble='There is no mailbox at this address.')"
    )
    organiser.open(f"/forum/{key}/pack/keep").says("There is no mailbox at this address").is_usable()
    organiser.follow("Put the address right").fill("What is the right address?", RIGHT).press("Send it there")
    organiser.says("Sent again to the address put right")
    assert county.letters_to(RIGHT, containing=f"/forum/{key}/pack")

    # whoever did not get it has it sent again in two presses, without script and on a phone; and to a colleague
    senco = (
        visit("Merryn", script=False, width=320)
        .open(f"/forum/{key}/pack")
        .says("Reviews on time", "The team set out the dates")
    )
    senco.follow("Send me the pack").press("Send it").says(f"on its way to {MERRYN}")
    assert county.letters_to(MERRYN, containing="You asked for this")
    colleague = (
        visit("Merryn", width=320).open(f"/forum/{key}/pack").is_accessible().follow("Send me the pack").is_accessible()
    )
    colleague.page.get_by_label("A colleague").check()
    colleague.fill("Your colleague’s email address", "new.colleague@sandpiper-strand-primary.example").press("Send it")
    colleague.says("on its way to new.colleague")

    # and whoever booked without an account opens the slides by the link of their own message
    guest = visit().open(f"/forum/{key}/pack")
    expect(guest.page.locator("main").get_by_role("link", name="Reviews on time")).to_have_count(0)
    *_, letter = county.letters_to(GUEST, containing=f"/forum/{key}/pack")
    guest.page.goto(
        letter.words.split("booking=")[0].split()[-1] + "booking=" + letter.words.split("booking=")[1].split()[0]
    )
    expect(guest.page.locator("main").get_by_role("link", name="Reviews on time")).to_have_count(1)
    guest.is_accessible()
