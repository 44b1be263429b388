"""Who is written to, when rights pass, and when two entries may be one child."""

from __future__ import annotations

from datetime import date

import pytest

from countywide.register.people import queries, rules
from countywide.register.people.models import CapacityRecord
from countywide.register.people.tests import factories as make

DAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("born_on", "says"),
    [
        (date(2018, 5, 4), None),
        (DAY, None),
        (date(2026, 11, 26), "in the future"),
        (date(2000, 11, 26), None),  # 25, and 26 tomorrow
        (date(2000, 11, 25), "over 25"),
    ],
)
def test_birth_dates(born_on, says):
    bar = rules.bar_to_birth_date(born_on, on=DAY)
    assert bar is None if says is None else says in bar


@pytest.mark.parametrize(("name", "key"), [("O’Brien", "obrien"), ("Zoë-Mae", "zoemae"), ("ØRSTED", "rsted")])
def test_how_names_are_compared(name, key):
    assert rules.name_key(name) == key


def test_keys_say_nothing_and_are_not_alike():
    assert len({rules.new_key() for _ in range(200)}) == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "is_written_to"),
    [
        ({}, True),
        ({"responsibility": "NO"}, False),
        ({"responsibility": "DISPUTED"}, False),
        ({"responsibility": "RESTRICTED"}, False),
        ({"corresponds": False}, False),
        ({"is_safe": False}, False),
        ({"ended_on": DAY}, False),
    ],
)
def test_who_is_written_to(given, is_written_to):
    child = make.child()
    tie = make.relate(child, make.contact(), **given)
    assert [each.key for each in queries.correspondents(child, DAY)] == (
        [f"contact:{tie.contact_id}"] if is_written_to else []
    )


@pytest.mark.django_db
def test_two_parents_at_two_addresses_each_get_their_own_copy():
    child = make.child()
    for email in ("one@home.example", "two@home.example"):
        make.relate(child, make.contact(email=email))
    assert [each.email for each in queries.correspondents(child, DAY)] == ["one@home.example", "two@home.example"]


@pytest.mark.django_db
@pytest.mark.parametrize(("on", "who"), [(date(2027, 6, 25), "PARENT"), (date(2027, 6, 26), "YOUNG_PERSON")])
def test_rights_pass_after_the_last_friday_in_june(on, who):
    child = make.child(born_on=date(2011, 3, 1))
    make.relate(child, make.contact())
    holder = queries.rights_holder(child, on)
    assert (holder.who, holder.passes_on) == (who, date(2027, 6, 25))
    assert [each.key.split(":")[0] for each in queries.correspondents(child, on)] == [
        "contact" if who == "PARENT" else "child"
    ]


@pytest.mark.django_db
def test_a_young_person_who_is_represented_is_written_to_through_the_family():
    child = make.child(born_on=date(2008, 3, 1))
    make.relate(child, make.contact())
    CapacityRecord.objects.create(child=child, who="REPRESENTED", recorded_on=DAY)
    assert [each.key.split(":")[0] for each in queries.correspondents(child, DAY)] == ["contact"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("forename", "surname", "born_on", "upn", "found", "is_twin"),
    [
        ("Wren", "Otterby", date(2018, 5, 4), "", True, False),
        ("Wrenn", "Otterbey", date(2018, 5, 4), "", True, False),
        ("Wren", "Otterby", date(2018, 4, 5), "", True, False),
        ("Somebody", "Else", date(2012, 1, 1), "N886200126001", True, False),
        ("Somebody", "Else", date(2018, 5, 4), "", False, False),
        ("Barnaby", "Otterby", date(2018, 5, 4), "", False, True),
    ],
)
def test_a_child_who_may_be_the_same(forename, surname, born_on, upn, found, is_twin):
    known = make.child(legal_forename="Wren", legal_surname="Otterby", upn="N886200126001")
    alike = queries.possible_duplicates(forename=forename, surname=surname, born_on=born_on, upn=upn)
    assert [each.child for each in alike] == ([known] if found else [])
    assert not is_twin or alike == []
