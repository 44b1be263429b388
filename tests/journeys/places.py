"""Children with a plan and no place, for journeys: pupils of the personas' school, held by the team that arranges moves."""

from __future__ import annotations

from typing import Any

SENCO, PARENT, PHASE_TRANSFER = "Merryn", "Sorrel", "Isolde"

MADE = """
from datetime import timedelta
from django.db import transaction
from django.utils.timezone import localdate
from countywide.casework.cases.models import Case
from countywide.casework.plans.tests import factories as make
from countywide.casework.unplaced import tasks
from countywide.platform.accounts.models import Organisation, Persona
from countywide.register.people.tests import factories as people
from itertools import count
from random import randrange
from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.cases.tests import factories as cases
for each in (assessments, cases, make):
    if hasattr(each, "NUMBERS"):
        each.NUMBERS = count(randrange(10**9))  # nobody of an earlier journey
on = localdate()
school, team = Organisation.objects.get(key="school-900003"), Organisation.objects.get(key="team-phase-transfer")
parent = Persona.objects.get(key="sorrel").user
held = make.in_force(on - timedelta(days=60), setting=school)
child = held.case.child
people.enrol(child, school)
people.relate(child, people.contact(email=parent.email, user=parent, email_consent_on=on))
Case.objects.filter(pk=held.case_id).update(team=team, school=school, owner=Persona.objects.get(key="isolde").user)
if {type_only}:
    held.setting, held.named = None, "A maintained special school"
    held.save()
    tasks.keep_up(on)
    search = held.place_searches.get()
    search.needed_on = on + timedelta(days={needed_in})
    search.save()
    tasks.keep_up(on)
print(held.case.reference, child.name_shown.replace(" ", "_"))
"""


def without_place(county: Any, *, type_only: bool, needed_in: int = 0) -> tuple[str, str]:
    """The case and the name of a pupil whose plan names a type alone, or whose place will end."""
    reference, name = county.run(MADE.format(type_only=type_only, needed_in=needed_in), within=180).split()
    return reference, name.replace("_", " ")


def last_school_days(county: Any, number: int) -> str:
    """A day so many weekdays ahead, as `day month year`."""
    words = (
        "from datetime import timedelta\nfrom django.utils.timezone import localdate\nday, left = localdate(), {}\n"
        "while left:\n    day += timedelta(days=1)\n    left -= day.weekday() < 5\nprint(day.day, day.month, day.year)"
    )
    return county.run(words.format(number))
