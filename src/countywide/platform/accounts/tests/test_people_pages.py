"""The pages of an organisation's people, and of everyone: post and look, the refusals, somebody else's organisation."""

import re
from datetime import date, timedelta

import pytest

from countywide.platform.accounts import actions
from countywide.platform.accounts.models import RoleHeld, User
from countywide.platform.accounts.types import HANDOVER_SECTIONS, HandoverSection
from countywide.platform.kit.doors import Machine
from countywide.platform.outbox.models import Notice

DAY = timedelta(days=1)
TODAY = date.today()
NEW = {"name": "Bryony Fell", "email": "bryony@school.test"}
LATER = TODAY + 30 * DAY


def boxes(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


@pytest.fixture
def school(organisation):
    return organisation("SCHOOL", key="school-1", name="Alder Primary")


@pytest.fixture
def head(person, school):
    return person("head", at=school, name="Rowan Birch")


@pytest.fixture
def senco(person, school):
    return person("senco", at=school, name="Wren Alder")


@pytest.fixture
def as_head(client_for, head):
    return client_for(head)


def role_of(user):
    return RoleHeld.objects.get(user=user)


def words(response):
    return response.content.decode()


def test_our_people_leads_to_the_one_organisation_somebody_manages(as_head, school):
    assert as_head.get("/our-people")["Location"] == "/our-people/school-1"


def test_somebody_who_manages_two_chooses(client_for, head, school, organisation):
    other = organisation("SCHOOL", name="Birch Primary")
    RoleHeld.objects.create(user=head, role="head", organisation=other, starts_on=TODAY)
    page = words(client_for(head).get("/our-people"))
    assert "Alder Primary" in page
    assert "Birch Primary" in page


def test_the_page_shows_holders_joiners_leavers_cover_and_history(as_head, head, senco, school):
    by = Machine("test")
    actions.cover(
        role_of(senco), by=by, on=TODAY, starts_on=TODAY, ends_on=LATER, email="c@school.test", name="Cover Person"
    )
    actions.join(
        school, by=by, on=TODAY, starts_on=LATER, role="school-office", email="j@school.test", name="Joining Person"
    )
    actions.join(
        school, by=by, on=TODAY - 90 * DAY, ends_on=TODAY - DAY, role="senco", email="g@school.test", name="Gone Person"
    )
    actions.join(
        school, by=by, on=TODAY, ends_on=LATER, role="school-finance", email="l@school.test", name="Leaving Person"
    )
    page = words(as_head.get("/our-people/school-1"))
    page = page[page.index("<h2>Today") :]
    found = re.findall(r"<h2>(\w+)|(Rowan Birch|Wren Alder|Stands in for|\w+ Person)\s*</", page)
    assert list(dict.fromkeys(heading or name for heading, name in found)) == [
        *("Today", "Leaving Person", "Rowan Birch", "Wren Alder"),
        *("Joining", "Joining Person"),
        *("Cover", "Cover Person", "Stands in for"),
        "Before",
    ]
    assert page.count("School finance, leaving") == 1
    assert page.index("Gone Person") > page.index("<h2>Before")


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_however_many_people(as_head, school, count, django_assert_num_queries):
    for number in range(count):
        actions.join(
            school, by=Machine("t"), on=TODAY, role="school-office", email=f"p{number}@school.test", name=f"P {number}"
        )
    as_head.get("/our-people/school-1")
    with django_assert_num_queries(5):
        as_head.get("/our-people/school-1")


def test_adding_somebody(as_head, school):
    answers = {**NEW, "role": "senco", **boxes("starts_on", TODAY)}
    assert as_head.post("/our-people/school-1/add", answers)["Location"] == "/our-people/school-1"
    held = RoleHeld.objects.get(user__email=NEW["email"])
    assert (held.role, held.starts_on, held.ends_on) == ("senco", TODAY, None)


def test_the_roles_offered_are_those_one_may_give(as_head, client_for, senco):
    page = words(as_head.get("/our-people/school-1/add"))
    assert [role for role in ("senco", "head", "school-office", "operator", "parent") if f'value="{role}"' in page] == [
        "senco",
        "head",
        "school-office",
    ]
    assert 'value="head"' not in words(client_for(senco).get("/our-people/school-1/add"))


def test_a_forged_role_is_refused(as_head):
    response = as_head.post("/our-people/school-1/add", {**NEW, "role": "operator", **boxes("starts_on", TODAY)})
    assert response.status_code == 422
    assert not User.objects.filter(email=NEW["email"]).exists()


def test_a_broken_rule_is_shown_and_nothing_changes(as_head, head):
    response = as_head.post(f"/our-people/role/{role_of(head).pk}/end", {"when": "AT_ONCE"})
    assert response.status_code == 422
    assert "Nobody else would be left" in words(response)
    assert role_of(head).ends_on is None


def test_ending_a_role_on_a_day(as_head, senco):
    address = f"/our-people/role/{role_of(senco).pk}/end"
    assert as_head.post(address, {"when": "ON_A_DAY"}).status_code == 422
    assert as_head.post(address, {"when": "ON_A_DAY", **boxes("last_day", LATER)}).status_code == 302
    assert role_of(senco).ends_on == LATER


def test_arranging_cover(as_head, senco):
    answers = {**NEW, **boxes("starts_on", TODAY), **boxes("ends_on", LATER)}
    assert as_head.post(f"/our-people/role/{role_of(senco).pk}/cover", answers).status_code == 302
    assert RoleHeld.objects.get(user__email=NEW["email"]).covers == role_of(senco)


def test_handing_ones_own_role_over_leads_out_of_the_room(client_for, senco, head):
    response = client_for(senco).post(f"/our-people/role/{role_of(senco).pk}/hand-over", {**NEW, "when": "AT_ONCE"})
    assert response["Location"] == "/account"
    assert client_for(senco).get("/our-people").status_code == 403


def test_the_successor_is_shown_the_hand_over_page_and_the_message_leads_to_it(as_head, client_for, senco, head):
    as_head.post(f"/our-people/role/{role_of(senco).pk}/hand-over", {**NEW, "when": "AT_ONCE"})
    held = RoleHeld.objects.get(user__email=NEW["email"])
    assert f"/hand-over/{held.pk}" in Notice.objects.get(kind="accounts.handed-over").body
    page = words(client_for(held.user).get(f"/hand-over/{held.pk}"))
    assert "Wren Alder, whose last day is" in page
    assert "Rowan Birch" in page
    assert as_head.get(f"/hand-over/{held.pk}").status_code == 200


def test_rooms_above_add_to_the_hand_over_page(client_for, senco):
    section = HandoverSection(
        "What is due", lambda held, asker, on: [{"key": "Reviews", "value": f"{held.role} {asker.name}"}]
    )
    nothing = HandoverSection("Nothing to say", lambda held, asker, on: [])
    HANDOVER_SECTIONS.extend([section, nothing])
    try:
        page = words(client_for(senco).get(f"/hand-over/{role_of(senco).pk}"))
    finally:
        HANDOVER_SECTIONS.remove(section)
        HANDOVER_SECTIONS.remove(nothing)
    assert "senco Wren Alder" in page
    assert "Nothing to say" not in page


def test_somebody_elses_organisation_is_not_there(as_head, person, organisation):
    elsewhere = role_of(person("senco", at=organisation("SCHOOL", key="school-2")))
    pages = ["/our-people/school-2", "/our-people/school-2/add", f"/hand-over/{elsewhere.pk}"]
    pages += [f"/our-people/role/{elsewhere.pk}/{deed}" for deed in ("end", "cover", "hand-over")]
    assert {as_head.get(address).status_code for address in pages} == {404}
    assert as_head.post(f"/our-people/role/{elsewhere.pk}/end", {"when": "AT_ONCE"}).status_code == 404


@pytest.mark.parametrize("role", ["school-office", "parent", "casework-officer"])
def test_those_who_do_not_manage_people_are_refused(client_for, person, role):
    client = client_for(person(role))
    assert {
        client.get(address).status_code for address in ("/our-people", "/our-people/school-1", "/people", "/people/1")
    } == {403}


def test_a_visitor_is_sent_to_sign_in(client, db):
    assert client.get("/our-people")["Location"] == "/sign-in?next=%2Four-people"
    assert client.get("/people")["Location"] == "/sign-in?next=%2Fpeople"


# --- everyone ---


@pytest.fixture
def as_operator(client_for, person, organisation):
    return client_for(person("operator", at=organisation("COUNCIL", name="The Council")))


def test_an_operator_searches_every_organisation(as_operator, head, senco):
    page = words(as_operator.get("/people?organisation=alder&role=senco"))
    assert "Wren Alder" in page
    assert "Rowan Birch" not in page
    assert as_operator.get("/our-people")["Location"] == "/people"
    assert "Wren Alder" in words(as_operator.get("/our-people/school-1"))
    assert "Alder Primary" in words(as_operator.get("/people/organisations?name=alder"))


def test_the_list_costs_the_same_however_many_roles(as_operator, person, django_assert_max_num_queries):
    for _ in range(3):
        person("senco")
    with django_assert_max_num_queries(9):
        as_operator.get("/people")


def test_an_operator_finds_a_person_without_their_address_in_the_address(as_operator, senco):
    response = as_operator.post("/people/find", {"email": senco.email})
    assert response["Location"] == f"/people/{senco.pk}"
    assert as_operator.post("/people/find", {"email": "nobody@school.test"}).status_code == 422
    assert senco.email in words(as_operator.get(response["Location"]))


def test_an_operator_closes_and_opens_an_account(as_operator, senco):
    as_operator.post(f"/people/{senco.pk}/close")
    assert not User.objects.get(pk=senco.pk).is_active
    as_operator.post(f"/people/{senco.pk}/open-again")
    assert User.objects.get(pk=senco.pk).is_active


def test_a_head_opens_nothing_of_the_operators(as_head, senco):
    pages = ["/people", "/people/organisations", "/people/find"]
    pages += [f"/people/{senco.pk}{deed}" for deed in ("", "/close", "/open-again", "/remove-second-step")]
    assert {as_head.get(address).status_code for address in pages} == {403}
