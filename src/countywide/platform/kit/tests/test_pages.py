"""Pages: closed by default, words never lost, broken rules shown, meanwhile changes noticed."""

import pytest

from countywide.platform.accounts.models import Organisation
from countywide.platform.audit.models import Entry
from countywide.platform.kit import forms as kit
from countywide.platform.kit.models import Draft
from countywide.platform.kit.pages import in_words

pytestmark = [pytest.mark.django_db, pytest.mark.urls("countywide.platform.kit.tests.rooms_for_tests")]


@pytest.fixture
def subject(organisation):
    return organisation(key="subject", name="Old name")


@pytest.fixture
def me(person):
    return person()


@pytest.fixture
def mine(client_for, me):
    return client_for(me)


def test_a_page_that_declares_nothing_opens_to_nobody(client, mine):
    assert client.get("/undeclared").status_code == 403
    assert mine.get("/undeclared").status_code == 403
    assert client.get("/open").status_code == 200


def test_a_stranger_is_sent_to_sign_in_and_back(client, subject):
    assert client.get("/rename?x=1").headers["Location"] == "/sign-in?next=%2Frename%3Fx%3D1"


def test_a_change_is_made_said_and_recorded(mine, subject):
    answer = mine.post("/rename", {"name": "New name"}, follow=True)
    assert "The name is saved." in answer.content.decode()
    subject.refresh_from_db()
    assert (subject.name, [entry.did for entry in Entry.objects.all()]) == ("New name", ["kit-test.renamed"])


@pytest.mark.parametrize(("typed", "said"), [("", "Enter the name"), ("forbidden", "That name is not allowed.")])
def test_what_is_wrong_is_said_and_what_was_typed_stays(mine, subject, typed, said):
    answer = mine.post("/rename", {"name": typed})
    words = answer.content.decode()
    assert (answer.status_code, said.lower() in words.lower(), "There is a problem" in words) == (422, True, True)
    assert f'value="{typed}"' in words or not typed
    assert Organisation.objects.get(key="subject").name == "Old name"


def test_a_draft_is_kept_without_script_and_forgotten_when_sent(mine, me, subject):
    mine.post("/rename", {"name": "Half a na", "password": "secret", "keep-draft": "1"})
    assert Draft.objects.get(owner=me).fields == {"name": ["Half a na"]}
    assert 'value="Half a na"' in mine.get("/rename").content.decode()
    mine.post("/rename", {"name": "Half a name no longer"})
    assert Draft.objects.count() == 0


def test_a_draft_is_kept_by_script(mine, subject):
    answer = mine.post("/rename?keep-draft", {"name": "Half"}, headers={"Accept": "application/json"})
    assert set(answer.json()) == {"saved_at"} and answer.json()["saved_at"]


def test_a_draft_is_nobody_elses(mine, client_for, person, subject):
    mine.post("/rename", {"name": "Mine alone", "keep-draft": "1"})
    assert "Mine alone" not in client_for(person()).get("/rename").content.decode()


def test_words_posted_after_the_session_ended_wait_for_their_writer(mine, me, client_for, person, subject):
    mine.get("/open")
    del mine.cookies["sessionid"]
    answer = mine.post("/rename", {"name": "A long morning's work"})
    assert answer.headers["Location"] == "/sign-in?next=%2Frename"
    assert Organisation.objects.get(key="subject").name == "Old name"
    assert "A long morning" in client_for(me).get("/rename").content.decode()
    assert "A long morning" not in client_for(person()).get("/rename").content.decode()


def test_a_stranger_leaves_no_draft(client, subject):
    client.post("/rename", {"name": "Spam"})
    assert Draft.objects.count() == 0


def test_a_meanwhile_change_shows_both_texts_and_saves_neither(mine, subject):
    answer = mine.post("/rename", {"name": "too late"})
    words = answer.content.decode()
    assert (answer.status_code, "Their name" in words, "too late" in words) == (409, True, True)
    assert Organisation.objects.get(key="subject").name == "Old name"


def test_a_choice_in_a_conflict_is_shown_as_it_was_offered():
    colours = kit.Choices("Colours", (("R", "Red"), ("B", "Blue")))
    assert (in_words(colours, ["R", "gone"]), in_words(kit.Text("Name"), "R")) == (["Red", "gone"], "R")


@pytest.mark.parametrize("address", ["/nowhere", "/undeclared"])
def test_error_pages_speak_plainly(client, address):
    words = client.get(address).content.decode()
    assert "<h1" in words and "Traceback" not in words


@pytest.mark.parametrize("address", ["/open?q=a%00b", "/schools?name=%00", "/api/v1/schools?name=%00", "/open%00"])
def test_a_null_character_in_an_address_gets_a_calm_page(client, address):
    answer = client.get(address)
    assert answer.status_code in (200, 400, 404) and "Traceback" not in answer.content.decode()
