"""Q35: I would be interested; please pass my name on."""

from __future__ import annotations

import re

from tests.journeys.calling import a_call, open_now

TEMPERANCE = "temperance.lovelock@skylark-furlong-primary.example"
VISITOR = "deputy.of.q35@gorsefield.example"
A_ROOM = """
from countywide.garden.floor.tests import factories as make
print(make.floor("q35").sitting.key)
"""
WORDS = "I would be interested in being an inclusion champion. Please pass on my name."


def test_q35_an_early_offer_gets_a_receipt_and_the_day_and_no_page_names_them(visit, county, well_read):
    """From the ask box: the answer leads to the call; tell me in two clicks; a receipt with the day; told when it opens; no name.

    Page: /calls/<key>/tell-me
    """
    # given no call is open, when somebody asks that their name be passed on, then the answer is there and leads to the call
    visitor = visit(width=320).ask("I am interested, please pass on my name to the champions")
    visitor.page.locator("main h3 a").first.click()
    visitor.page.wait_for_load_state()
    visitor.says("Press 'Tell me when it opens'").follow("Inclusion Champions: the call").says("Tell me when it opens")

    # and a press, an address and a press put them on the list, with a receipt and the day
    address = a_call(county, "champions-q35", "Champions of Q35")
    visitor.open(address).follow("Tell me when it opens").is_usable()
    visitor.fill("Your email address", VISITOR).press("Tell me").says(
        "You are on our list", "We expect to open on"
    ).is_usable()
    (receipt,) = county.letters_to(VISITOR, containing="You are on our list: Champions of Q35")
    assert "We expect to open on" in receipt.words

    # and they are told when it opens, and their address stands on no page that is public
    open_now(county, "champions-q35")
    (told,) = county.letters_to(VISITOR, containing="Open now: Champions of Q35")
    for page in (address, "/calls", "/calls/for/inclusion-champions"):
        visitor.open(page).never_says(VISITOR)
    visitor.open(told.link("/stop")).says("Hear no more about this?").press("Send me no more")


def test_q35_an_offer_in_a_session_counts_once_whoever_made_it_agrees(visit, county):
    """On the forum’s floor: it stands in no queue; its maker is asked; then they are on the list and get the receipt.

    Page: /floor/mine/<reference>
    """
    # given a session, when somebody offers help in it, then it stands in no queue, and nobody else reads it
    room = f"/forum/{county.run(A_ROOM, within=120).split()[-1]}/floor"
    senco = visit("Temperance", script=False).open(room)
    senco.page.locator("main").get_by_label("Your question").fill(WORDS)
    senco.press("Send my question").says("Thank you for your offer")
    other = visit("Hollis").open(room).never_says("pass on my name", "Temperance")

    # and nothing was registered before they agree
    ours = "select count(*) from champions_interest where source = 'FLOOR' and email = ?"
    assert county.rows(ours, TEMPERANCE) == [(0,)]
    senco.open("/floor/mine").follow("I would be interested").says("Nobody is told your name until you agree")
    senco.follow("Pass on my name").press("Yes, pass on my name")

    # then they are on the list of the call that is announced, once, with the receipt; and no page names them
    *_, receipt = county.letters_to(TEMPERANCE, containing="You are on our list")
    assert re.search(r"We expect to open on|No day is set yet", receipt.words)
    other.open("/calls").never_says(TEMPERANCE, "Temperance")
    other.open(room).never_says("pass on my name", "Temperance")
