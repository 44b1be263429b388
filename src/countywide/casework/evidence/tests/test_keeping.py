"""Who may send and open files: every place against everybody, through the addresses of the files room."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from countywide.casework.cases.tests import factories as cases
from countywide.casework.evidence import actions, keeping, queries
from countywide.platform.files.models import File
from countywide.register.people.tests import factories as people

from . import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(let_in, client_for, person):
    """A case with a school, another setting, a family and officers; a request to each setting; everybody's browser."""
    today, now = timezone.localdate(), timezone.now()
    school = make.setting()
    case = cases.case(school=school)
    asked = make.request(on=today, case=case, organisation=school)
    elsewhere = make.request(on=today, case=case)
    for each in (asked, elsewhere):
        actions.confirm_child(each, by=make.guest(each), on=today, at=now)
    parent = person("parent")
    people.relate(case.child, people.contact(user=parent))
    other_parent = person("parent")
    people.relate(case.child, people.contact(user=other_parent))
    who = {
        "guest": let_in(asked),
        "guest elsewhere": let_in(elsewhere),
        "senco": client_for(make.staff(school)),
        "senco elsewhere": client_for(make.staff(elsewhere.organisation)),
        "senco of a stranger": client_for(make.staff(make.setting())),
        "officer": client_for(cases.officer(cases.team("assessment"))),
        "officer of another team": client_for(cases.officer(cases.team("transfers"))),
        "parent": client_for(parent),
        "other parent": client_for(other_parent),
        "parent of another child": client_for(person("parent")),
        "coordinator": client_for(person("data-coordinator")),
        "nobody": Client(),
    }
    places = {
        "request": asked.place,
        "case": f"case:{case.pk}",
        "family": f"family:{case.pk}:{parent.pk}",
        "form": "report-form",
    }
    return {"case": case, "asked": asked, "parent": parent, "who": who, "places": places}


def reached(world, place, deed):
    """Who gets through with a deed on a place."""
    return {name for name, client in world["who"].items() if deed(client, place)}


def send(client, place):
    keeper = queries.FORMS if place == "report-form" else queries.KEEPER
    before = File.objects.count()
    answer = client.post("/files/plain", {"keeper": keeper, "place": place, "file": [make.upload()]})
    assert (answer.status_code in (302,)) is (File.objects.count() > before)
    return File.objects.count() > before


@pytest.mark.parametrize(
    ("place", "allowed"),
    [
        ("request", {"guest", "senco"}),
        ("case", {"officer"}),
        ("family", {"parent"}),
        ("form", {"coordinator"}),
    ],
)
def test_who_may_send_to_a_place(world, place, allowed):
    assert reached(world, world["places"][place], send) == allowed


@pytest.mark.parametrize(
    "place",
    [
        "request:0",
        "request:999999",
        "request:",
        "request:x",
        "case:999999",
        "case:",
        "family:1",
        "family:x:y",
        "",
        "odd:1",
    ],
)
def test_no_such_place_takes_anything(world, place):
    assert reached(world, place, send) == set()


def opener(place, keeper=queries.KEEPER):
    file = make.file_at(place, at=timezone.now(), keeper=keeper)
    make.files.keep(file, make.spool_of(file))
    return file


def opens(client, file):
    answer = client.get(f"/files/{file.pk}/open")
    if answer.streaming:
        b"".join(answer.streaming_content)  # read to its end, which closes it
    assert answer.status_code in (200, 404)
    return answer.status_code == 200


@pytest.mark.parametrize(
    ("place", "allowed"),
    [
        ("request", {"guest", "senco", "officer", "coordinator"}),
        ("case", {"officer", "coordinator"}),
        ("family", {"parent", "officer", "coordinator"}),
    ],
)
def test_who_may_open_a_file_of_a_place(world, place, allowed):
    assert reached(world, opener(world["places"][place]), opens) == allowed


def test_a_family_opens_what_is_shared_with_it(world):
    file = opener(world["places"]["request"])
    item = actions.describe(
        world["asked"], by=make.guest(world["asked"]), on=timezone.localdate(), file_id=file.pk, said=make.said()
    )
    family = {"parent", "other parent"}
    assert not reached(world, file, opens) & family
    actions.share(item, by=make.BY, on=timezone.localdate(), to_family=True)
    assert reached(world, file, opens) & family == family
    assert "parent of another child" not in reached(world, file, opens)


def test_when_the_link_is_over_the_setting_opens_its_files_no_more(world):
    file = opener(world["places"]["request"])
    actions.withdraw(world["asked"], by=make.BY, on=timezone.localdate(), because="Not needed.")
    assert reached(world, file, opens) == {"officer", "coordinator"}
    assert reached(world, world["places"]["request"], send) == set()


def test_a_blank_form_is_for_anybody_once_it_is_laid_down(world):
    file = opener("report-form", queries.FORMS)
    assert reached(world, file, opens) == {"coordinator"}
    today = timezone.localdate()
    actions.add_form(None, by=make.BY, on=today, title="A2", status="DOCUMENT", from_on=today, file_id=file.pk)
    assert reached(world, file, opens) == set(world["who"])


def test_complete_takes_nothing_until_it_is_opened_again(world):
    today = timezone.localdate()
    for each in world["asked"].asked.all():
        make.item(world["asked"], each.kind)
    done = make.guest(world["asked"])
    actions.complete(world["asked"], by=done, on=today, at=timezone.now(), declared_by="A, B")
    assert reached(world, world["places"]["request"], send) == set()
    actions.reopen(world["asked"], by=make.guest(world["asked"]), on=today, at=timezone.now())
    assert reached(world, world["places"]["request"], send) == {"senco"}  # the guest's session ended


def test_nothing_is_sent_before_the_child_is_confirmed(let_in):
    asked = make.request(on=timezone.localdate())
    assert not send(let_in(asked), asked.place)


def test_everything_about_a_case_counts_against_one_limit(world):
    case = world["case"]
    assert {keeping.bucket(place) for name, place in world["places"].items() if name != "form"} == {f"case:{case.pk}"}
    assert keeping.bucket("request:999999") == "case:0"


def test_the_files_rooms_own_button_takes_nothing_out(world):
    file = opener(world["places"]["request"])
    for client in world["who"].values():
        assert client.post(f"/files/{file.pk}/remove").status_code == 404
    file.refresh_from_db()
    assert file.removed_at is None


def test_each_deed_of_a_signed_out_guest_ends_with_the_session(world):
    guest = world["who"]["guest"]
    file = opener(world["places"]["request"])
    session = guest.session
    session.flush()
    session.save()
    assert not opens(guest, file) and not send(guest, world["places"]["request"])
