"""Q08: can a Term 6 review be used for transfer? Part a is the rule; part b, that a pack made up before is made up again."""

from __future__ import annotations

from tests.journeys.consulting import TONIGHT, consulted
from tests.journeys.moves import OFFICER, PARENT, REASON, SENCO, moving

SCHOOL, THERE, URN = "Hollis", "Larkvale School", "900021"
REVIEWED = """
from datetime import date
from django.utils.timezone import localdate
from countywide.casework.reviews.models import Review
from countywide.casework.reviews.tests import factories as make
review = Review.objects.get(case__reference="{reference}", over_on=None)
Review.objects.filter(pk=review.pk).update(scheduled_on=date({year}, 1, 14))
make.met(review, date({year}, 7, 8))
make.reported(review, localdate())
"""


def test_q08a_a_review_of_term_6_is_accepted_for_a_recorded_reason_with_the_rule_cited(visit, county):
    """A July meeting lies before the twelve months; the council accepts it for this child and says on what ground in law.

    Page: /moves/child/<key>
    """
    # given a review submitted in July
    reference, key, held, name = moving(county, met=(7, 8))
    year = int(held.split("-")[0])
    senco = visit(SENCO).open(f"/cases/{reference}")
    senco.says(
        "A review before the move is needed", f"The review of 8 July {year - 1} was held before the twelve months"
    )
    senco.is_usable()

    # when an officer accepts it, with the legal reason
    officer = visit(OFFICER).open(f"/moves/child/{key}")
    officer.follow("Accept an earlier review, or do without one, for a legal reason").is_usable()
    officer.page.get_by_label("An earlier review is accepted").check()
    officer.fill("What is the legal reason?", REASON).press("Record the decision").says("are recorded")
    officer.says("An earlier review is accepted for the move", "reg 18(1)").is_usable()

    # then the pupil is marked so for the school and the family, with the rule cited
    for person in (senco, visit(PARENT)):
        person.open(f"/moves/child/{key}").says("An earlier review is accepted for the move", "reg 18(1)", REASON[:80])
        person.is_usable()
    senco.open(f"/our-moves/{held}").says(name, "An earlier review is accepted for the move")

    # and it can be taken back, and a review is needed again
    officer.follow("Take the decision back").is_usable()
    officer.fill("Why?", "The family asks for a meeting after all").press("Take it back")
    senco.open(f"/cases/{reference}").says("A review before the move is needed")


def test_q08b_a_pack_that_a_school_has_already_is_made_up_again_with_the_report_of_the_review(visit, county):
    """The report of a July review reaches the school that is reading, which is told what was added; what it had stays readable.

    Page: /our-consultations
    """
    # given a school that has a pack, without a report
    reference, _key, held, name = moving(county)
    address = consulted(visit(OFFICER), reference, f"{THERE} ({URN})")
    school = visit(SCHOOL).open("/our-consultations").follow(name).says("Version 1, frozen on")
    school.never_says("Report of the latest review")
    page = school.page.url
    first = school.page.locator("main ol a").last.get_attribute("href")

    # when the report of the review of July is sent, and a night passes
    county.run(REVIEWED.format(reference=reference, year=int(held.split("-")[0]) - 1), within=120)
    assert county.run(TONIGHT, within=120).split()[-1] == "1"

    # then the pack holds it, with its date, and says what is new
    school.open(page).says("Version 2, frozen on", "Added in this version: Report of the latest review")
    row = school.page.locator("main ol li").filter(has_text="Report of the latest review")
    assert "New" in row.inner_text() and "8 Jul" in row.inner_text(), row.inner_text()
    assert school.page.request.get(row.locator("a").get_attribute("href")).status == 200
    assert school.page.request.get(first).status == 200, "what it had before can still be read"
    school.is_usable()
    [letter] = county.letters_to("senco@larkvale.example", containing=f"Something was added: case {reference}")
    assert "Report of the latest review" in letter.words and name not in letter.subject

    # and the officer sees the same pack; a second night changes nothing
    visit(OFFICER).open(address).says("Version 2, frozen on", "Report of the latest review").is_usable()
    assert county.run(TONIGHT, within=120).split()[-1] == "0"
