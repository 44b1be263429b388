"""The invented people of the demonstration, and that nothing of them opens in a live council."""

from datetime import date

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from countywide.platform.accounts import actions
from countywide.platform.accounts.models import Persona
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Machine, Visitor
from countywide.platform.outbox.models import Notice


@pytest.fixture
def demo(settings):
    settings.IS_DEMO = True


@pytest.fixture
def made(demo, organisation):
    school, team = organisation("SCHOOL", name="Alder Primary"), organisation("TEAM", name="Casework Team")
    by, since = Machine("demo"), date(2020, 9, 1)
    make = lambda key, role, where: actions.make_persona(  # noqa: E731
        None,
        by=by,
        key=key,
        email=f"{key}@people.example",
        name=key.title(),
        who=f"{key.title()} would try something.",
        roles=[(role, where, since, None)],
    )
    return {"wren": make("wren", "senco", school), "linnet": make("linnet", "casework-officer", team)}


def test_the_page_groups_the_invented_people_by_workspace(client, made, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        page = client.get("/personas").content.decode()
    marks = [
        "Schools and settings",
        "Wren",
        "SENCO, Alder Primary",
        "would try something",
        "Council officers",
        "Linnet",
    ]
    assert [page.index(mark) for mark in marks] == sorted(page.index(mark) for mark in marks)


def test_one_press_signs_in_past_the_second_step(client, made):
    assert client.post("/personas/linnet")["Location"] == "/home"
    assert (client.session["as_persona"], client.session["second_factor_passed"]) == (True, True)
    assert client.get("/account").status_code == 200
    assert Entry.objects.last().did == "accounts.signed-in"


def test_a_second_step_that_a_visitor_set_up_keeps_no_other_visitor_out(client, made):
    TOTP.activate(made["linnet"], generate_totp_secret())
    assert client.post("/personas/linnet")["Location"] == "/home"
    assert client.get("/account").status_code == 200


def test_one_may_change_from_one_to_another(client, made):
    client.post("/personas/linnet")
    client.post("/personas/wren")
    assert client.session["_auth_user_id"] == str(made["wren"].pk)


def test_a_visit_alone_signs_nobody_in(client, made):
    assert client.get("/personas/wren").status_code == 405
    assert "_auth_user_id" not in client.session


def test_only_the_invented_can_be_signed_in_as(client, made, person):
    real = person("senco")
    with pytest.raises(RuleBroken):
        actions.note_persona(real, by=Visitor())
    assert client.post("/personas/nobody").status_code == 404


def test_making_them_again_changes_nothing_and_writes_to_nobody(made, organisation):
    again = actions.make_persona(
        None,
        by=Machine("demo"),
        key="wren",
        email="wren@people.example",
        name="Wren",
        who="Another sentence.",
        roles=[],
    )
    assert again == made["wren"]
    assert not again.has_usable_password()
    assert list(Persona.objects.values_list("key", "who")) == [
        ("wren", "Another sentence."),
        ("linnet", "Linnet would try something."),
    ]
    assert Notice.objects.count() == 0


def test_nothing_of_it_opens_in_a_live_council(client, made, settings):
    settings.IS_DEMO = False
    assert client.get("/personas").status_code == 404
    assert client.post("/personas/wren").status_code == 404
    assert "_auth_user_id" not in client.session
    with pytest.raises(RuleBroken):
        actions.note_persona(made["wren"], by=Visitor())
    with pytest.raises(RuleBroken):
        actions.make_persona(None, by=Machine("demo"), key="x", email="x@people.example", name="X", who="", roles=[])


def test_a_session_of_a_demonstration_ends_in_a_live_council(client, made, settings):
    client.post("/personas/linnet")
    settings.IS_DEMO = False
    assert client.get("/account")["Location"] == "/sign-in?next=%2Faccount"
    assert "_auth_user_id" not in client.session


def test_signing_in_offers_them_in_the_demonstration_only(client, made, settings):
    assert "/personas" in client.get("/sign-in").content.decode()
    settings.IS_DEMO = False
    assert "/personas" not in client.get("/sign-in").content.decode()
