"""Every page, opened as every role and as nobody: closed by default, honest when closed, light, and silent."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from countywide.platform.accounts.roles import ROLES
from countywide.platform.kit.doors import REGISTRY
from tests.house.examples import example
from tests.house.pages import Door, address, answer_of, every_door, refusing_briefly

DOORS = list(every_door())
READABLE = [door for door in DOORS if door.is_ours]
LOGS = ("audit_opening", "knowledge_search", "django_session", "kit_cache")
WRITES = re.compile(r'^(INSERT INTO|UPDATE|DELETE FROM) "?(\w+)"?', re.IGNORECASE)
MOST_QUERIES = 12
FULLER = {
    "consultations:officer": 15,  # a pack, an answer with its grounds, and what was taken out of it, on one page
    "consultations:letter": 18,  # a letter set from the whole record
    "transfers:show": 15,  # with everybody who is to hear of the next place, office by office
    "transfers:hand-over": 20,  # a sheet written from the plan, the in-year form and the last report
    "transfers:coming-hand-over": 20,
    "transfers:hand-over-pdf": 20,
    "transfers:coming-hand-over-pdf": 20,
    "consultations:suggest": 20,  # schools, past answers, what the family named and whom one asked
    "mapping:intake": 18,  # the school’s children beside the county’s pot, need and dates
    "mapping:tab": 20,  # plan, assessment, place, community, profile and awards, from which the one stream follows
    "mapping:case-tab": 20,
    "accounts:handed-over": 26,  # what a successor finds in every room
    "forum:desk-meeting": 14,  # sittings, agenda, services, what is asked beforehand, and what rooms above add
    "champions:panel": 14,  # who reads, what each said, what is to talk about
    "communities:show": 14,  # a community: its schools, meetings, papers and money
    "communities:kept": 14,  # what a chair keeps: meetings, requests that came, disputes, the fund
    "communities:fund": 14,  # what each school of it had, beside the fund
    "packs:show": 22,  # slides, links, every answer that one may read, what one booked, thanks, the next dates
    "packs:keep": 20,  # all of that, and to whom it went and whether it arrived
    "forum:meeting": 15,  # its sittings, agenda, services, one’s own booking, and what other rooms offer beside it
    "consultations:old-papers": 18,  # every paper of the record that would go
}
"""Pages that ask more, whatever they hold: for each, why."""


def ids(door: Door) -> str:
    return door.name


@pytest.mark.parametrize("door", DOORS, ids=ids)
def test_every_page_declares_who_may_open_it(door):
    assert door.permission is not None, f"/{door.route} declares no permission: it opens to nobody."


@pytest.mark.parametrize("door", DOORS, ids=ids)
def test_every_permission_a_page_names_is_in_the_registry(door):
    assert REGISTRY[door.permission.key] == door.permission


def test_every_role_opens_only_permissions_that_exist():
    unknown = {
        key: sorted(role.permissions - set(REGISTRY)) for key, role in ROLES.items() if role.permissions - set(REGISTRY)
    }
    assert unknown == {}


def test_every_permission_is_held_by_some_role():
    held = {key for role in ROLES.values() for key in role.permissions}
    unheld = [
        key
        for key, permission in REGISTRY.items()
        if key not in held and not (permission.public or permission.everyone) and not key.startswith("kit-test")
    ]
    assert unheld == []


@pytest.fixture
def someone(county: None, django_user_model: Any, client_for: Any) -> Any:
    """A signed-in client for somebody of the county who holds a role, preferably one who holds only that."""
    from django.utils import timezone

    from countywide.platform.accounts.models import RoleHeld

    def find(role: str) -> tuple[Client, Any]:
        held = RoleHeld.objects.held_on(timezone.localdate()).filter(role=role, user__is_active=True)[0]
        user = django_user_model.objects.get(pk=held.user_id)
        return client_for(user), user

    return find


@pytest.mark.django_db
@pytest.mark.parametrize("door", READABLE, ids=ids)
def test_nobody_gets_in_without_signing_in(door, county):
    answer = Client().get(address(door, example))
    if door.permission.public:
        assert answer.status_code in (200, 301, 302, 404, 405), answer.status_code
        assert not answer.headers.get("Location", "").startswith("/sign-in?next"), "A public page asked to sign in."
    else:
        assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/sign-in")


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_its_own_doors_and_no_others(role, someone):
    client, user = someone(role)
    faults = []
    for door in READABLE:
        where = address(door, example)
        with CaptureQueriesContext(connection) as asked, refusing_briefly():
            answer = answer_of(client, where)
        user.forget_roles()
        may = user.may(door.permission)
        if not may and answer.status_code != 403:
            faults.append(f"{where}: {role} may not open it, yet it answered {answer.status_code}.")
        if may and answer.status_code not in (200, 301, 302, 404, 405):
            faults.append(f"{where}: {role} may open it, yet it answered {answer.status_code}.")
        written = [found[2] for query in asked if (found := WRITES.match(query["sql"])) and found[2] not in LOGS]
        if written:
            faults.append(f"{where}: a GET wrote to {', '.join(sorted(set(written)))}.")
        most = FULLER.get(door.name, MOST_QUERIES)
        if answer.status_code == 200 and (number := counted(asked)) > most:
            with CaptureQueriesContext(
                connection
            ) as asked:  # once more: a process reads what it keeps, such as an index, once
                answer_of(client, where)
            if (number := counted(asked)) > most:
                faults.append(f"{where}: {number} queries as {role}; at most {most}.")
    assert faults == []


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_whoever_is_refused_reads_so(role, someone):
    client, user = someone(role)
    closed = next(door for door in READABLE if not user.may(door.permission))
    answer = client.get(address(closed, example))
    assert answer.status_code == 403 and "You cannot open this page" in answer.content.decode()


def counted(asked: CaptureQueriesContext) -> int:
    return sum(not query["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")) for query in asked)


def test_an_address_never_holds_a_name():
    """Parts of addresses are keys, references and slugs of public things: never free text about people."""
    parts = {part for door in READABLE for part in re.findall(r"<(?:\w+:)?(\w+)>", door.route)}
    assert not parts & {"name", "child", "forename", "surname", "email", "pupil"}
