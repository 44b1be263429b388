"""Q39: May independent schools take part?"""

from __future__ import annotations

from tests.journeys.calling import a_call, check

MAILBOX = "learning.support@greenstone-hall.example"


def test_q39_an_independent_school_is_told_no_with_the_reason_and_may_be_kept_informed(visit, county):
    """No, because of public money; a list of those who hear when the next call is announced; who joined it does so once it is.

    Page: /calls/<key>/check
    """
    # given a call, when the SENCO of an independent school checks, then it is no, with the reason and what there is instead
    address = a_call(county, "champions-q39", "Champions of Q39")
    senco = visit(width=320).open(f"{address}/check")
    check(senco, "Quincebury Hall School")
    senco.says("No, not in this call", "public money pays their school for cover", "not a judgement of anybody's skill")
    senco.says("Guides and answers for schools", "Keep me informed").is_usable()

    # and they may be kept informed, by an address and a press
    senco.follow("Keep me informed").says("when the next one is announced", "published nowhere").is_accessible()
    senco.fill("Your email address", MAILBOX).press("Keep me informed")
    senco.says("You are on our list", "when the next call is announced").is_usable()
    (receipt,) = county.letters_to(MAILBOX, containing="You are on our list")
    assert "cannot take part now" in receipt.words

    # when another call is announced, they are told, and asked to check again; nobody told them that this one opened
    a_call(county, "champions-q39-next", "Champions after Q39")
    (told,) = county.letters_to(MAILBOX, containing="Announced: Champions after Q39")
    again = visit().open(told.link("/check")).says("Check whether you may take part")
    again.open(told.link("/stop")).says("Hear no more about this?").is_accessible().press("Send me no more")
    again.says("You are on no list for this any more")
