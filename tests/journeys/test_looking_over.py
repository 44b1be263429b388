"""The school that a child is at looks over the papers before other schools are sent them."""

from __future__ import annotations

from tests.journeys.moves import OFFICER, SENCO, moving

WRONG = "The report of June is missing, and the speech therapist has written since."


def test_the_present_school_looks_over_the_papers_and_the_officer_reads_what_is_wrong(visit, county):
    """Asked by one press, answered in two questions; silence would stop nothing.

    Page: /our-consultations/look-over/<key>
    """
    reference, _key, _held, name = moving(county)
    officer = visit(OFFICER).open(f"/cases/{reference}/consultations").is_usable()
    officer.says("Nobody was asked to look over the papers yet")
    officer.follow("Ask the school to look over the papers").says("5 working days").is_usable()
    officer.press("Ask the school").says("It has until")

    school = visit(SENCO, width=320).open("/our-consultations").says("Papers to look over").is_usable()
    school.page.get_by_role("link", name=reference).first.click()
    school.says(name, "This is what each of them would be sent today").is_usable()
    school.page.get_by_label("Something is missing, old or wrong").check()
    school.press("Send").complaints.clear()  # the browser itself complains of an answer that is refused
    school.says("Say what is missing, old or wrong").is_usable()
    school.fill("What is missing, old or wrong?", WRONG).press("Send").says("The council has your answer")

    officer.open(f"/cases/{reference}/consultations").says(WRONG, "Something is missing, old or wrong").is_usable()
