"""The pages of a search for a place: what each shows to whom, what it does, what it asks of the database, to whom it is closed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from countywide.casework.unplaced import actions
from countywide.casework.unplaced.models import Flag, Search

from . import factories as make
from .factories import ANSWER, TODAY

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def at(name: str, search: Search, *more: Any) -> str:
    return reverse(f"unplaced:{name}", args=[search.key, *more])


def asked(client: Any, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_officer_school_and_family_read_the_same_about_a_search(client_for):
    search = make.search(needed_on=TODAY + timedelta(days=30))
    by = make.officer(search.plan)
    actions.note_tried(search, by=by, on=TODAY, name="Otter Lane School", asked_on=TODAY, came_of="FULL")
    readers = (by, make.senco(search.plan), make.parent(search.plan))
    for reader in readers:
        said = words(client_for(reader).get(at("show", search)))
        assert "Otter Lane School" in said and "by itself no ground in law" in said
        assert "The family hears from us by" in said and "Nothing is arranged yet" in said
        assert "Level 3" in said and "s.42" in said
    assert "Enter a setting that you asked" in words(client_for(by).get(at("show", search)))
    assert "Enter a setting that you asked" not in words(client_for(readers[1]).get(at("show", search)))


def test_another_school_another_family_and_another_team_find_nothing(client_for):
    search, other = make.search(), make.plan()
    make.flagged(search.plan)
    for stranger in (make.senco(other), make.parent(other)):
        client = client_for(stranger)
        assert client.get(at("show", search)).status_code == 404
        assert client.get(reverse("unplaced:flag", args=[search.case.reference])).status_code == 404


def test_a_school_raises_the_flag_with_one_press_and_reads_who_answers_by_when(client_for):
    held = make.plan(names=True)
    lead, client = make.lead(held), client_for(make.senco(held))
    assert "Tell us that there will be no place" in words(client.get(f"/cases/{held.case.reference}"))
    address = reverse("unplaced:flag", args=[held.case.reference])
    answer = client.post(address, {}, follow=True)
    assert lead.name in words(answer) and "answers by" in words(answer)
    assert words(client.get(f"/cases/{held.case.reference}")).count("Tell us that there will be no place") == 0
    again = client.post(address, {"said": "He is at home now."})
    assert again.status_code == 422 and "raised this already" in words(again) and "He is at home now." in words(again)
    assert Flag.objects.count() == 1


def test_what_a_school_wrote_beside_its_flag_is_read_by_officers_alone(client_for):
    held = make.plan()
    flag = make.flagged(held, said="He was shut out twice.")
    page = at("show", flag.search)
    assert "He was shut out twice." in words(client_for(make.officer(held)).get(page))
    for other in (make.parent(held), make.senco(held)):
        assert "He was shut out twice." not in words(client_for(other).get(page))


def test_a_senior_officer_answers_and_the_family_reads_it(client_for):
    held = make.plan()
    flag, address = make.flagged(held), None
    address = reverse("unplaced:answer", args=[flag.key])
    assert client_for(make.officer(held)).get(address).status_code == 404
    senior = client_for(make.lead(held))
    refused = senior.post(address, {"answer": "Noted."})
    assert refused.status_code == 422 and "Noted." in words(refused)
    assert ANSWER in words(senior.post(address, {"answer": ANSWER}, follow=True))
    assert ANSWER in words(client_for(make.parent(held)).get(at("show", flag.search)))


@pytest.mark.parametrize(
    ("door", "given", "says"),
    [
        ("try", {"name": "Otter Lane", "came_of": "CANNOT", "asked_on": TODAY}, "Otter Lane"),
        ("told", {"said": "We rang and said who was asked.", "next_on": TODAY + timedelta(days=3)}, "who was asked"),
        ("meanwhile", {"interim": "Ten hours of teaching at home.", "starts_on": TODAY}, "Ten hours"),
        ("end", {"because": "NOT_NEEDED"}, "No other place is needed"),
    ],
)
def test_an_officer_enters_it_and_everybody_on_the_case_reads_it(client_for, door, given, says):
    search = make.search()
    sent: dict[str, Any] = {}
    for name, value in given.items():
        if hasattr(value, "year"):
            sent |= {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}
        else:
            sent[name] = value
    answer = client_for(make.officer(search.plan)).post(at(door, search), sent, follow=True)
    assert answer.status_code == 200 and says in words(answer), words(answer)
    assert says in words(client_for(make.parent(search.plan)).get(at("show", search)))


def test_the_list_shows_the_highest_first_and_asks_as_little_with_three_as_with_one(client_for):
    first = make.search()
    client = client_for(make.officer(first.plan))
    one = asked(client, "/without-a-place")
    high = make.search(needed_on=TODAY)
    make.search()
    assert asked(client, "/without-a-place") == one <= MOST_QUERIES
    said = words(client.get("/without-a-place"))
    assert said.index(high.case.reference) < said.index(first.case.reference)
    assert client_for(make.parent(first.plan)).get("/without-a-place").status_code == 403


def test_pages_ask_little(client_for):
    search = make.search()
    by = make.officer(search.plan)
    make.flagged(search.plan)
    for _ in range(3):
        actions.note_tried(search, by=by, on=TODAY, name="Otter Lane", asked_on=TODAY, came_of="ASKED")
    assert asked(client_for(by), at("show", search)) <= MOST_QUERIES
    assert asked(client_for(make.senco(search.plan)), f"/cases/{search.case.reference}") <= MOST_QUERIES
