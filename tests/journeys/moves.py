"""Children who move to the next phase, for journeys: plans of pupils of the personas' schools, put on the list as each night."""

from __future__ import annotations

from typing import Any

from tests.journeys.reviews import APART

SENCO, OFFICER, PARENT, PHASE_TRANSFER = "Merryn", "Odalys", "Sorrel", "Isolde"
REASON = (
    "SEND Regulations 2014 reg 18(1): the duty is to review and amend before the date in law. The review of this child looked at "
    "the move itself, the plan was changed for it, and nothing has changed since, as the school and the family confirm."
)

MADE = """
from datetime import date, timedelta
from django.db import transaction
from django.utils.timezone import localdate
from countywide.casework.reviews.tests import form_factories as make
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.transfers import queries as moves
from countywide.casework.transfers import tasks
from countywide.platform.accounts.models import Organisation, Persona
from countywide.register.people.tests import factories as people
on = localdate()
held = next(each for each in moves.open_rounds(on) if each.move == "{move}")
born_on = date(held.september - {year} - 5, 3, 14)
school = Organisation.objects.get(key="school-{urn}")
parent = Persona.objects.get(key="sorrel").user
child = people.child(born_on=born_on)
child.legal_surname = "Aa" + child.key
child.save()
people.enrol(child, school)
people.relate(child, people.contact(email=parent.email, user=parent, email_consent_on=on))
plan = make.plan(school=school, child=child, parents=0, made_on=date(held.september - 2, 11, 3))
with transaction.atomic():
    deadlines.start(plan.case, "AR-YEAR", by=make.BY, on=date(held.september - 1, 1, 14))
met = {met}
if met:
    day = date(held.september - 1, *met)
    over = day + timedelta(days=26)
    make.review(plan, on=day - timedelta(days=60), met_on=day, outcome="MAINTAIN", decided_on=over, told_on=over, over_on=over)
make.review(plan, on=on, due_by=date(held.september, 1, 13))
tasks.keep_up(on)
found = plan.transfers.order_by("id").first()
print(plan.case.reference, found.key if found else "-", held.key, child.name_shown.replace(" ", "_"))
"""


def moving(
    county: Any,
    *,
    urn: str = "900003",
    move: str = "PRIMARY_SECONDARY",
    year: int = 6,
    met: tuple[int, int] | None = None,
) -> tuple[str, str, str, str]:
    """A pupil of a school in a year group before the move, with a plan and perhaps a review in the year before: the case, the
    key of the move, the round, and the name, which nobody else has and which stands first in lists."""
    words = MADE.format(urn=urn, move=move, year=year, met=met)
    reference, key, held, name = county.run(APART + words, within=180).splitlines()[-1].split()
    return reference, key, held, name.replace("_", " ")
