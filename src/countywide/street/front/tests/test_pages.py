"""The first pages: open to all, each workspace's own, and honest about health."""

from datetime import date

import pytest

from countywide.platform.accounts.models import RoleHeld

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(db):
    from countywide.register.schools.tests.factories import make_school as make

    return make()


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("address", ["/", "/accessibility", "/privacy"])
def test_anybody_may_read_the_first_pages(client, address):
    answer = client.get(address)
    assert (answer.status_code, "<h1>" in words(answer)) == (200, True)


def test_the_first_page_has_the_ask_box_and_no_personal_link(client):
    shown = words(client.get("/"))
    assert 'action="/ask"' in shown and 'name="q"' in shown
    assert "Sign out" not in shown


def test_home_asks_a_school_to_confirm_its_contacts_until_it_has(client_for, person, school):
    from countywide.register.contacts.models import Confirmation

    senco = person("senco", at=school.organisation)
    assert "Confirm the contacts" in words(client_for(senco).get("/home"))
    Confirmation.objects.create(organisation=school.organisation, confirmed_on=date.today())
    assert "Confirm the contacts" not in words(client_for(senco).get("/home"))


def test_home_offers_only_pages_that_open(client_for, person):
    shown = words(client_for(person("auditor")).get("/home"))
    assert "/record" in shown and "/messages" not in shown and "/desk" not in shown


def test_somebody_without_a_role_is_told_what_to_do(client_for, person):
    user = person("senco")
    RoleHeld.objects.filter(user=user).update(ends_on=date(2020, 9, 2))
    assert "You hold no role today" in words(client_for(user).get("/home"))


def test_health_says_what_is_well(client):
    assert client.get("/health/live").json() == {"live": True}
    ready = client.get("/health/ready")
    assert (ready.status_code, ready.json()["ready"], set(ready.json())) == (
        200,
        True,
        {"ready", "database", "worker", "search"},
    )
    assert ready.json()["worker"]["well"] is False


def test_a_database_that_does_not_answer_is_not_ready(client, monkeypatch):
    from django.db import OperationalError

    from countywide.street.front import health

    def away():
        raise OperationalError

    monkeypatch.setitem(health.CHECKS, "database", away)
    ready = client.get("/health/ready")
    assert (ready.status_code, ready.json()["database"]["says"]) == (503, "The database did not answer.")
