"""What changes, and what does not, when a family's record is kept; each on a child one may see, and on one one may not."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery
from countywide.platform.outbox.signals import message_astray
from countywide.register.people import keeping, queries
from countywide.register.people.tests import factories as make

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 25)
GROUND = "Dr Marlowe found it on 2 March 2026"
ADULT = {
    "name": "Odette Marrowby",
    "email": "odette@home.example",
    "phone": "",
    "channel": "EMAIL",
    "format": "",
    "kind": "PARENT",
    "responsibility": "YES",
    "corresponds": True,
    "is_safe": True,
    "note": "",
}


@pytest.fixture
def officer(person):
    """Somebody who keeps the records of every child."""
    return person("data-coordinator")


@pytest.fixture
def stranger(person):
    """An officer to whom nobody gave this child's case."""
    return person("assessment-officer")


@pytest.fixture
def child():
    return make.child()


def bounced(address: str, state: str = "BOUNCED") -> None:
    """A message to an address went astray."""
    message_astray.send(
        Delivery,
        delivery=SimpleNamespace(
            state=state, address=address, notice=SimpleNamespace(kind="", about_kind="", about_key="")
        ),
        at=timezone.now(),
    )


def way_of(child) -> list[str]:
    return [each.channel for each in queries.correspondents(child, DAY)]


@pytest.mark.parametrize(
    ("deed", "given"),
    [
        (keeping.change, {"known_as": "Wrennie"}),
        (keeping.add_adult, ADULT),
        (keeping.move_child, {"from_on": DAY, "lines": "2 Reed Walk"}),
        (keeping.teach_at, {"starts_on": DAY, "kind": "HOME", "organisation_id": None, "name": ""}),
        (keeping.say_who_decides, {"who": "OWN"}),
    ],
)
def test_nobody_changes_the_record_of_a_child_they_may_not_see(deed, given, stranger, child):
    before = Entry.objects.count()
    with pytest.raises(PermissionDenied):
        deed(child, by=stranger, on=DAY, **given)
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    ("deed", "given"),
    [
        (keeping.move_child, {"from_on": date(2026, 11, 26), "lines": "2 Reed Walk"}),
        (keeping.teach_at, {"starts_on": date(2026, 11, 26), "kind": "HOME", "organisation_id": None, "name": ""}),
    ],
)
def test_what_has_not_come_yet_is_not_entered(deed, given, officer, child):
    with pytest.raises(RuleBroken, match="in the future"):
        deed(child, by=officer, on=DAY, **given)


def test_the_record_says_what_was_changed_and_never_to_what(officer, child):
    keeping.change(child, by=officer, on=DAY, known_as="Wrennie")
    keeping.add_adult(child, by=officer, on=DAY, agrees_to_email=True, **ADULT)
    said = str(list(Entry.objects.order_by("-pk").values_list("details", flat=True)[:4]))
    assert "known_as" in said and "Wrennie" not in said and "Odette" not in said and "odette" not in said
    assert queries.family_of(child).get().contact.email_consent_on == DAY


def test_an_email_that_came_back_is_followed_by_post_until_it_is_put_right(officer, child):
    tie = make.relate(child, make.contact(email="Odette@home.example"))
    bounced("someone.else@home.example")
    bounced("odette@home.example", state="FAILED")
    assert way_of(child) == ["EMAIL"]
    bounced("odette@home.example")
    assert way_of(child) == ["POST"]
    tie.refresh_from_db()
    same = {**ADULT, "email": "Odette@home.example"}
    keeping.change_adult(tie, by=officer, on=DAY, **{**same, "phone": "01632 960111"})
    assert way_of(child) == ["POST"]
    keeping.change_adult(tie, by=officer, on=DAY, works_again=True, **same)
    assert way_of(child) == ["EMAIL"]
    bounced("odette@home.example")
    tie.refresh_from_db()
    keeping.change_adult(tie, by=officer, on=DAY, **{**same, "email": "odette.marrowby@home.example"})
    assert way_of(child) == ["EMAIL"]


def test_whoever_was_named_stands_in_a_young_persons_place_and_the_parents_where_nobody_was(officer):
    young = make.child(born_on=date(2008, 3, 1))
    make.relate(young, make.contact(name="A Parent"))
    deputy = make.relate(young, make.contact(name="A Deputy"), kind="OTHER", responsibility="NO")
    assert [each.key.split(":")[0] for each in queries.correspondents(young, DAY)] == ["child"]
    keeping.say_who_decides(young, by=officer, on=DAY, who="REPRESENTED", ground=GROUND)
    assert [each.name for each in queries.correspondents(young, DAY)] == ["A Parent"]
    keeping.say_who_decides(young, by=officer, on=DAY, who="REPRESENTED", ground=GROUND, representative=deputy)
    assert [each.name for each in queries.correspondents(young, DAY)] == ["A Deputy"]
    keeping.say_who_decides(young, by=officer, on=DAY, who="OWN")
    assert [each.key.split(":")[0] for each in queries.correspondents(young, DAY)] == ["child"]


@pytest.mark.parametrize(
    ("born_on", "who", "ground", "says"),
    [
        (date(2018, 3, 1), "REPRESENTED", GROUND, "The rights are the parent’s until 30 June 2034"),
        (date(2008, 3, 1), "REPRESENTED", "A doctor", "Say who found that they lack capacity"),
    ],
)
def test_a_young_person_is_taken_to_decide_until_something_else_is_established(born_on, who, ground, says, officer):
    child = make.child(born_on=born_on)
    with pytest.raises(RuleBroken, match=says):
        keeping.say_who_decides(child, by=officer, on=DAY, who=who, ground=ground)
    assert not child.capacity.exists()
