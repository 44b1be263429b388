"""Reviews for journeys: made inside the demo by the rooms' own actions, for the school and the family of its personas."""

from __future__ import annotations

from typing import Any

SENCO, OFFICER, LEAD, PARENT = "Merryn", "Odalys", "Ottoline", "Sorrel"
APART = """
import time
from itertools import count
from countywide.casework.assessments.tests import factories as of_assessments
from countywide.casework.cases.tests import factories as of_cases
from countywide.casework.reviews.tests import form_factories as of_forms
of_assessments.NUMBERS = of_cases.NUMBERS = of_forms.NUMBERS = count(int(time.time() * 1000))
"""
"""Before the factories make anybody: numbers that no earlier run in the same county gave out."""

REPORTED = """
from datetime import timedelta
from django.utils.timezone import localdate
from countywide.casework.reviews.tests import factories as make
from countywide.platform.accounts.models import Organisation, Persona
from countywide.register.people.tests import factories as people
on = localdate()
met = on - timedelta(days=10)
school = Organisation.objects.get(key="school-900003")
parent = Persona.objects.get(key="sorrel").user
child = people.child(born_on=on.replace(year=on.year - {age}, month=10, day=1))
people.enrol(child, school)
people.relate(child, people.contact(email=parent.email, user=parent, email_consent_on=on))
review = make.scheduled(on - timedelta(days=200), school=school, child=child, parents=0)
held = make.met(review, met)
for row in held.plan.rows.filter(section="E"):
    row.details = {{**row.details, "by_when": "{by_when}"}}
    row.save()
make.change(held, wording="Writing takes great effort too, and tires her hand.", name="Merryn Tolliver")
make.change(held, section="F", wording="One hour of music each day.", asked_by="PARENT", name="Sorrel")
make.reported(held, met + timedelta(days=3))
print(review.key, review.case.reference)
"""
WHY = "The occupational therapist’s advice of May says that the hours in the plan are enough for now."
REASONS = (
    "The report shows that reading goes well with the daily lesson. Writing is harder than the plan says, and the advice of "
    "the school describes how. Music is a pleasure for the child, and the school offers it to everybody."
)


def reported(county: Any, *, age: int = 9, by_when: str = "2030-07-20") -> tuple[str, str]:
    """A review whose report is in, with two changes asked for: its key and the reference of its case."""
    key, reference = county.run(APART + REPORTED.format(age=age, by_when=by_when), within=120).splitlines()[-1].split()
    return key, reference


def answer(at: Any, number: int, says: str, how: dict[str, str]) -> None:
    """Answer one change of the decision page."""
    group = at.page.locator("main fieldset").filter(has=at.page.get_by_role("radio", name="Not accepted")).nth(number)
    group.get_by_role("radio", name=says, exact=True).check()
    for label, value in how.items():
        box = group.get_by_label(label, exact=True).locator("visible=true").first
        if box.evaluate("each => each.tagName") == "SELECT":
            box.select_option(label=value)
        else:
            box.fill(value)


def until_told(at: Any, county: Any, key: str) -> None:
    """Wait until the decision on a review has reached everybody of the family; whoever looks afterwards says if it did not."""
    for _ in range(40):
        if county.rows("select told_on from reviews_review where key = ?", key.replace("-", ""))[0][0]:
            break
        at.page.wait_for_timeout(500)
