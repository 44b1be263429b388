"""The pages of a child's record: what each reader sees, what a form keeps, and the closed door."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.timezone import localdate

from countywide.register.people.tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client_for, person):
    """Somebody who keeps the records of every child."""
    return client_for(person("data-coordinator"))


def young_person():
    return make.child(born_on=date(localdate().year - 18, 1, 4))


def said(page) -> str:
    return page.content.decode()


def test_a_withheld_address_is_told_to_nobody_who_need_not_know_it(officer, client_for, person, organisation):
    child, school = make.child(), organisation("SCHOOL")
    make.enrol(child, school)
    make.address(child, lines="9 Hidden Row", is_withheld=True)
    seen = said(client_for(person("senco", at=school)).get(f"/children/{child.key}"))
    assert "9 Hidden Row" not in seen and "Withheld" in seen
    assert "9 Hidden Row" in said(officer.get(f"/children/{child.key}"))


def test_an_officer_says_who_decides_for_a_young_person(officer):
    young = young_person()
    parent = make.relate(young, make.contact(name="Ottilie Marrowby"))
    page = f"/children/{young.key}/who-decides"
    assert page in said(officer.get(f"/children/{young.key}"))
    refused = officer.post(page, {"who": "REPRESENTED", "ground": "A doctor", "representative": parent.pk})
    assert refused.status_code == 422 and "A doctor" in said(refused)
    kept = officer.post(
        page, {"who": "REPRESENTED", "ground": "Dr Marlowe found it on 2 March", "representative": parent.pk}
    )
    assert kept.status_code == 302
    record = young.capacity.get()
    assert (record.who, record.representative_id) == ("REPRESENTED", parent.contact_id)
    assert "is represented" in said(officer.get(f"/children/{young.key}"))


def test_there_is_nothing_to_say_of_a_child_whose_parents_hold_the_rights(officer):
    child = make.child()
    assert officer.get(f"/children/{child.key}/who-decides").status_code == 404
    assert "who-decides" not in said(officer.get(f"/children/{child.key}"))


def test_somebody_elses_child_is_not_there(client_for, person):
    other, stranger = young_person(), client_for(person("assessment-officer"))
    for page in ("", "/names", "/facts", "/adults/add", "/who-decides"):
        assert stranger.get(f"/children/{other.key}{page}").status_code == 404


def test_the_page_says_that_email_came_back_and_asks_whether_it_works_again(officer):
    child = make.child()
    tie = make.relate(child, make.contact(email_bounced_on=date(2026, 11, 3)))
    assert "On 3 November 2026. Letters go by post" in said(officer.get(f"/children/{child.key}"))
    page = officer.get(f"/children/{child.key}/adults/{tie.pk}")
    assert "Their email address works again" in said(page)
    fine = make.relate(child, make.contact())
    assert "works again" not in said(officer.get(f"/children/{child.key}/adults/{fine.pk}"))
