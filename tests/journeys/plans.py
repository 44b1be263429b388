"""Plans in rows in the demo county, made as jobs of the council make them, and steps that several journeys take."""

from __future__ import annotations

from typing import Any

TO_WRITE = """
import itertools, random
from django.utils.timezone import localdate
from countywide.casework.assessments.tests import factories as make
from countywide.casework.cases.models import Case
from countywide.platform.accounts.models import Organisation
from tests.house.worlds import agreed
from tests.journeys.furnish import persona
from countywide.casework.cases.tests import factories as cases
cases.NUMBERS = make.NUMBERS = itertools.count(random.randrange(10**6, 10**9))  # other runs number their people from 1
on, school = localdate(), Organisation.objects.get(key="school-900003")
case = make.to_issue(make.advised(agreed(on, school, persona("sorrel"), None), on), on).case
Case.objects.filter(pk=case.pk).update(owner=persona("odalys"))
"""
"""A case of a persona's family on which it was decided to issue a plan."""

WITH_SIX_OUTCOMES = (
    TO_WRITE
    + """
from countywide.casework.plans.tests import factories as plans
held = plans.plan(on, case=Case.objects.get(pk=case.pk))
need = plans.row(held, "B", "Reading takes great effort and is two years behind.", on)
for words in ("a page", "a sign", "a letter", "a book", "a list", "a list"):
    plans.row(held, "E", f"Reads {words} aloud without help.", on, answers_to=[str(need.key)])
print(held.key, case.reference)
"""
)
ISSUE = """
from django.utils.timezone import localdate
from countywide.casework.plans.models import Plan
from countywide.casework.plans.tests import factories as plans
plans.issued(Plan.objects.get(key="{key}"), localdate())
"""


def to_write(county: Any) -> str:
    """The reference of a case whose plan nobody has begun."""
    return str(county.run(f"{TO_WRITE}print(case.reference)", within=120).splitlines()[-1])


def with_six_outcomes(county: Any) -> tuple[str, str]:
    """The key of a plan with six outcomes for one need, and the reference of its case."""
    key, reference = county.run(WITH_SIX_OUTCOMES, within=120).splitlines()[-1].split()
    return key, reference


def box(at: Any, label: str) -> str:
    return str(at.page.get_by_label(label).first.input_value())
