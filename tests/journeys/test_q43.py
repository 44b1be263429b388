"""Q43: how will schools outside the county with pupils of ours be included?"""

from __future__ import annotations

AREA = "Communities cover schools in this council’s area"


def test_q43_a_school_over_the_border_reads_its_answer_and_where_money_for_plans_comes_from(visit):
    """An out-of-county number opens a clear no, with its reason; support for named pupils with plans is shown apart, with whom to ask.

    Page: /communities/taking-part
    """
    # given an out-of-county URN, when it opens the page of communities
    page = visit().open("/communities").says("Communities of Schools", "Gullhaven Heights Community").is_usable()
    page.follow("Can our school take part?").says("Every kind of school has an answer").is_usable()
    page.fill("Name or URN of the school", "900058").press("Look it up")

    # then it reads what communities cover and why
    page.says(
        "Quaymouth Anchorage Academy", AREA, "not eligible for funding", "Your own council has its own arrangements"
    )
    # and the support of named pupils with plans, and the contact for it, stand apart
    page.says("kept apart from communities", "s.42", "01632 960", "One desk for schools outside the county").is_usable()

    # and somebody of that school sees its own answer without typing a number, on a phone
    own = (
        visit("Roisin", width=320)
        .open("/communities/taking-part")
        .says(AREA, "What your school can do")
        .is_accessible()
    )
    own.never_says("Register interest")
    # and a number that is none is said to be none
    page.fill("Name or URN of the school", "900999").press("Look it up").says("We find no school").is_usable()
