"""Q23: who holds children in assessment who are going into Reception?"""

from __future__ import annotations

import re

PASS_ON = """
from datetime import date
from countywide.casework.cases import actions
from countywide.platform.kit.doors import Machine
print(actions.pass_on_due(by=Machine("test"), on=date.fromisoformat("{day}")))
"""
CUT_OFF = "select cut_off_on from cases_handoverrule where key = 'reception-2027'"
REFERENCE = "select c.reference from cases_case c join people_child p on p.id = c.child_id where p.known_as = 'Addie'"


def test_q23_owner_today_and_next_stand_on_the_page_and_the_hand_over_tells_everybody(visit, county):
    """School and parent read who owns it today and to whom it will pass, when and if what; on the day both teams are told.

    Page: /my-family
    """
    (reference,), (cut_off,) = county.rows(REFERENCE)[0], county.rows(CUT_OFF)[0]

    # given a child in assessment who starts school in September, when the parent opens the page
    father = visit("Kwabena").open("/my-family").says("Addie").is_usable()
    father.follow("See everything about it")
    said = ("Who owns it today", "Assessment Team", "Odalys Penhallam", "01632 960110")
    passes = ("It will pass to Phase Transfer Team on", "if the final plan is not sent by then")
    father.says(*said, *passes).is_usable()

    # and when the school does
    senco = visit("Merryn").open("/our-pupils")
    senco.page.locator("main a", has_text=re.compile("Addie")).first.click()
    senco.page.wait_for_load_state()
    senco.says(*said, *passes).is_usable()

    # then, on that day, both teams, the school and the family hear of it, and the case is the other team's
    county.run(PASS_ON.format(day=cut_off))
    assert county.letters_to("assessment.coast@heronshire.example", containing=reference, within=60)
    teams = [letter.to for letter in county.letters() if f"Case {reference} passed from" in letter.subject]
    assert len(set(teams)) == 2
    told = county.letters_to("kwabena.larkinmensah@post.example", containing=reference, within=60)
    assert any("Phase Transfer Team now looks after your case" in letter.subject for letter in told)
    assert all("Addie" not in f"{letter.subject} {letter.words}" for letter in told)
    father.open(f"/cases/{reference}").says("Phase Transfer Team", "Your case passed from Assessment Team to")
    visit("Isolde").open(f"/cases/{reference}").says("Take this case", "Addie")
