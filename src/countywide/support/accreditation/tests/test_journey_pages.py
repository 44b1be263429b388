"""The pages of accreditation: what each shows to whom, what it does, what it asks of the database, to whom it is closed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from countywide.support.accreditation import actions, queries
from countywide.support.accreditation.models import Journey

from . import factories as make
from .factories import BY, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts")]
MOST_QUERIES = 12


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def at(name: str, *keys: Any) -> str:
    return reverse(f"accreditation:{name}", args=keys)


def asked(client: Any, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_a_school_of_the_programme_sees_that_it_pays_nothing_and_goes_on_with_one_press(client_for):
    school = make.school(la_code="990")
    make.make_flag(school, "NATIONAL_PROGRAMME", detail="Neurodiversity in schools")
    client = client_for(make.senco(school))
    page = words(client.get("/accreditation/price"))
    assert (
        "Your school pays £0" in page
        and "Yes: Neurodiversity in schools" in page
        and "No invoice can be raised" in page
    )
    answer = client.post("/accreditation/price", {"route": "PROGRAMME"}, follow=True)
    assert "Free: the school is in a national programme" in words(answer)
    assert Journey.objects.get().price_pence == 0


def test_a_school_of_the_county_sees_the_discount_and_the_licences_and_another_the_full_price(client_for):
    own = client_for(make.senco(make.school(la_code="990")))
    page = words(own.get("/accreditation/price"))
    assert "£600" in page and "£1,200" in page and "30 of 30 left, until 31 August 2027" in page
    outside = client_for(make.senco(make.school()))
    page = words(outside.get("/accreditation/price"))
    assert "£1,200" in page and "State schools of the county pay less" not in page
    assert outside.post("/accreditation/price", {"route": "DISCOUNT"}).status_code == 422


def test_a_school_follows_where_it_stands_and_says_its_own_steps(client_for):
    held = make.journey(upto="BASELINE")
    school = held.organisation.school
    client = client_for(make.senco(school))
    page = words(client.get("/our-accreditation"))
    assert "Agree three or four actions with dates" in page and "Our plan is agreed" in page
    client.post(at("say-step", held.key, "planned"), {"note": "Three actions."})
    assert "Try the plan for two terms" in words(client.get("/our-accreditation"))
    assert client.get(at("say-step", held.key, "midpoint")).status_code == 404
    stranger = client_for(make.senco(make.school()))
    assert stranger.get(at("say-step", held.key, "portfolio")).status_code == 404
    assert stranger.get(at("take-part", school.urn)).status_code == 404
    assert "Our plan is agreed" not in words(stranger.get("/our-accreditation"))


def test_a_school_takes_part_and_the_programme_rings_it(client_for):
    school, manager = make.school(), make.programme()
    client, desk = client_for(make.senco(school)), client_for(manager)
    client.post(at("take-part", school.urn))
    held = Journey.objects.get()
    assert school.name in words(desk.get("/accreditations"))
    desk.post(at("called", held.key))
    assert held.key.hex in words(desk.get("/accreditations")).replace("-", "")
    assert manager.email in words(client.get("/our-accreditation"))
    for address in ("/accreditations", at("journey", held.key), at("invoice", held.key)):
        assert client.get(address).status_code == 403, address


def test_the_programme_takes_a_school_a_step_further_and_asks_for_the_invoice(client_for):
    held = make.journey()
    desk = client_for(make.programme())
    assert "Ask for the invoice" in words(desk.get(at("journey", held.key)))
    assert "£600 on" in words(desk.post(at("invoice", held.key), follow=True))
    assert desk.post(at("invoice", held.key)).status_code == 422
    assert "£600 on" not in words(
        desk.post(at("credit", held.key), {"because": "It is in the programme."}, follow=True)
    )
    assert "Licence issued" in words(desk.post(at("step", held.key), {"to": "LICENSED", "note": ""}, follow=True))


def test_a_missed_check_in_is_on_both_lists_until_it_is_held(client_for):
    school, manager = make.school(), make.programme()
    client, desk = client_for(make.senco(school)), client_for(manager)
    answer = client.post(
        at("claim", school.urn),
        {"accredited_on-day": "14", "accredited_on-month": "6", "accredited_on-year": "2021"},
        follow=True,
    )
    assert "The check-in of 14 June 2022 never came" in words(answer) and manager.name in words(answer)
    listed = words(desk.get("/accreditations"))
    assert (
        "for the one of 14 June 2022 that never came" in listed and "Accreditations that a school told us of" in listed
    )
    check_in = queries.accreditation_of(school.organisation_id).check_ins.get(missed_on=date(2022, 6, 14))
    said = {"notes": "All of it lasts, and Ms Hale leads now.", "held_on-day": TODAY.day, "held_on-month": TODAY.month,
            "held_on-year": TODAY.year}  # fmt: skip
    desk.post(at("held", check_in.key), said)
    assert "Ms Hale leads now" in words(client.get("/our-accreditation"))
    assert "that never came" not in words(desk.get("/accreditations"))
    assert desk.get(at("give", check_in.key)).status_code == 200
    assert client.get(at("held", check_in.key)).status_code == 403


def test_pages_ask_little_and_as_little_with_three_as_with_one(client_for):
    desk = client_for(make.programme())
    first = make.journey(upto="ACCREDITED")
    one = asked(desk, "/accreditations")
    for _ in range(2):
        actions.claim(make.school(), by=BY, on=TODAY, accredited_on=date(2021, 6, 14))
    assert asked(desk, "/accreditations") == one <= MOST_QUERIES
    assert asked(desk, at("journey", first.key)) <= MOST_QUERIES
    client = client_for(make.senco(first.organisation.school))
    assert asked(client, "/our-accreditation") <= MOST_QUERIES
    assert asked(client, "/accreditation/price") <= MOST_QUERIES


def test_one_button_begins_a_request_to_the_community_with_the_figures_filled_in(client_for):
    from countywide.register.schools.tests.factories import make_community, make_member

    school = make.school(la_code="990")
    senco = make.senco(school)
    client = client_for(senco)
    assert "Ask our community to share the price" not in words(client.get("/accreditation/price"))
    make_member(school, make_community(name="Otter Community"))
    assert "Ask our community to share the price" in words(client.get("/accreditation/price"))
    address = at("contribution", school.urn)
    assert "which is £600 for our school" in words(client.get(address))
    answer = client.post(address)
    held = queries.contribution_of(school, on=TODAY)
    assert answer.headers["Location"] == reverse("communities:write", args=[held.key])
    assert (held.state, held.needs, held.school_id) == ("DRAFT", ["SLCN"], school.organisation_id)
    assert "£600" in held.asks and held.child_id is None
    again = client.post(address)
    assert again.status_code == 422 and held.reference in words(again)
    assert held.reference in words(client.get("/accreditation/price"))
    assert client_for(make.senco(make.school())).get(address).status_code == 404


def test_a_school_that_pays_nothing_has_nothing_to_ask_its_community_for(client_for):
    from countywide.register.schools.tests.factories import make_community, make_member

    school = make.school(la_code="990")
    make.make_flag(school, "NATIONAL_PROGRAMME", detail="Neurodiversity in schools")
    make_member(school, make_community())
    client = client_for(make.senco(school))
    assert "share the price" not in words(client.get("/accreditation/price"))
    assert client.post(at("contribution", school.urn)).status_code == 422
