"""A family disagrees with a decision: its rights and their days, a mediation, an appeal, its directions and an order."""

from __future__ import annotations

from datetime import date, timedelta

from tests.journeys.twenty_weeks import SENCO, answer, in_words, on_day, take_up, write

REFUSED = """
from datetime import timedelta
from itertools import count
from random import randrange
from django.utils import timezone
from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.cases.models import Case
from countywide.casework.cases.tests import factories as cases
from countywide.casework.disputes.models import Right
from countywide.platform.accounts.models import Organisation, Persona
from tests.house import worlds
for each in (assessments, cases):
    each.NUMBERS = count(randrange(10**9))  # nobody of an earlier journey
sent = timezone.localdate() - timedelta(days=20)
school, parent = Organisation.objects.get(key="school-900003"), Persona.objects.get(key="sorrel").user
case = worlds.refused(sent, worlds.begun(sent, school, parent, None)).case
Case.objects.filter(pk=case.pk).update(
    team=Organisation.objects.get(key="team-assessment"), owner=Persona.objects.get(key="odalys").user
)
clocks = dict(case.deadlines.filter(met_on=None, ended_on=None).values_list("clock", "legal_due"))
print(case.reference, Right.objects.get(case=case).key, clocks["ME-CONTACT"], clocks["AP-LODGE"])
"""
TODAY = date.today()
WANTED, HELD, CERTIFIED = (TODAY - timedelta(days=days) for days in (10, 3, 1))
ISSUES = "School has tried two programmes and nothing has moved on."
EVIDENCE = "The council sends what its educational psychologist saw in class."


def test_a_family_appeals_and_the_order_has_its_days(visit, county):
    """From the decision to what the Tribunal orders; a stranger, and the school, find nothing. Page: /disputes"""
    # given a decision not to assess that was sent three weeks ago
    reference, right, contact_by, appeal_by = county.run(REFUSED).split()
    contact_by, appeal_by = (in_words(date.fromisoformat(day)) for day in (contact_by, appeal_by))
    case = f"/cases/{reference}"

    # then the family reads until when it can appeal, what it needs first, and who helps
    parent = visit("Sorrel").open(case).says("You can appeal to the SEND Tribunal against our decision not to assess")
    parent.says(f"by 5pm on {appeal_by}", f"Contact the adviser by {contact_by}").is_usable()
    parent.follow("Your rights, and who can help").says("Mediation adviser:", "First-tier Tribunal", appeal_by)
    parent.is_usable()

    # when the officer enters that it wants mediation, there are thirty days to hold it
    officer = take_up(visit("Odalys"), reference, "The family wants mediation").is_usable()
    write(officer, told_by="Their letter", issues=ISSUES)
    on_day(officer, "On which day did they tell us?", WANTED)
    answer(officer, about="EDUCATION").press("Save").says("Hold the mediation", ISSUES).is_usable()
    dispute = officer.page.url
    parent.open(dispute).says("Hold the mediation", "We do this").never_says(ISSUES).is_usable()

    # and that it was held and came to nothing, and the certificate of the adviser
    officer.follow("The day of the mediation is set")
    on_day(officer, "On which day is the mediation?", HELD)
    write(officer, place="By video").press("Save").follow("The mediation ended without an agreement")
    on_day(officer, "On which day?", HELD)
    answer(officer, how="FAILED").press("Save").says("The adviser issues the certificate")
    officer.follow("The mediation certificate was issued").is_usable()
    on_day(officer, "What date is on the certificate?", CERTIFIED)
    answer(officer, certificate="WITH").press("Save")
    parent.open(case).says(f"Your mediation certificate is dated {in_words(CERTIFIED)}").is_usable()

    # when the Tribunal has registered the appeal and directed what it wants, the team's list has both
    officer.open(dispute).follow("The Tribunal registered an appeal").is_usable()
    write(officer, number="EH886/26/00777")
    for asked in ("On which day was it registered?", "On which day did the papers reach us?"):
        on_day(officer, asked, TODAY)
    officer.press("Save").says("Send our response to the Tribunal", "EH886/26/00777").is_usable()
    officer.follow("The Tribunal directed something").is_usable()
    answer(officer, what="EVIDENCE", owed_by="COUNCIL")
    write(officer, text=EVIDENCE)
    on_day(officer, "On which day were the directions sent?", TODAY)
    on_day(officer, "By which day?", due := TODAY + timedelta(days=20))
    officer.press("Save").says(EVIDENCE, in_words(due)).is_usable()
    officer.open("/disputes").says("Send our response to the Tribunal", EVIDENCE, in_words(due)).is_usable()
    parent.open(dispute).says("EH886/26/00777", EVIDENCE).never_says("Enter what happened").is_usable()

    # when it orders an assessment, the appeal's own steps are over and each duty has its day
    officer.open(dispute).follow("The Tribunal made an order").is_usable()
    answer(officer, by_consent="no")
    for asked in ("On which day was it made?", "On which day did the Tribunal send it?"):
        on_day(officer, asked, TODAY)
    officer.press("Save").says("Tell the family that we assess", in_words(TODAY + timedelta(weeks=2)))
    officer.says("the appeal has ended", "Permission to appeal further can be asked for until").is_usable()
    officer.open("/disputes").says("Tell the family that we assess").never_says(EVIDENCE)
    parent.open(dispute).says("The Tribunal made an order", "Tell you that we assess").is_usable()

    # and somebody else's parent finds nothing; nor does the school, which sees its pupil's case
    key = dispute.rpartition("/")[2]
    pages = (f"{case}/rights", f"/disputes/{key}", f"/rights/{right}/tell-us", f"/disputes/{key}/order", "/disputes")
    stranger, senco = visit("Kwabena"), visit(SENCO).open(case).never_says("Tribunal", "Disagreeing with a decision")
    for person, closed in ((stranger, (case, *pages)), (senco, pages)):
        for page in closed:
            assert person.page.goto(page).status in (403, 404), f"{page} opens."
            person.never_says("EH886/26/00777", EVIDENCE)
