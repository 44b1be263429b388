"""Every role at every object and deed of a child's case: one's own, and somebody else's. The matrix that holds is printed.

Run it with `-s` to read it. What each role may do to its own is written down in `DEEDS`, after the roles and permissions
of the field; to somebody else's, only those named in `ANYBODYS` may do anything. “Own” is a case of one's team, one's
pupil, oneself or one's child, or one on which one's service is asked for advice.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from countywide.platform.accounts.roles import ROLES
from tests.house.deeds import DEEDS
from tests.house.pages import answer_of, every_door, refusing_briefly
from tests.house.worlds import World, world


def somebody(role: str, django_user_model: Any) -> Any:
    """Somebody of the county who holds a role today; a manager of the assessment team before another."""
    from countywide.platform.accounts.models import RoleHeld

    held = RoleHeld.objects.held_on(timezone.localdate()).filter(role=role, user__is_active=True)
    own = held.filter(organisation__key__in=("team-assessment", "school-900003")) | held
    key = own.order_by("organisation__key", "user_id").values_list("user_id", flat=True)
    user = django_user_model.objects.get(pk=next(iter(key)))
    return user if len({each.role for each in user.roles_today}) == 1 else with_that_role_alone(user, role)


def with_that_role_alone(user: Any, role: str) -> Any:
    """Somebody beside a person who holds another role too, so that each role is proved by itself."""
    from countywide.platform.accounts.models import RoleHeld

    held = next(each for each in user.roles_today if each.role == role)
    made = type(user).objects.create_user(email=f"{role}@alone.example", name="Somebody Alone")
    RoleHeld.objects.create(user=made, role=role, organisation=held.organisation, starts_on=held.starts_on)
    return made


def opened(client: Client, made: World) -> set[str]:
    """The deeds whose page opens."""
    with refusing_briefly():
        return {
            each.says for each in DEEDS if answer_of(client, made.address(each.door, each.of)).status_code in (200, 302)
        }


def make_ones_own(made: World, user: Any) -> None:
    """What a role reaches, it reaches through its own team or service: give both to this person's."""
    here = user.roles_today[0].organisation
    if here.kind == "TEAM":
        made.belongs_to(here)
    made.advised_by(here)
    made.linked_with(user)
    made.said_by(user)
    made.shared_with(here)


@pytest.mark.django_db
def test_every_role_opens_what_is_its_own_and_nothing_of_anybody_elses(county, client_for, django_user_model, capsys):
    from countywide.casework.assessments.tests import factories as make
    from countywide.platform.accounts.models import Organisation

    parent, young = (somebody(role, django_user_model) for role in ("parent", "young-person"))
    school, psychology = (Organisation.objects.get(key=key) for key in ("school-900003", "team-specialist-teaching"))
    own = world(school=school, parent=parent, young=None, adviser=psychology)
    youngs = world(school=school, parent=None, young=young, adviser=psychology)
    other = world(
        school=make.school(), parent=make.family(make.people.child()), young=None, adviser=make.organisation("HEALTH")
    )
    other.belongs_to(make.organisation("TEAM"))
    lines, wrong = [], []
    for role in ROLES:
        user = somebody(role, django_user_model)
        client = client_for(user)
        for whose, made in (("own", youngs if role == "young-person" else own), ("other", other)):
            if whose == "own":
                make_ones_own(made, user)
            found = opened(client, made)
            expected = {each.says for each in DEEDS if role in each.anybodys or (whose == "own" and role in each.own)}
            lines.append(f"{role:32} {whose:6} {', '.join(sorted(found)) or 'nothing'}")
            if found != expected:
                wrong.append((role, whose, sorted(found - expected), sorted(expected - found)))
    with capsys.disabled():
        print("\n" + "\n".join(lines))
    assert wrong == [], "\n".join(map(str, wrong))


WITHOUT_EXCEPTION = (
    "forum:",
    "floor:",
    "packs:",
    "champions:",
    "ledger:",
    "mapping:",
    "coverage:",
    "communities:",
    "movers:",
    "therapy:",
    "accreditation:",
)
"""Rooms of which every page about one thing is either in the matrix or named below."""
NOBODYS = {  # what they show belongs to no school, family or team: whoever holds the permission opens all of them
    "mapping:issue",  # a year of the whole county
    "communities:cover",  # a sheet for parents, of whichever school
    *(f"communities:{page}" for page in ("document", "write-document", "publish-document", "withdraw-document", "new-version")),
    "forum:vote",  # whoever has an account says which times suit
    "floor:imported", "floor:propose",  # what organisers read of an import, and do with it
    "accreditation:host",  # a school that invites everybody who has an account
}  # fmt: skip


def test_no_page_about_one_thing_is_left_out():
    """Every address with a part, that not everybody may open, has its deed."""
    proved = {each.door for each in DEEDS} | NOBODYS
    left_out = [
        door.name
        for door in every_door()
        if door.name.startswith(WITHOUT_EXCEPTION) and "<" in door.route and not door.permission.public
    ]
    assert [name for name in left_out if name not in proved] == []
