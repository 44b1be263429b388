"""Q24b: decisions not to amend differ by area, and schools cannot explain them to parents."""

from __future__ import annotations

import re

from tests.journeys.reviews import LEAD, OFFICER, PARENT, REASONS, SENCO, WHY, answer, reported, until_told

CRITERION = "Nothing in the report or the advice shows that it is needed"


def test_q24b_each_change_is_decided_by_published_criteria_beside_what_others_decided_and_everybody_reads_why(
    visit, county
):
    """The officer sees the criteria and comparable decisions; the school and the parent read the reason for each change, and
    the school can ask for a second look that takes nothing from the family's appeal.

    Page: /reviews
    """
    # given areas that decided on changes like these, and a review whose report asks for two changes
    key, reference = reported(county)
    visit().open("/review-criteria").says("A need is new, has changed or has gone", CRITERION).is_usable()

    # when the officer proposes, they see the plan's words before and after, the criteria, and rates of each area
    officer = visit(OFFICER).open(f"/cases/{reference}").is_usable().follow("Annual review").is_usable()
    officer.follow("Propose what to decide").says(
        "The plan says now", "Writing takes great effort too", "One hour of music each day", "published criteria"
    ).is_usable()
    officer.page.get_by_text("How changes like this were decided").first.click()
    text = " ".join(officer.page.locator("main").inner_text().split())
    rates = {area: int(share) for area, share in re.findall(r"(Coast|Fen|Vale|Wold) \d+ (\d+)%", text)}
    assert len(rates) == 4 and min(rates, key=rates.__getitem__) == "Wold", text
    answer(officer, 0, "Accepted", {"By which criterion?": "A need is new, has changed or has gone"})
    answer(officer, 1, "Not accepted", {"By which criterion do you not accept it?": CRITERION, "Why?": "Too short"})
    officer.page.get_by_role("radio", name="Change the plan").check()
    officer.page.get_by_label("Why?", exact=True).last.fill(REASONS)
    officer.press("Propose it")

    # and the family and the school read nothing of it before it is decided
    parent, school = visit(PARENT), visit(SENCO)
    for person in (parent, school):
        person.open(f"/reviews/{key}").says("Report in: the council decides").never_says(REASONS, "Too short")

    # when the manager decides, a reason that says nothing is refused, and one that does goes to everybody the same day
    lead = visit(LEAD).open(f"/reviews/{key}").follow("Decide").is_usable()
    lead.press("Decide, and tell everybody").says("in at least 60 letters")
    answer(lead, 1, "Not accepted", {"Why?": WHY})
    lead.press("Decide, and tell everybody").says("Decided. Everybody is being told today.")
    until_told(parent, county, key)
    for person in (parent, school):
        person.open(f"/reviews/{key}").says("What was decided, and why", WHY, CRITERION, "Accepted").is_usable()

    # then the school asks for a second look, sees who has it and by when, and the family's time to appeal is as it was
    clocks = "select clock, legal_due from deadlines_deadline where case_id = (select case_id from reviews_review where key = ?)"
    before = sorted(county.rows(clocks, key.replace("-", "")))
    school.follow("Ask the council to look again").says("This is no appeal").is_usable()
    school.fill(
        "What should we look at again?", "Music is how she calms down; the therapist wrote so in her letter of October."
    )
    school.press("Ask").says("A reply is due by", "It is with")
    assert sorted(county.rows(clocks, key.replace("-", ""))) == before
    parent.open(f"/reviews/{key}").never_says("Asked to look again")
