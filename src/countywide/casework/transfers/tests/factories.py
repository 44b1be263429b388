"""Children with a plan who move, at schools of known ages; each step through the room's own actions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from tests.once import once

from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.reviews.models import Review
from countywide.casework.reviews.tests import form_factories as plans
from countywide.casework.transfers import actions, queries
from countywide.casework.transfers.models import Listed, Transfer
from countywide.law import clocks
from countywide.platform.accounts.models import RoleHeld, User
from countywide.register.contacts.models import Mailbox
from countywide.register.people.tests import factories as people
from countywide.register.schools.tests import factories as schools

BY = assessments.BY
TODAY = localdate()
SEPTEMBER = clocks.school_year(TODAY) + 1
OPENS = date(SEPTEMBER - 2, 9, 1)
DAY = date(SEPTEMBER - 1, 10, 5)
"""A day in the autumn before the move."""
FACTS = '[council]\nname = "A Council"\nshort_name = "A Council"\nla_code = "886"\n'
WHY = "The child repeats the year, as the plan says."
REASON = (
    "Reg 18(1) asks that the plan is reviewed before the date in law; the review of July looked at the move itself, and its "
    "decision and the changes to the plan were made for it."
)


@once()
def school(lowest: int = 4, highest: int = 11, **given: Any) -> Any:
    """A school with statutory ages, and a mailbox for its SENCO."""
    made = schools.make_school(**{"lowest_age": lowest, "highest_age": highest, **given})
    Mailbox.objects.create(organisation=made.organisation, role="SENCO", address=f"senco@{made.urn}.example")
    return made


def born(year_group: int) -> date:
    """A birthday of somebody in a year group in the school year before the move."""
    return date(SEPTEMBER - year_group - 5, 3, 14)


@once()
def plan(at: Any = None, *, year_group: int = 6, **given: Any) -> Any:
    """A plan in force of a child in a year group, at a school."""
    at = at or school()
    if (said := given.pop("year_group_said", None)) is not None:  # as of the autumn before the move
        given["year_group"] = said
    child = given.pop("child", None) or people.child(born_on=born(year_group), **given)
    return plans.plan(school=at.organisation, child=child, made_on=date(SEPTEMBER - 2, 11, 3))


def the_round(key: str = "UP") -> Any:
    held = queries.round_with(key)
    assert held is not None
    return held


def built(on: date = DAY, key: str = "UP") -> dict[str, int]:
    return actions.build(the_round(key), by=BY, on=on)


@once(read=lambda held: fresh(held))
def moving(at: Any = None, *, on: date = DAY, **given: Any) -> Transfer:
    """A child of Year 6 who is on the list of their primary school."""
    held = plan(at, **given)
    built(on)
    return of(held)


def of(held: Any, key: str = "UP") -> Transfer:
    return Transfer.objects.select_related("case__child", "setting", "plan").get(plan=held, round=key)


def fresh(transfer: Transfer) -> Transfer:
    return Transfer.objects.select_related("case__child", "setting", "plan").get(pk=transfer.pk)


def listed(transfer: Transfer) -> Listed:
    return queries.as_listed(transfer)


def at_school(transfer: Transfer, role: str = "senco") -> User:
    """Somebody who holds a role at the setting of a child."""
    email = f"{role}@{transfer.setting.key}.example"
    user = User.objects.filter(email=email).first() or User.objects.create_user(email=email, name=f"A {role.title()}")
    RoleHeld.objects.get_or_create(
        user=user, role=role, organisation=transfer.setting, defaults={"starts_on": date(2020, 9, 1)}
    )
    return user


def officer() -> User:
    return assessments.officer()


def overseer(person: Any, organisation: Any) -> User:
    return person("phase-transfer-officer", at=organisation("TEAM"))  # type: ignore[no-any-return]


def reviewed(transfer: Transfer, met_on: date, *, decided: bool = True) -> Review:
    """A review in law with its meeting on a day, decided four weeks later."""
    done = met_on + timedelta(days=27) if decided else None
    return plans.review(
        transfer.plan, on=met_on - timedelta(days=60), met_on=met_on, outcome="MAINTAIN" if decided else "", decided_on=done,
        told_on=done, over_on=done,
    )  # fmt: skip


def queried(transfer: Transfer, on: date = DAY, **given: Any) -> Transfer:
    said = {"says": "STAYS", "why": WHY, **given}
    actions.say(listed(transfer), by=at_school(transfer), on=on, **said)
    return fresh(transfer)


def decided(transfer: Transfer, on: date = DAY, *, says: str = "WAIVED") -> Transfer:
    actions.decide_instead(transfer, by=officer(), on=on, says=says, because=REASON)
    return fresh(transfer)


def ceased(held: Any, on: date, because: str = "NOT_NECESSARY") -> None:
    """The plan has ended, as the plans room says it."""
    from countywide.casework.plans.models import Plan
    from countywide.casework.plans.signals import plan_ceased

    with transaction.atomic():
        kept = Plan.objects.select_related("case").get(pk=held.pk)
        kept.ceased_on, kept.ceased_because = on, because
        kept.save()
        plan_ceased.send(Plan, plan=kept, by=BY, on=on)
