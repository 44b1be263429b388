"""Schools to visit, materials and thanks: found by phase and distance, booked once, cancelled, looked for in vain, counted."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery
from countywide.register.contacts.models import Mailbox
from countywide.support.accreditation import actions, materials, queries
from countywide.support.accreditation.models import Looked, Thanks, Visit
from countywide.support.accreditation.rules import hosting as rules

from . import factories as make
from .factories import BY, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts")]
SOON = TODAY + timedelta(days=10)
MILE = 1610
MOST_QUERIES = 12


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def told(kind: str) -> set[str]:
    return {each.address for each in Delivery.objects.filter(notice__kind=f"accreditation.{kind}")}


def placed(miles: int = 0, **given: Any) -> Any:
    """A school some miles east of the others, with a mailbox."""
    made = make.school(easting=500_000 + miles * MILE, northing=200_000, **given)
    Mailbox.objects.get_or_create(organisation=made.organisation, role="SENCO", address=f"senco@{made.urn}.example")
    return made


def host(miles: int, **given: Any) -> Any:
    return actions.open_doors(placed(miles, **given), by=BY, on=TODAY, shows="Early vocabulary")


def slot(at: Any) -> Any:
    return actions.offer(at, by=BY, on=TODAY, slot_on=SOON, starts_at=time(10))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"is_own": True}, "your own school"),
        ({"slot_on": TODAY}, "no longer be booked"),
        ({"is_withdrawn": True}, "no longer be booked"),
        ({"is_taken": True}, "booked this time already"),
        ({"people": 5}, "Between 1 and 4"),
        ({"people": 0}, "Between 1 and 4"),
        ({}, None),
    ],
)
def test_when_a_visit_can_be_booked(given, says):
    usual = {
        "slot_on": SOON,
        "on": TODAY,
        "is_withdrawn": False,
        "is_taken": False,
        "is_own": False,
        "people": 2,
        "most": 4,
    }
    said = rules.bar_to_booking(**{**usual, **given})
    assert (says in said) if says else said is None


def test_hosts_are_found_by_phase_and_distance_the_nearest_first():
    seeker = placed()
    far, near, secondary = host(9), host(2), host(1, phase="4")
    assert [each for each, _ in queries.fitting(seeker, phase="PRIMARY", miles=10)] == [near, far]
    assert [each for each, _ in queries.fitting(seeker, phase="PRIMARY", miles=5)] == [near]
    assert [each for each, _ in queries.fitting(seeker, phase="", miles=None)] == [secondary, near, far]
    assert [round(miles) for _, miles in queries.fitting(seeker, phase="", miles=None)] == [1, 2, 9]
    assert queries.fitting(near.school, phase="PRIMARY", miles=3) == []
    unplaced = make.school()
    assert {each for each, _ in queries.fitting(unplaced, phase="PRIMARY", miles=5)} == {near, far}


def test_an_hour_is_booked_by_one_school_and_free_again_when_cancelled(client_for):
    first, second, open_to = placed(), placed(1), host(3)
    held = slot(open_to)
    client = client_for(make.senco(first))
    page = reverse("accreditation:host", args=[open_to.key])
    assert "Book this time" in words(client.get(page))
    client.post(reverse("accreditation:book", args=[held.key]), {"people": "2"})
    visit = Visit.objects.get()
    assert told("booked") == {f"senco@{first.urn}.example", f"senco@{open_to.school.urn}.example"}
    other = client_for(make.senco(second))
    assert "Booked" in words(other.get(page)) and first.name not in words(other.get(page))
    assert other.post(reverse("accreditation:book", args=[held.key]), {"people": "1"}).status_code == 422
    with pytest.raises(IntegrityError), transaction.atomic():
        held.visits.create(organisation=second.organisation, booked_on=TODAY, people=1)
    assert other.get(reverse("accreditation:cancel", args=[visit.key])).status_code == 404
    with pytest.raises(RuleBroken, match="another school"):
        actions.cancel(second, by=BY, on=TODAY, visit=visit)
    assert first.name in words(client_for(make.senco(open_to.school)).get("/our-visits"))
    with pytest.raises(RuleBroken, match="visit is booked"):
        actions.close_doors(open_to, by=BY, on=TODAY)
    client.post(reverse("accreditation:cancel", args=[visit.key]))
    assert told("cancelled") == told("booked")
    assert other.post(reverse("accreditation:book", args=[held.key]), {"people": "1"}).status_code == 302
    assert Visit.objects.filter(cancelled_on=None).count() == 1


def test_a_search_in_vain_is_kept_told_to_the_programme_and_answered_when_a_host_comes(client_for):
    seeker, manager = placed(), make.programme()
    client = client_for(make.senco(seeker))
    answer = client.post(
        "/schools-to-visit", {"phase": "PRIMARY", "miles": "5", "wants": "Signing in class"}, follow=True
    )
    looked = Looked.objects.get()
    assert "the programme has been asked to find a host" in words(answer)
    assert (looked.found, looked.wants) == (0, "Signing in class") and told("no-host") == {manager.email}
    client.post("/schools-to-visit", {"phase": "PRIMARY", "miles": "5"})
    assert Delivery.objects.filter(notice__kind="accreditation.no-host").count() == 1
    assert "Within 5 miles" in words(client_for(manager).get("/schools-to-visit/looked-for-in-vain"))
    assert client.get("/schools-to-visit/looked-for-in-vain").status_code == 403
    found = host(2)
    assert told("host-found") == {f"senco@{seeker.urn}.example"}
    again = client.post("/schools-to-visit", {"phase": "PRIMARY", "miles": "5"}, follow=True)
    assert found.school.name in words(again) and "2 miles away" in words(again)
    stranger = client_for(make.senco(make.school()))
    assert stranger.get(reverse("accreditation:found", args=[looked.key])).status_code == 404


def test_a_school_opens_its_own_doors_and_offers_hours(client_for):
    school = placed()
    client = client_for(make.senco(school))
    answer = client.post(reverse("accreditation:open-doors", args=[school.urn]), {"shows": "Signing"}, follow=True)
    own = queries.host_of(school.organisation_id)
    assert "Offer a time" in words(answer)
    offer = reverse("accreditation:offer", args=[own.key])
    sent = {"slot_on-day": SOON.day, "slot_on-month": SOON.month, "slot_on-year": SOON.year, "starts_at": "10:00"}
    assert client.post(offer, sent).status_code == 302 and client.post(offer, sent).status_code == 422
    assert client_for(make.senco(placed())).get(offer).status_code == 404
    client.post(reverse("accreditation:close-doors", args=[own.key]))
    assert queries.host_of(school.organisation_id) is None


def test_lists_of_hosts_ask_as_little_with_three_as_with_one(client_for):
    seeker = placed()
    client = client_for(make.senco(seeker))
    host(1)
    looked = actions.look(seeker, by=BY, on=TODAY, phase="", miles=None)
    page = reverse("accreditation:found", args=[looked.key])
    client.get(page)
    numbers = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            client.get(page)
        numbers.append(len(asked))
        host(2), host(3)
    assert numbers[0] == numbers[1] <= MOST_QUERIES


def test_materials_are_taken_without_asking_with_the_schools_name_in_them(client_for):
    nobody = Client()
    page = words(nobody.get("/comms-kit"))
    assert page.count("Download the words") == 8 and page.count("Download as PNG") == 4
    assert "the link therapist of our school" in nobody.get("/comms-kit/website.txt").content.decode()
    school = placed(name="Otter Lane School")
    taken = client_for(make.senco(school)).get("/comms-kit/website.txt")
    assert "the link therapist of Otter Lane School" in taken.content.decode()
    assert taken.headers["Content-Disposition"] == 'attachment; filename="website.txt"'
    for piece in materials.pieces():
        for ending in piece.files:
            answer = nobody.get(f"/comms-kit/{piece.key}.{ending}")
            assert (answer.status_code, answer.headers["Content-Type"]) == (200, materials.TYPES[ending])
            assert b"{" not in answer.content or piece.kind == "picture"
    assert nobody.get("/comms-kit/website.png").status_code == 404
    assert nobody.get("/comms-kit/..kit.toml").status_code == 404
    assert "six steps" in words(nobody.get("/accreditation/steps"))


def test_thanks_are_counted_and_passed_on_and_taking_part_again_registers_the_school(client_for):
    old, manager = make.journey(upto="ACCREDITED"), make.programme()
    school = old.organisation.school
    therapist = make.therapist(school)
    client = client_for(make.senco(school))
    assert "Take part again" in words(client.get("/comms-kit"))
    client.post(reverse("accreditation:thank", args=[school.urn]), {"said": "Our therapist is excellent."})
    assert Thanks.objects.get().said == "Our therapist is excellent." and told("thanks") == {therapist.email}
    assert "Thanks this year: 1" in words(client_for(manager).get("/accreditations"))
    client.post(reverse("accreditation:take-part", args=[school.urn]))
    assert queries.on_the_way(school.organisation_id).is_again
    assert "Takes part again" in words(client_for(manager).get("/accreditations"))
