"""Q57: Is there a discount on accreditation for schools with little money?"""

from __future__ import annotations


def test_q57_the_price_after_discounts_and_a_request_to_the_community_with_the_figures_filled_in(visit, county):
    """The page answers for this school: programme, licences, discount; one button begins the request to the community.

    Page: /accreditation/price
    """
    # given an interested school, when it opens the price
    senco = visit("Hollis").open("/our-accreditation").says("Interested", "What it costs your school").is_usable()
    senco.follow("What it costs your school")

    # then it sees whether it is in the national programme, the licences left, and the price after the discount
    senco.says("In a national programme", "No", "of 30 left", "£600", "£1,200", "already taken off").is_usable()
    senco.says("Nobody is invoiced before a licence is issued")
    visit("Peregrine", width=320).open("/accreditation/price").says("£1,200").never_says("£600 of").is_accessible()

    # and one button begins a request to the community, with the figures filled in
    senco.follow("Ask our community to share the price").says("which is £600 for our school").is_usable()
    senco.press("Begin the request").is_usable()
    assert "/communities/requests/" in senco.page.url
    senco.open("/accreditation/price").says("has begun a request").is_usable()
    ((state, asks),) = county.rows(
        "select state, asks from communities_request where source like 'accreditation:900021:%'"
    )
    assert state == "DRAFT" and "£600" in asks

    # and a funded licence is kept while she asks her head
    senco.page.get_by_label("Free: one of the funded licences").check()
    senco.press("Go on").says("Free: one of the funded licences", "£0", "The programme issues the licence").is_usable()
    senco.open("/accreditation/price").says("A funded licence is kept for this school")
