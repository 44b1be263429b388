"""Q37: Can I put myself forward?"""

from __future__ import annotations

from datetime import date, timedelta

from tests.journeys.calling import open_now
from tests.journeys.linking import day

HOLLIS = "hollis.abernethy-rao@larkvale.example"
DEPUTY = "deputy.of.q37@gorsefield.example"


def test_q37_an_announced_call_is_registered_for_in_two_clicks_and_they_are_told_the_minute_it_opens(visit, county):
    """The team announces; the page has dates and who may take part; two clicks with an account or without; one message at its minute.

    Page: /calls/<key>
    """
    # given a call that the team has planned, which nobody else sees, and then announced
    keeper = visit("Morwenna").open("/calls/work").says("Inclusion Champions 2027", "Announced").is_accessible()
    keeper.follow("Plan a call").is_accessible()
    keeper.page.get_by_label("For which kind of role?").select_option(label="Inclusion Champion")
    keeper.fill("What is the call named?", "Champions of Q37").fill("How many places are there?", "3")
    first = date.today() + timedelta(days=20)
    for label, ahead in (
        ("On which day does it open?", 0), ("On which day does it close?", 25), ("By when do people hear the result?", 45),
        ("When does the role begin?", 120),
    ):  # fmt: skip
        day(keeper, label, first + timedelta(days=ahead))
    keeper.press("Save").says("Nobody else sees it until it is announced", "Planned").is_accessible()
    visitor = visit(width=320).open("/calls").never_says("Champions of Q37")
    keeper.follow("Announce it").says("Announce this call?").is_accessible().press("Announce it")
    keeper.says("The call is announced", "Want to be told: 0")

    # when somebody opens its page, they see dates and criteria
    visitor.open("/calls").follow("Read about it: Champions of Q37")
    visitor.says(
        "Announced", f"{first.day} {first:%B %Y}", "12 days a year", "Who may take part", "SENCO", "Led a change"
    )
    visitor.is_usable()

    # then they register in two clicks: without an account by an address, with one by a press
    visitor.follow("Tell me when it opens").says("It commits you to nothing", "published nowhere").is_usable()
    visitor.fill("Your email address", DEPUTY).press("Tell me")
    visitor.says("You are on our list", f"{first.day} {first:%B %Y}").is_usable()
    senco = visit("Hollis", script=False).open("/calls/champions-of-q37").follow("Tell me when it opens")
    senco.says(HOLLIS).press("Tell me").says("You are on our list")
    for mailbox in (DEPUTY, HOLLIS):
        (receipt,) = county.letters_to(mailbox, containing="You are on our list: Champions of Q37")
        assert f"{first.day} {first:%B %Y}" in receipt.words and "published nowhere" in receipt.words
    keeper.open("/calls/work/champions-of-q37").says("Want to be told: 2")

    # and no page that is public has their address
    visitor.open("/calls/champions-of-q37").never_says(DEPUTY, HOLLIS)

    # when its minute comes, both are told, once
    open_now(county, "champions-of-q37")
    open_now(county, "champions-of-q37")
    for mailbox in (DEPUTY, HOLLIS):
        (told,) = county.letters_to(mailbox, containing="Open now: Champions of Q37")
    visitor.open(told.link("/calls/")).says("Open for applications", "Check that you may take part, and apply")
