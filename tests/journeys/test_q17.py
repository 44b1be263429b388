"""Q17: will parents who apply in the holidays be told about timing?"""

from __future__ import annotations

from tests.journeys.asking import request_assessment

SCHOOL = "Sandpiper Strand Primary School"


def test_q17_a_request_in_july_gets_a_receipt_that_says_everything_about_its_time(visit, july):
    """The county stands at Saturday 25 July 2026; the receipt is read sentence by sentence.

    Page: /request-an-assessment
    """
    # given a parent sends a request while the school is closed for six weeks
    parent = visit(at=july)
    reference = request_assessment(parent, forename="Nettie", surname="Tarnbrook", school=SCHOOL)

    # then the receipt gives the reference, the day it came, and the day by which the council must answer
    parent.says(
        f"Your reference {reference}",
        "We got it on 25 July 2026",
        "We must answer by 5 September 2026",
        "We must tell you by 5 September 2026 if we will carry out an assessment.",
    )

    # how it was counted, and that holidays do not stop it
    parent.says(
        "Day 0 is Saturday 25 July 2026, the day we get the request.",
        "We count 6 weeks of 7 days. Weekends, bank holidays and school holidays all count.",
        "The last day is Saturday 5 September 2026.",
        "That is not a working day, so we aim to tell you by Friday 4 September 2026.",
        "Our 6 weeks go on through the holiday.",
    )

    # when the school opens again, and the only reasons for which a later day could hold
    parent.says(
        f"{SCHOOL} is closed from 23 July 2026 and opens again on 2 September 2026.",
        "If that makes it not practical to answer in time, we will write to you, say why, and tell you when you will hear",
    )
    parent.page.locator("details summary", has_text="The only reasons we may answer later").click()
    parent.says("4 weeks or more", "away from our area")

    # who owns it, and whom to turn to for advice
    parent.says("Assessment Team", "01632 960110", "Heronshire SEND Advice").is_usable()

    # and the officer who wants to use an exception must record a ground, with facts and evidence
    officer = visit("Ottoline", at=july)
    officer.open(f"/cases/{reference}").says("Nettie Tarnbrook", "5 September 2026")
    officer.page.locator("main a[href*='/dates/']").first.click()
    officer.page.wait_for_load_state()
    officer.says("reg", "25 July 2026")
