"""An officer lets a parent follow the case online: what must be true first, what changes, and the page."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from countywide.platform.accounts.models import RoleHeld, User
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Machine
from countywide.platform.outbox.models import Delivery
from countywide.register.people import keeping, queries, rules
from countywide.register.people.tests import factories as make

DAY = date(2026, 11, 25)
BY = Machine("test")
FINE = {
    "email": "adult@home.example",
    "has_account": False,
    "has_responsibility": True,
    "is_safe": True,
    "is_anothers": False,
}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"has_account": True}, "has an account already"),
        ({"has_responsibility": False}, "with parental responsibility"),
        ({"is_safe": False}, "not safe"),
        ({"email": ""}, "Record an email address"),
        ({"is_anothers": True}, "an address of their own"),
    ],
)
def test_who_may_be_given_an_account(given, says):
    bar = rules.bar_to_account(**{**FINE, **given})
    assert bar is None if says is None else says in bar


@pytest.fixture
def tie(db):
    return make.relate(make.child(), make.contact(name="Mara Rushgarth", email="Mara@Home.example"))


def give(tie, by=BY):
    keeping.give_account(tie, by=by, on=DAY, proof="DOCUMENT")
    tie.contact.refresh_from_db()
    return tie.contact.user


def test_a_parent_is_let_in_told_how_and_sees_the_child(tie):
    before = Entry.objects.count()
    user = give(tie)
    assert (user.email, user.name, user.has_usable_password()) == ("mara@home.example", "Mara Rushgarth", False)
    assert list(RoleHeld.objects.filter(user=user).values_list("role", "starts_on", "ends_on")) == [
        ("parent", DAY, None)
    ]
    assert list(queries.children_of(user)) == [tie.child]
    told = Delivery.objects.get(notice__kind="accounts.family-let-in")
    assert (told.address, "Wren" in told.notice.body) == ("mara@home.example", False)
    assert list(Entry.objects.order_by("number")[before:].values_list("did", flat=True)) == [
        "accounts.family-let-in",
        "people.account-joined",
        "people.account-given",
    ]


def test_who_has_an_account_already_keeps_it_and_their_role(tie, person):
    teacher = person("senco", email="mara@home.example")
    assert give(tie) == teacher
    assert {held.role for held in RoleHeld.objects.filter(user=teacher)} == {"senco", "parent"}
    sibling = make.relate(make.child(), make.contact(email="mara@home.example"))
    assert give(sibling) == teacher
    assert RoleHeld.objects.filter(user=teacher, role="parent").count() == 1
    assert User.objects.filter(email="mara@home.example").count() == 1


def test_two_parents_do_not_share_an_account(tie):
    give(tie)
    other = make.relate(tie.child, make.contact(email="mara@home.example"))
    with pytest.raises(RuleBroken, match="an address of their own"):
        give(other)


def test_the_page_is_for_whoever_keeps_the_family_of_a_child_they_may_see(tie, person, client_for):
    address = reverse("people:give-account", args=[tie.child.key, tie.pk])
    keeper, stranger, parent = person("data-coordinator"), person("assessment-officer"), person("parent")
    assert client_for(stranger).get(address).status_code == 404
    assert client_for(parent).get(address).status_code == 403
    with pytest.raises(PermissionDenied):
        give(tie, by=stranger)
    record = reverse("people:child", args=[tie.child.key])
    assert address in client_for(keeper).get(record).content.decode()
    empty = client_for(keeper).post(address, {})
    assert (empty.status_code, "Say how you know who they are" in empty.content.decode()) == (422, True)
    sent = client_for(keeper).post(address, {"proof": "SERVICE"}, follow=True)
    assert "They have an account." in sent.content.decode()
    assert address not in client_for(keeper).get(record).content.decode()
