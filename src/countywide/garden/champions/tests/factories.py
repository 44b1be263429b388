"""Calls, people and applications, for the tests of this room."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.timezone import localdate

from countywide.garden.champions import actions, policies
from countywide.garden.champions.models import Application, Call
from countywide.platform.accounts.models import Organisation, RoleHeld, User
from countywide.platform.kit.doors import Machine
from countywide.register.schools.tests.factories import make_school

BY = Machine("tests")
TODAY, NOW, DAY = localdate(), timezone.now(), timedelta(days=1)
CHAMPIONS, PARENTS = "inclusion-champions", "parent-representatives"


def school(**given: Any) -> Any:
    """An academy of the county."""
    return make_school(**{"la_code": "990", "group": "10", "type": "34", **given})


def somebody(role: str, at: Any, email: str = "") -> User:
    """Somebody who holds a role in an organisation."""
    address = email or f"{role}@{at.key}.example"
    user = User.objects.filter(email=address).first() or User.objects.create_user(
        email=address, name=f"A {role.title()}"
    )
    RoleHeld.objects.get_or_create(user=user, role=role, organisation=at, defaults={"starts_on": date(2020, 9, 1)})
    return user


def senco(at: Any = None) -> User:
    return somebody("senco", (at or school()).organisation)


def head(at: Any) -> User:
    return somebody("head", at.organisation)


def keeper() -> User:
    team, _new = Organisation.objects.get_or_create(
        key="team-inclusion", defaults={"name": "Inclusion Team", "kind": "TEAM"}
    )
    return somebody("calls-organiser", team)


def call(
    kind: str = CHAMPIONS,
    *,
    opens: float = 30,
    closes: float = 60,
    announced: bool = True,
    key: str = "",
    now: datetime = NOW,
) -> Call:
    """A call that opens and closes so many days from now."""
    made = actions.plan(
        None, by=BY, now=now, on=localdate(now), kind=kind, key=key or f"{kind}-test", title=f"{kind.title()} Test", places=3,
        opens_at=now + opens * DAY, closes_at=now + closes * DAY, results_by=localdate(now + (closes + 14) * DAY),
        starts_on=localdate(now + (closes + 60) * DAY),
    )  # fmt: skip
    if announced:
        actions.announce(made, by=BY, now=now - 40 * DAY)
    return made


def open_call(kind: str = CHAMPIONS, **given: Any) -> Call:
    return call(kind, **{"opens": -1, "closes": 20, **given})


def begun(made: Call, by: User, at: Any, *, role: str = "senco", now: datetime = NOW) -> Application:
    """A draft by somebody who may take part."""
    checks = {each.key: each.right for each in policies.kind_of(made).checks}
    return actions.begin(made, by=by, now=now, schools=[at] if at else [], role=role, checks=checks)


def filled(held: Application, by: User, *, now: datetime = NOW) -> Application:
    """Every page of the form filled in."""
    for page in policies.kind_of(held.call).pages:
        actions.write(
            held, by=by, now=now, page=page.key, answers={each.key: answer_to(each) for each in page.questions}
        )
    return held


def answer_to(question: Any) -> Any:
    if question.kind == "number":
        return 3
    if question.kind == "choices":
        return [question.options[0]]
    return question.options[0] if question.options else "We changed how the day begins, and fewer were late."


def approved(held: Application, by: User, *, now: datetime = NOW) -> Application:
    """Asked, and approved by the head."""
    actions.ask_approval(held, by=by, now=now, name="The head", email="head@a-school.example")
    actions.answer_approval(held, by=head(held.school), now=now, is_given=True, agrees=True)
    return held


def sent(made: Call | None = None, *, at: Any = None, now: datetime = NOW) -> Application:
    """An application that was sent."""
    made, at = made or open_call(), at or school()
    by = senco(at)
    held = approved(filled(begun(made, by, at, now=now), by, now=now), by, now=now)
    actions.send(held, by=by, now=now, declares=True)
    return held
