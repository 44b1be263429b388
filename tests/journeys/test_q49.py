"""Q49: how do funds for new plans next year work, and what would it look like if plans follow?"""

from __future__ import annotations

from tests.journeys.reception import PAYS, SENCO


def test_q49_three_pupils_agreed_to_assess_give_a_range_that_is_no_decision(visit, county):
    """The calculator shows a range per tier, the start rule, what is fixed and when it is decided; nobody who decides sees it.

    Page: /our-funding/forecast
    """
    # given three pupils at “agreed to assess”
    senco = visit(SENCO).open("/our-funding/forecast").says("This is not a decision").is_usable()
    for number, tier in ((1, "1"), (2, "2"), (3, "3")):
        senco.page.locator(f'main [name="stage_{number}"]').select_option("ASSESSING")
        senco.page.locator(f'main [name="more_{number}"]').select_option(tier)

    # when the school runs the calculator
    senco.fill("A note for whoever reads it", "For the governors in March").press("Work it out and keep it")

    # then it shows the range per tier, the start rule, what is fixed, the dates, and that it is no decision
    senco.says(
        "Forecast of plans: not a decision", "Pupil 1", "£0 to £4,800", "£0 to £8,100", "£0 to £12,300", "£0 to £25,200"
    )
    senco.says(
        "From when it is paid",
        "the later of two days",
        "What is fixed for the year",
        "When it is decided",
        "19 March 2027",
    )
    senco.says("20 weeks", "What must not happen", "For the governors in March").is_usable()

    # and it can be put before governors: no child in the address or on the page; and whoever decides does not see it
    address = senco.page.url
    assert address.rsplit("/", 1)[1].count("-") == 4
    for who in (PAYS, "Ottoline"):
        assert visit(who).page.request.get(address).status == 403
    assert visit("Temperance").page.request.get(address).status == 404
    visit(SENCO, width=320).open(address).is_accessible()
    senco.follow("Remove this one").is_usable().press("Remove it").says("The forecast was removed")
