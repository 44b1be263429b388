"""Q36: Interested, but my school is in a neighbouring area that is not listed."""

from __future__ import annotations

from tests.journeys.calling import a_call, check


def test_q36_a_school_of_another_council_reads_why_not_and_whom_to_ask_before_any_form(visit, county):
    """The check stands before any form: no, because of which council the school is of, that council's own contact, and what is open.

    Page: /calls/<key>/check
    """
    # given a call that is announced, when somebody of a Quaymouth school checks, without script and on a telephone
    address = a_call(county, "champions-q36", "Champions of Q36")
    visitor = visit(script=False, width=320).open(address).says("Announced").follow("Check in a minute")
    visitor.says("You fill in no form before you know")
    check(visitor, "Quaymouth Anchorage Academy")

    # then it is no, with the reason, the contact at their own council, and what they can use all the same
    visitor.says("No, not in this call", "is in the area of Quaymouth Council", "the council pays the school for cover")
    visitor.says("Ask Quaymouth Council what it offers: send@quaymouth.example", "Guides and answers for schools")
    visitor.never_says("Begin a draft", "Keep me informed")
    assert visitor.page.locator("main").get_by_role("link", name="Begin").count() == 0
    seen = visit().open(visitor.page.url).says("send@quaymouth.example")
    seen.is_usable()

    # and somebody who works in two schools needs one of them alone; a lead across a trust names the school that employs them
    seen.open(f"{address}/check").fill("Do you work in another school too?", "900003")
    check(seen, "900058").says("Yes, you may take part", "Sandpiper Strand Primary School can take part")
    seen.open(f"{address}/check")
    check(seen, "900003", "Lead for SEND across a trust, employed by this school").says("Yes, you may take part")
    seen.open(f"{address}/check")
    check(seen, "900058", "Lead for SEND across a trust, employed by this school").says("No, not in this call")
    seen.is_accessible()

    # and nothing of it was kept
    assert county.rows(
        "select count(*) from champions_application a join champions_call c on c.id = a.call_id where c.key = ?",
        "champions-q36",
    ) == [(0,)]
