"""Every role at every object and deed of a child's case: one's own, and somebody else's. The matrix that holds is printed.

Run it with `-s` to read the matrix. What each role may do to its own is written down below, after the roles and
permissions of the field; what it may do to somebody else's is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from countywide.platform.accounts.roles import ROLES

OBJECTS: dict[str, str] = {
    "read the child's record": "people:child",
    "change the child's record": "people:names",
    "keep the family": "people:add-adult",
    "ask to put right": "people:propose",
    "read the case": "front:case",
    "read who opened it": "front:opened",
    "read why a date": "deadlines:why",
    "record an exception": "deadlines:exception",
    "take the case": "cases:take",
    "give the case": "cases:assign",
    "hand the case over": "cases:hand-over",
    "read the evidence": "evidence:case",
    "ask for evidence": "evidence:ask",
    "add evidence": "evidence:add",
    "fill the worksheet": "assessments:worksheet",
    "enter a withdrawal": "assessments:withdraw",
}
FAMILY = {
    "read the child's record",
    "ask to put right",
    "read the case",
    "read who opened it",
    "read why a date",
    "read the evidence",
}
SCHOOL = {
    "read the child's record",
    "change the child's record",
    "read the case",
    "read who opened it",
    "read why a date",
    "read the evidence",
}
OFFICER = set(OBJECTS) - {"ask to put right", "read who opened it", "give the case", "hand the case over"}
MANAGER = set(OBJECTS) - {"ask to put right"}
EXPECTED: dict[str, set[str]] = {
    "parent": FAMILY,
    "young-person": FAMILY,
    "senco": SCHOOL,
    "head": SCHOOL,
    "assessment-officer": OFFICER,
    "manager": MANAGER,
}
"""Roles not named here may do nothing to a case that is not theirs by a role; those who see every case stand below."""
SEES_ALL = {"data-coordinator"}


def somebody(role: str, django_user_model: Any) -> Any:
    """Somebody of the county who holds a role today; a manager of the assessment team before another."""
    from countywide.platform.accounts.models import RoleHeld

    held = RoleHeld.objects.held_on(timezone.localdate()).filter(role=role, user__is_active=True)
    own = held.filter(organisation__key__in=("team-assessment", "school-900003")) | held
    key = own.order_by("organisation__key").values_list("user_id", flat=True)
    return django_user_model.objects.get(pk=next(iter(key)))


def cases_for(role: str, user: Any) -> tuple[Any, Any]:
    """One's own case, where the role can have one, and one that is somebody else's."""
    from countywide.casework.cases.models import Case

    every = Case.objects.open().select_related("child").order_by("pk")
    if role in ("parent", "young-person"):
        from countywide.register.people import queries as people

        mine = Case.objects.filter(child__in=people.children_of(user)).order_by("pk").first()
        return mine, every.exclude(child__in=people.children_of(user)).last()
    here = user.roles_today[0].organisation_id
    if role in ("senco", "head", "school-office", "school-finance"):
        return every.filter(school_id=here).first(), every.exclude(school_id=here).last()
    other = every.last()
    return every.filter(team_id=here).first(), other


def tries(client: Client, case: Any) -> Iterator[tuple[str, int]]:
    """Each object and deed of a case, and how its page answers."""
    running = case.deadlines.filter(met_on=None, ended_on=None, clock__in=("NA-DECIDE", "NA-REFUSE", "NA-FINAL"))
    deadline = running.order_by("pk").first() or case.deadlines.order_by("pk").last()
    for says, name in OBJECTS.items():
        key = case.child.key if name.startswith("people:") else case.reference
        args = [key, deadline.pk] if name in ("deadlines:why", "deadlines:exception") else [key]
        yield says, client.get(reverse(name, args=args)).status_code


@pytest.mark.django_db
def test_every_role_opens_what_is_its_own_and_nothing_of_anybody_elses(county, client_for, django_user_model, capsys):
    from countywide.casework.cases.models import Case
    from countywide.platform.accounts.models import Organisation

    elsewhere = Organisation.objects.get(key="team-funding")
    stray = Case.objects.open().order_by("pk").last()
    Case.objects.filter(pk=stray.pk).update(team=elsewhere)  # a case of another team, for those who see their own
    lines, wrong = [], []
    for role in ROLES:
        user = somebody(role, django_user_model)
        client = client_for(user)
        mine, other = cases_for(role, user)
        for whose, case in (("own", mine), ("other", other)):
            if case is None:
                continue
            opened = {says for says, status in tries(client, case) if status in (200, 302)}
            lines.append(f"{role:32} {whose:6} {', '.join(sorted(opened)) or 'nothing'}")
            expected = EXPECTED.get(role, set()) if whose == "own" else set()
            if role not in SEES_ALL and opened != expected:
                wrong.append((role, whose, sorted(opened - expected), sorted(expected - opened)))
            if role in SEES_ALL and not {"read the case", "read the child's record"} <= opened:
                wrong.append((role, whose, [], ["read"]))
    with capsys.disabled():
        print("\n" + "\n".join(lines))
    assert wrong == []
