"""Q50a: most early-years children arrive without plans, and new-intake funding leaves schools short."""

from __future__ import annotations

from tests.journeys.reception import HEAD, issued, mapped, sent


def test_q50a_the_need_weighted_method_and_the_way_to_more_are_shown_per_school(visit, county):
    """Once the year's amounts are published, each school reads the method, its children, and the review and contingency route.

    Page: /reception
    """
    # given intake profiles
    _senco, address = sent(county, visit, forename="Ludo", surname="Harbourne", born="2023-04-04")
    mapped(visit, address)

    # when the year's allocation is published
    issued(visit)

    # then the need-weighted method and the review and contingency route are shown per school
    head = visit(HEAD).open("/reception?year=2027").is_usable()
    head.says("Ludo Harbourne", "Year R level 2", "£3,900", "with or without a plan", "It is not an even share")
    head.says(
        "How it is worked out", "In the whole county the mapped children’s levels are worth", "the pot has £640,000"
    )
    head.says(
        "Beside an even share",
        "If it is not enough",
        "Say “Needs have grown”",
        "being short of money is no reason to wait",
    )
    head.follow("Needs have grown").says("We answer within 10 school days, with reasons").is_usable()
    visit(HEAD, width=320).open("/reception").is_accessible()
