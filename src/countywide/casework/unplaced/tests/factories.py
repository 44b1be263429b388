"""Children whose plan names a type of school alone, and those whose place ends."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.timezone import localdate
from tests.once import once

from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.reviews.tests import form_factories as plans
from countywide.casework.unplaced import actions
from countywide.casework.unplaced.models import Search
from countywide.casework.unplaced.types import AtSchool
from countywide.platform.accounts.models import RoleHeld, User

BY = assessments.BY
TODAY = localdate()
ANSWER = "Tuition starts on Monday at the library, and the panel meets on Thursday."


@once()
def plan(*, names: bool = False, **given: Any) -> Any:
    """A plan in force; without a named place unless it is said."""
    held = plans.plan(**given)
    if not names:
        held.setting, held.named = None, "A maintained special school"
        held.save()
    return held


@once(read=lambda held: Search.objects.select_related("case__child", "plan").get(pk=held.pk))
def search(*, on: date = TODAY, names: bool = False, **given: Any) -> Search:
    """A search that an officer began."""
    said = {key: given.pop(key) for key in ("needed_on", "ends_on") if key in given}
    held = plan(names=names, **given)
    return begun(held, on=on, **said)


def begun(held: Any, *, on: date = TODAY, needed_on: date | None = None, ends_on: date | None = None) -> Search:
    actions.begin(held.case, by=officer(held), on=on, plan=held, needed_on=needed_on, ends_on=ends_on)
    return Search.objects.select_related("case__child", "plan").get(plan=held)


@once()
def somebody(role: str, at: Any) -> User:
    """Somebody who holds a role in an organisation, made once."""
    email = f"{role}@{at.key}.example"
    user = User.objects.filter(email=email).first() or User.objects.create_user(email=email, name=f"A {role.title()}")
    RoleHeld.objects.get_or_create(user=user, role=role, organisation=at, defaults={"starts_on": date(2020, 9, 1)})
    return user


def officer(held: Any) -> User:
    return somebody("casework-officer", held.case.team)


def lead(held: Any) -> User:
    return somebody("manager", held.case.team)


def senco(held: Any) -> User:
    return somebody("senco", held.case.school)


def parent(held: Any) -> User:
    found: User = held.case.child.relationships.order_by("id").first().contact.user
    return found


def at_school(held: Any) -> AtSchool:
    return AtSchool(held.case, held.case.pk)


def flagged(held: Any, *, on: date = TODAY, **given: Any) -> Any:
    """The school raised a flag."""
    return actions.flag_at_school(at_school(held), by=senco(held), on=on, plan=held, **given)
