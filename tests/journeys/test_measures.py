"""The head of service finds the area that declines more than chance allows, sees why, and opens the cases (Q24b)."""

from __future__ import annotations


def test_one_area_declines_more_than_chance_and_the_cases_can_be_opened(visit):
    """Given two years of reviews in four areas, of which one declines more than its children explain,
    when the head of service opens the measures,
    then the area is named in words, the page says that the plain share misleads and for which reviews the area differs, and
    each number leads to its cases.

    Page: /measures/changes-to-plans
    """
    leader = visit("Marcellus").open("/measures").says("Wold: fewer changes than chance explains").is_usable()
    leader.follow("Are plans changed for the same reasons everywhere?").is_usable()
    leader.says("Wold: fewer changes than chance explains.", "The plain share misleads here.", "Wold as counted")
    for what, group in (
        ("Team", "Plans and Reviews Team"), ("Type of setting", "Special school"), ("Phase", "Years 3 to 6"),
        ("Section of the plan", "Section F"),
    ):  # fmt: skip
        leader.follow(what).says(group).is_usable()
    leader.follow("Area").follow("What differs: Wold").is_usable()
    leader.says(
        "the whole county would have changed about", "with a change of need, provision or place", "Too few to show"
    )
    leader.follow("Back").page.get_by_role("link", name="Wold", exact=True).click()
    leader.says("Area: Wold", "Kept or ended").is_usable()
    leader.page.locator("main table a").filter(has_text="EHC-").first.click()
    leader.says("Reviews of the plan", "Who owns it today")


def test_a_school_does_not_see_measures(visit):
    """The numbers are the council's own: a school is told that the page is not for it."""
    page = visit("Roisin").page
    assert page.goto("/measures").status == 403


def test_a_second_officer_decides_blind_and_both_decisions_stand_beside_each_other(visit, county):
    """Given a sample of last month's reviews, when an officer of another team decides one without knowing the first decision,
    then both stand beside each other, and the head of service reads how often two officers come apart, by area.

    Page: /measures/second-decisions
    """
    officer = visit("Odalys").open("/second-decisions").is_usable()
    link = officer.page.locator("main a").filter(has_text="EHC-").first
    case = link.inner_text().strip()
    link.click()
    officer.says("what it decided is not shown to you", "The plan as it was when it was reviewed").is_usable()
    officer.page.get_by_text("The report of the review").click()
    officer.says("How far it has come")
    here = officer.page.url
    answer = officer.page.goto(f"/cases/{case}")
    assert answer is not None and answer.status in (403, 404)  # the first decision is nowhere else to be read
    officer.open(here).press("Hand in your decision").says("Choose what would become of the plan")
    officer.complaints.clear()  # the browser itself complains of what is refused and of what is not found
    for radio in officer.page.locator("main input[type=radio][value=DECLINE]").all():
        radio.check()
    for list_ in officer.page.locator("main select:visible").all():
        list_.select_option(index=1)
    for box in officer.page.locator("main textarea:visible").all():
        box.fill(
            "The report shows steady progress with the help in the plan, and nothing in it or in the advice asks for more."
        )
    officer.page.get_by_label("Keep the plan as it is").check()
    officer.press("Hand in your decision").says("Two decisions on one review", "First", "Second").is_usable()

    leader = (
        visit("Marcellus").open("/measures").follow("Do two officers decide the same review the same way?").is_usable()
    )
    leader.says("came apart on the plan in", "Wold", "Reviews decided in")
    leader.follow("Team").says("Plans and Reviews Team").is_usable().follow("Area")
    leader.page.locator("main table a").first.click()  # an area with enough of them to be told
    leader.says("Second decision").is_usable().page.locator("main table a").filter(has_text="EHC-").first.click()
    leader.says("The first decision stands").is_usable()
