"""A child's record: who opens it, what each reader sees of it, what each may change; somebody else's child never."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from countywide.casework.cases.tests import factories as cases
from countywide.platform.audit.models import Entry, Opening
from countywide.register.people.models import Address, Child, Proposal
from countywide.register.people.tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def family(person: Any, organisation: Any) -> dict[str, Any]:
    """A child at a school, with a parent who signs in and one who must not be written to, and an open case."""
    school = organisation()
    parent = person("parent", at=organisation("FAMILY"))
    child = make.child(known_as="Pip", legal_surname="Otterby")
    make.enrol(child, school)
    make.address(child, is_withheld=True)
    tie = make.relate(child, make.contact(user=parent, name="Mara Otterby", phone="01632 960999"))
    make.relate(child, make.contact(name="Unsafe Otterby", email="unsafe@home.example"), is_safe=False)
    cases.case(child=child, school=school)
    return {
        "child": child,
        "tie": tie,
        "officer": cases.officer(cases.team("assessment")),
        "coordinator": person("data-coordinator"),
        "senco": person("senco", at=school),
        "parent": parent,
        "other senco": person("senco", at=organisation()),
        "other parent": person("parent", at=organisation("FAMILY")),
        "other officer": cases.officer(cases.team("casework"), "casework-officer"),
        "adviser": person("professional", at=organisation("HEALTH")),
        "operator": person("operator"),
        "finance": person("school-finance", at=school),
    }


PAGES = ("", "/names", "/facts", "/move", "/place", "/adults/add", "/put-right")


@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        ("officer", [200, 200, 200, 200, 200, 200, 403]),
        ("coordinator", [200, 200, 200, 200, 200, 200, 403]),
        ("senco", [200, 200, 200, 200, 200, 403, 403]),
        ("parent", [200, 403, 403, 403, 403, 403, 200]),
        ("other senco", [404, 404, 404, 404, 404, 403, 403]),
        ("other parent", [404, 403, 403, 403, 403, 403, 404]),
        ("other officer", [404, 404, 404, 404, 404, 404, 403]),
        ("adviser", [404, 403, 403, 403, 403, 403, 403]),
        ("finance", [403, 403, 403, 403, 403, 403, 403]),
        ("operator", [403, 403, 403, 403, 403, 403, 403]),
    ],
)
def test_who_opens_what(client_for, family, reader, expected):
    client, key = client_for(family[reader]), family["child"].key
    assert [client.get(f"/children/{key}{page}").status_code for page in PAGES] == expected
    assert Client().get(f"/children/{key}").status_code == 302


def test_a_withheld_address_and_anothers_details_are_told_to_those_alone_who_need_them(client_for, family):
    key = family["child"].key
    pages = {
        who: client_for(family[who]).get(f"/children/{key}").content.decode()
        for who in ("coordinator", "senco", "parent")
    }
    assert {who: "1 Reed Walk" in page for who, page in pages.items()} == {
        "coordinator": True,
        "senco": False,
        "parent": False,
    }
    assert {who: "unsafe@home.example" in page for who, page in pages.items()} == {
        "coordinator": True,
        "senco": False,
        "parent": False,
    }
    assert "01632 960999" in pages["parent"] and "01632 960999" not in pages["senco"]
    assert "No letter goes to them" in pages["coordinator"]


def test_opening_is_noted(client_for, family):
    client_for(family["officer"]).get(f"/children/{family['child'].key}")
    assert [(each.about_kind, each.about_key) for each in Opening.objects.all()] == [
        ("people.child", str(family["child"].pk))
    ]


def test_a_name_is_changed_and_the_record_says_which_fields_and_no_name(client_for, family):
    child = family["child"]
    typed = {
        "legal_forename": "Wren",
        "legal_surname": "Otterby",
        "known_as": "Wrennie",
        "pronouns": "they/them",
        "seen": child.version,
    }
    assert client_for(family["senco"]).post(f"/children/{child.key}/names", typed).status_code == 302
    child.refresh_from_db()
    assert (child.first_name, child.pronouns) == ("Wrennie", "they/them")
    last = Entry.objects.order_by("number").last()
    assert last.did == "people.child-changed" and "Wrennie" not in last.details
    assert client_for(family["senco"]).post(f"/children/{child.key}/names", typed).status_code == 409


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"upn": "A886200126001"}, "its first letter does not agree"),
        ({"nhs_number": "9434765918"}, "The NHS number is not right"),
        ({"uln": "9999999999"}, "The ULN is not right"),
        ({"born_on-year": "2090"}, "in the future"),
        ({"born_on-year": "1990"}, "over 25"),
    ],
)
def test_numbers_and_dates_that_cannot_be_are_said_and_nothing_typed_is_lost(client_for, family, typed, says):
    child = family["child"]
    given = {
        "born_on-day": "4",
        "born_on-month": "5",
        "born_on-year": "2018",
        "language": "Welsh",
        "seen": child.version,
        **typed,
    }
    answer = client_for(family["officer"]).post(f"/children/{child.key}/facts", given)
    page = answer.content.decode()
    assert (answer.status_code, says in page, 'value="Welsh"' in page) == (422, True, True)
    child.refresh_from_db()
    assert (child.upn, child.born_on) == ("", date(2018, 5, 4))


def test_a_child_who_may_be_known_is_shown_before_another_is_entered(client_for, family):
    typed = {
        "legal_forename": family["child"].legal_forename,
        "legal_surname": "Otterbey",
        "born_on-day": "4",
        "born_on-month": "5",
        "born_on-year": "2018",
    }
    client = client_for(family["coordinator"])
    answer = client.post("/children/enter", typed)
    assert (answer.status_code, "Pip Otterby" in answer.content.decode(), Child.objects.count()) == (422, True, 1)
    assert client.post("/children/enter", {**typed, "is_another": "on"}).status_code == 302
    assert Child.objects.count() == 2


def test_a_stranger_to_the_child_is_not_told_whom_the_new_one_resembles(client_for, family):
    typed = {
        "legal_forename": family["child"].legal_forename,
        "legal_surname": "Otterby",
        "born_on-day": "4",
        "born_on-month": "5",
        "born_on-year": "2018",
    }
    answer = client_for(family["other officer"]).post("/children/enter", typed)
    assert answer.status_code == 422 and "Pip" not in answer.content.decode()


def test_a_move_ends_the_address_before(client_for, family):
    child = family["child"]
    typed = {
        "lines": "9 Kiln Street",
        "postcode": "zx4 1ab",
        "from_on-day": "1",
        "from_on-month": "11",
        "from_on-year": "2026",
    }
    bad = client_for(family["officer"]).post(f"/children/{child.key}/move", {**typed, "postcode": "nowhere"})
    assert bad.status_code == 422
    assert (
        client_for(family["officer"]).post(f"/children/{child.key}/move", {**typed, "postcode": "ME4 4TR"}).status_code
        == 302
    )
    assert list(Address.objects.order_by("from_on").values_list("lines", "until_on")) == [
        ("1 Reed Walk", date(2026, 11, 1)),
        ("9 Kiln Street", None),
    ]


def test_a_family_asks_for_something_to_be_put_right_and_reads_what_was_done(client_for, family):
    key = family["child"].key
    assert (
        client_for(family["parent"]).post(f"/children/{key}/put-right", {"what": "Our door is number 2"}).status_code
        == 302
    )
    made = Proposal.objects.get()
    officer = client_for(family["officer"])
    assert "Our door is number 2" in officer.get(f"/children/{key}").content.decode()
    answered = officer.post(f"/children/{key}/put-right/{made.pk}", {"taken_up": "YES", "answer": "Changed today"})
    assert answered.status_code == 302
    assert "Put right. Changed today" in client_for(family["parent"]).get(f"/children/{key}").content.decode()
    assert client_for(family["other officer"]).get(f"/children/{key}/put-right/{made.pk}").status_code == 404


def test_an_adult_is_changed_and_consent_is_dated(client_for, family):
    child, tie = family["child"], family["tie"]
    typed = {
        "name": "Mara Otterby",
        "kind": "MOTHER",
        "responsibility": "YES",
        "email": "mara@home.example",
        "agrees_to_email": "on",
        "channel": "EMAIL",
        "corresponds": "on",
        "is_safe": "on",
        "seen": tie.version,
    }
    assert client_for(family["officer"]).post(f"/children/{child.key}/adults/{tie.pk}", typed).status_code == 302
    tie.contact.refresh_from_db()
    assert tie.contact.email_consent_on is not None
    assert client_for(family["officer"]).post(f"/children/{child.key}/adults/{tie.pk}/end").status_code == 302
    tie.refresh_from_db()
    assert tie.ended_on is not None
