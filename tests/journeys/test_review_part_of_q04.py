"""The review's part of Q04: some plans still carry old outcomes, and changes that were asked for were not made.

The rest of the row, whether a move is a change of phase, belongs to the moves between phases; so no test here closes it.
"""

from __future__ import annotations

from tests.journeys.reviews import APART, LEAD, OFFICER, PARENT, REASONS, SENCO, WHY, answer, reported, until_told

CRITERION = "Nothing in the report or the advice shows that it is needed"
OLD_OUTCOMES = """
from datetime import timedelta
from django.db import transaction
from django.utils.timezone import localdate
from countywide.casework.plans import actions as plans
from countywide.casework.reviews.tests import form_factories as make
from countywide.platform.accounts.models import Organisation
from countywide.register.people.tests import factories as people
make.NUMBERS = of_cases.NUMBERS
on = localdate()
child = people.child(born_on=on.replace(year=on.year - 8, month=10, day=1))
plan = make.plan(school=Organisation.objects.get(key="school-900003"), child=child)
for row in plan.rows.filter(section="E"):
    row.details = {**row.details, "by_when": "2026-07-20"}
    row.save()
with transaction.atomic():
    plans.freeze(plan, by=make.BY, on=make.MADE, issued_as="FINAL")
print(make.review(plan, on=on).key)
"""
"""A child in Year 3, whose outcomes were to be reached by the end of Key Stage 1."""


def test_an_outcome_of_the_last_key_stage_is_marked_and_another_is_asked_for_in_its_place(visit, county):
    """Given outcomes whose day has passed, when the SENCO opens the form, each says so and leads to new words."""
    form = f"/reviews/{county.run(APART + OLD_OUTCOMES).splitlines()[-1]}/form"
    senco = visit(SENCO).open(form).follow("Each outcome of the plan").says("E1", "Past its day").is_usable()
    senco.follow("Review this outcome").says("This was to be reached by 20 July 2026").is_usable()
    senco.page.get_by_label("Achieved", exact=True).check()
    senco.fill("What shows it?", "She reads the words of Key Stage 1")
    senco.page.get_by_label("Replace it", exact=True).check()
    senco.page.get_by_label("What is the new outcome?").fill("By July 2030 she reads a page by herself.")
    senco.press("Save").open(form).follow("Changes to the plan that are asked for")
    senco.says("A change to E1", "By July 2030 she reads a page by herself.").is_usable()


def test_a_plan_that_is_kept_unchanged_says_why_of_each_change_that_was_asked_for(visit, county):
    """Given a Year 3 plan that the council keeps as it is, the decision has a reason for each change, for school and family."""
    key, _reference = reported(county, age=8, by_when="2026-07-20")
    officer = visit(OFFICER).open(f"/reviews/{key}").follow("Propose what to decide")
    officer.says("Outcomes past their day: E1").is_usable()
    officer.page.get_by_role("radio", name="Keep the plan as it is").check()
    officer.page.get_by_label("Why?", exact=True).last.fill(REASONS)
    for number in range(2):
        answer(officer, number, "Not accepted", {"By which criterion do you not accept it?": CRITERION, "Why?": WHY})
    officer.press("Propose it").says("Somebody else decides")

    lead = visit(LEAD).open(f"/reviews/{key}").follow("Decide").is_usable()
    answer(lead, 1, "Not accepted", {"Why?": "No."})
    lead.press("Decide, and tell everybody").says("in at least 60 letters")
    answer(lead, 1, "Not accepted", {"Why?": WHY})
    lead.press("Decide, and tell everybody").says("Decided. Everybody is being told today.")
    until_told(lead, county, key)
    for person in (visit(PARENT), visit(SENCO)):
        person.open(f"/reviews/{key}").says("Keep the plan as it is", "What was decided, and why").is_usable()
        assert person.page.locator("main").inner_text().count(WHY) == 2
