"""A round of moderation: two map the same children blind, compare, settle, feed back; the school queries (Q45)."""

from __future__ import annotations

from tests.journeys.reception import LEVELS, PAYS, REASON, SENCO, TOLD, choose_levels

CHANGED = {**LEVELS, "emotional": 3}


def test_two_map_blind_and_what_they_settle_is_read_and_queried_by_the_school(visit, county):
    """The funding team opens a round; a deputy head and an officer map by number; the comparison, the outcome, the query."""
    # given a round of two children, whose criteria are published
    payer = visit(PAYS).open("/moderation").is_usable().follow("Open a round").is_usable()
    payer.fill("What is the round called?", "Autumn 2026").fill("How many children?", "2")
    payer.page.get_by_label("Moderator of a school").select_option(index=1)
    payer.page.get_by_label("Moderator of the council").select_option(index=1)
    payer.press("Sample the children").says(
        "Opened.", "0 of 2 children mapped", "the descriptors, version 2026"
    ).is_usable()
    address = payer.page.url

    # when each of the two maps every child, without a name, a school or anybody's levels
    for who in ("Cosima", "Lettice"):
        moderator = visit(who).open(address)
        for number in (1, 2):
            moderator.follow(f"Child {number}").never_says("Sandpiper", "Tobiah", "23 points").is_usable()
            choose_levels(moderator, LEVELS if who == "Cosima" else CHANGED).press("Keep my levels").says("Kept.")

    # then they are compared, beyond chance, and settled with reasons
    payer.open(address).says("How far the two agree", "10 of 12 judgements", "83%", "kappa").is_usable()
    for number in (1, 2):
        payer.follow(f"Settle child {number}").is_usable()
        choose_levels(payer, CHANGED).fill("Why, where the levels change?", REASON).press("Settle").says("Settled.")
    payer.says("Schools may query until").follow("Publish what the round found").is_usable()

    # and the school is told, reads why, and queries it
    told = county.letters_to(TOLD[1], containing="Moderation of a level", within=60)[0]
    senco = visit(SENCO).open(told.link("/query")).says(REASON, "You can query it until").is_usable()
    senco.fill("What is not right?", "In emotional needs she has two adults, which no words of the level tell.")
    senco.press("Send the query").says("Sent.", "Your query")
    payer.open(address).follow("Answer the query").is_usable().fill("Answer, with reasons", REASON).press(
        "Send the answer"
    )
    visit(SENCO, width=320).open(senco.page.url).says("Answered on", REASON).is_accessible()
    visit(width=320).open("/funding-descriptors/moderation").says("What moderation found").is_accessible()
