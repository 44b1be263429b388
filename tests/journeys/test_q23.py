"""Q23: who holds children in assessment who are going into Reception?"""

from __future__ import annotations

import re

from tests.journeys.moves import PARENT, PHASE_TRANSFER, SENCO, moving

PASS_ON = """
from datetime import date
from countywide.casework.cases import actions
from countywide.platform.kit.doors import Machine
print(actions.pass_on_due(by=Machine("test"), on=date.fromisoformat("{day}")))
"""
HELD_BY_CASEWORK = """
from django.db import transaction
from django.utils.timezone import localdate
from countywide.casework.cases import actions
from countywide.casework.cases.models import Case
from countywide.platform.accounts.models import Organisation
from countywide.platform.kit.doors import Machine
case, team = Case.objects.get(reference="{reference}"), Organisation.objects.get(key="team-casework")
if case.team_id != team.pk:
    with transaction.atomic():
        actions.pass_on(case, by=Machine("test"), on=localdate(), team_id=team.pk, because="Plans are held by this team")
"""
TAKES_OVER = "phase.transfer@heronshire.example"
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
    for team in ("assessment.coast@heronshire.example", TAKES_OVER):
        assert county.letters_to(team, containing=f"Case {reference} passed from", within=60), team
    teams = [letter.to for letter in county.letters() if f"Case {reference} passed from" in letter.subject]
    assert len(set(teams)) == 2
    now_with = "Phase Transfer Team now looks after your case"
    assert county.letters_to("kwabena.larkinmensah@post.example", containing=(reference, now_with), within=60)
    told = county.letters_to("kwabena.larkinmensah@post.example", containing=reference)
    assert any(now_with in letter.subject for letter in told)
    assert all("Addie" not in f"{letter.subject} {letter.words}" for letter in told)
    father.open(f"/cases/{reference}").says("Phase Transfer Team", "Your case passed from Assessment Team to")
    visit("Isolde").open(f"/cases/{reference}").says("Take this case", "Addie")


# --- its second half: a plan, with the move ---


def test_q23_a_plan_passes_to_the_team_that_arranges_the_move_with_what_is_open_on_it(visit, county):
    """The plan of a child who moves to secondary school passes on a known day, and both teams read what is open on it.

    Page: /cases/<reference>
    """
    # given a child with a plan in the last year of primary school, held by the team for plans
    reference, _key, _round, name = moving(county)
    county.run(HELD_BY_CASEWORK.format(reference=reference))
    (cut_off,) = county.rows("select cut_off_on from cases_handoverrule where key = 'secondary-2027-plans'")[0]

    # when the family or the school opens the case, then it says who holds it and to whom it will pass, when and with what
    passes = ("Plans and Reviews Team", "It will pass to Phase Transfer Team on", "moves to secondary school")
    for who in (PARENT, SENCO):
        visit(who).open(f"/cases/{reference}").says(*passes).is_usable()

    # and on that day both teams hear of it with what is open on the case, and no child is named
    county.run(PASS_ON.format(day=cut_off), within=120)
    subject = f"Case {reference} passed from Plans and Reviews Team to Phase Transfer Team"
    assert county.letters_to(TAKES_OVER, containing=subject, within=60)
    for told in (letter for letter in county.letters() if letter.subject == subject):
        assert "What is open on it goes with the case" in told.words
        assert "Phase transfer: plan that names the next school, by 1" in told.words
        assert name.split("_")[-1] not in told.words
    visit(PHASE_TRANSFER).open(f"/cases/{reference}").says("Take this case")
