"""A final plan of a pupil, and an open review of it that their school holds."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

from django.db import transaction
from tests.once import once

from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.cases.enums import CaseKind, Stage
from countywide.casework.cases.tests import factories as cases
from countywide.casework.plans import actions as plans
from countywide.casework.plans.enums import Issued
from countywide.casework.plans.models import Plan, Version
from countywide.casework.plans.tests import factories as written
from countywide.casework.reviews import form_sets
from countywide.casework.reviews.models import Review
from countywide.platform.accounts.models import RoleHeld, User
from countywide.register.people.tests import factories as people

DAY = date(2026, 11, 2)
MADE = date(2025, 12, 1)
NUMBERS = count(1)
BY = assessments.BY


@once()
def staff(organisation: Any, role: str = "senco") -> User:
    """Somebody who works at a setting since long ago."""
    number = next(NUMBERS)
    user = User.objects.create_user(email=f"staff-r{number}@school.example", name=f"Staff {number}")
    RoleHeld.objects.create(user=user, role=role, organisation=organisation, starts_on=date(2020, 9, 1))
    return user


def officer() -> User:
    return assessments.officer()


def manager() -> User:
    return assessments.manager()


@once()
def plan(*, school: Any = None, child: Any = None, parents: int = 1, made_on: date = MADE, **given: Any) -> Plan:
    """A plan in force with one need, one outcome and one line of provision, on a case of its own."""
    school = school or assessments.school()
    child = child or people.child(**given)
    for _ in range(parents):
        assessments.family(child)
    case = cases.case(on=made_on, child=child, school=school, kind=CaseKind.PLAN)
    case.stage = Stage.IN_FORCE
    case.save(update_fields=["stage"])
    held = written.plan(made_on, case=case)
    written.golden_thread(held, made_on)
    with transaction.atomic():
        plans.freeze(held, by=BY, on=made_on, issued_as=Issued.FINAL)
    held.made_on, held.setting, held.named = made_on, school, school.name
    held.save()
    return held


def final(held: Plan) -> Version:
    """The final version that is reviewed."""
    return held.versions.filter(issued_as=Issued.FINAL).latest("number")


def outcomes(held: Plan, number: int) -> None:
    """More outcomes, each with a line of provision, in a new final version."""
    for each in range(number):
        outcome = written.row(held, "E", f"Outcome {each}: Ash does something new without help.", MADE)
        written.row(
            held, "F", f"Teaching {each}", MADE, answers_to=[str(outcome.key)],
            details={"what": f"Teaching {each}", "who": "a teacher", "amount_minutes": 30, "every": "WEEK"},
        )  # fmt: skip
    with transaction.atomic():
        plans.freeze(held, by=BY, on=MADE, issued_as=Issued.FINAL)


def crowded(of: Plan | None = None, *, says: str = "Ash reads one page aloud without help.") -> Plan:
    """A plan whose need has two more outcomes, which say the same, each with help of its own."""
    held = of or plan()
    need = held.rows.get(section="B")
    for number in range(2):
        outcome = written.row(held, "E", says, MADE, answers_to=[str(need.key)])
        written.row(
            held, "F", f"Reading group {number}", MADE, answers_to=[str(outcome.key)],
            details={"what": f"Reading group {number}", "who": "a teacher", "amount_minutes": 30, "every": "WEEK"},
        )  # fmt: skip
    with transaction.atomic():
        plans.freeze(held, by=BY, on=MADE, issued_as=Issued.FINAL)
    return held


@once()
def review(of: Plan | None = None, *, on: date = DAY, **given: Any) -> Review:
    """An open review of a plan, laid down on a day and held by the school that the plan names."""
    of = of or plan()
    facts = {
        "plan": of,
        "case": of.case,
        "of_version": final(of),
        "form": form_sets.form_on(on).begins,
        "setting": of.setting,
        "scheduled_on": on,
        "due_by": on + timedelta(days=84),
        "meeting_on": on + timedelta(days=28),
        "planned_on": on,
        **given,
    }
    return Review.objects.create(**facts)
