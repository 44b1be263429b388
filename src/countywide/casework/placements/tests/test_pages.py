"""The pages of preferences: what each shows to whom, and what it never shows."""

from __future__ import annotations

import re
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from countywide.casework.placements import tasks
from countywide.casework.placements.models import Said
from countywide.casework.plans import queries as plans
from countywide.casework.transfers.tests import factories as moves
from countywide.platform.links.models import Link
from countywide.platform.links.tests.factories import let_in

from . import factories as make

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
POSTED = {"school_1": "Marsh End School", "kind_1": "SCHOOL", "reasons_1": "It is small.", "reserve": "Fen Top School"}


@pytest.fixture
def today():
    return localdate()


@pytest.fixture
def asked(council, today):
    return make.asked(today)


def words(answer: Any) -> str:
    main = re.search(r"<main.*?</main>", answer.content.decode(), re.DOTALL)
    assert main is not None
    return " ".join(re.sub(r"<[^>]+>", " ", main[0]).split())


def counted(client: Any, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def yours(transfer: Any) -> str:
    return f"/your-preferences/{transfer.key}"


# --- the family ---


def test_the_form_says_first_how_naming_works_and_both_ends_of_a_test(client_for, asked):
    said = words(client_for(make.parent(asked)).get(yours(asked)))
    asks = said.index("What you would like")
    for sentence in (
        "This is an early answer", "at least 15 days", "s.38(3)", "s.39(2) to (4)", "You do not need to make an ordinary school application",
        "If your child qualifies", "If your child does not qualify", "You lose nothing by it",
    ):  # fmt: skip
        assert 0 <= said.index(sentence) < asks


def test_a_parent_with_an_account_answers_changes_and_reads_the_receipt(client_for, asked):
    client = client_for(make.parent(asked))
    answer = client.post(yours(asked), {**POSTED, "seen": "1"})
    assert answer.status_code in (302, 409)
    if answer.status_code == 409:
        version = re.search(r'name="seen" value="(\d+)"', client.get(yours(asked)).content.decode())
        assert version is not None
        assert client.post(yours(asked), {**POSTED, "seen": version[1]}).status_code == 302
    said = words(client.get(yours(asked)))
    assert "We have what you said on" in said and asked.case.reference in said
    assert "Marsh End School (as written; not found in the register)" in said and "Fen Top School" in said
    client.post(yours(asked), {"school_1": "Fen Top School", "kind_1": "SCHOOL"})
    assert [each.number for each in Said.objects.order_by("number")] == [1, 2]
    page = words(client.get(f"/cases/{asked.case.reference}"))
    assert "We have what you said on" in page and "Fen Top" not in page


def test_a_parent_without_an_account_answers_by_the_link(asked):
    client, address = let_in(make.link_of(make.of(asked)))
    shown = client.get(address)
    assert "This is an early answer" in words(shown) and shown.headers["Cache-Control"] == "no-store, private"
    assert client.post(address, {"school_1": "", "kind_1": ""}).status_code == 422
    twice = client.post(address, {"school_1": "Marsh End", "school_2": "Marsh End"})
    assert "You named Marsh End twice" in words(twice)
    assert client.post(address, POSTED).status_code == 302
    assert "We have what you said on" in words(client.get(address))
    assert Said.objects.get().how == "LINK"
    assert Client().get(address).headers["Location"].startswith("/personal-link/")


def test_a_grammar_school_without_a_test_is_kept_and_answered_with_a_sentence(client_for, asked):
    school = make.grammar(name="Vale Grammar School")
    client = client_for(make.parent(asked))
    client.post(yours(asked), {"school_1": f"Vale Grammar School ({school.urn})", "tested": "NO"})
    assert Said.objects.get().wishes.get().school_id == school.pk
    said = words(client.get(yours(asked)))
    assert "you said that your child is not registered for one" in said and "You can name a reserve now" in said


def test_nobody_reads_anothers_answer(client_for, asked):
    make.said(make.of(asked), make.wish(1, "Marsh End School"))
    assert "Marsh End" not in words(client_for(make.parent(asked)).get(yours(asked)))
    other = make.asked(localdate(), mailbox="o@home.example")
    assert client_for(make.parent(other)).get(yours(asked)).status_code == 404


def test_one_of_the_family_who_may_not_answer_reads_why(client_for, asked, django_user_model):
    child = asked.case.child
    child.born_on = child.born_on.replace(year=localdate().year - 18)
    child.save()
    user = child.relationships.order_by("id").first().contact.user
    answer = client_for(user).get(yours(asked))
    assert answer.status_code == 200 and "the young person answers this" in words(answer)
    assert client_for(user).post(yours(asked), POSTED).status_code == 200
    assert Said.objects.count() == 0


def test_after_the_final_plan_the_form_is_gone_and_the_answer_stays(client_for, asked):
    make.said(make.of_account(asked), make.wish(1, "Marsh End School"))
    asked.refresh_from_db()
    asked.stage, asked.named_on = "NAMED", localdate()
    asked.save()
    page = client_for(make.parent(asked)).get(yours(asked))
    assert "The final plan names the next place" in words(page) and "Marsh End School" in words(page)
    assert b'name="school_1"' not in page.content


# --- officers ---


def test_officers_read_both_side_by_side_with_every_version(client_for, asked):
    make.said(make.of(asked), make.wish(1, "Marsh End School"))
    make.said(make.of(asked), make.wish(1, "Fen Top School"), child_view="She likes the pond.")
    make.said(make.of_account(asked), make.wish(1, "Marsh End School"))
    client = client_for(moves.officer())
    said = words(client.get(f"/moves/child/{asked.key}/preferences"))
    assert "They do not say the same" in said and "She likes the pond." in said
    assert said.count("Marsh End School") == 2 and "What was said before" in said
    assert "b…e@home.example" in said and "bramble@home.example" not in said
    assert "2 of 2 answered" in words(client.get(f"/cases/{asked.case.reference}"))


def test_what_officers_read_costs_the_same_for_one_answer_and_for_many(client_for, asked):
    client, address = client_for(moves.officer()), f"/moves/child/{asked.key}/preferences"
    make.said(make.of(asked))
    one = counted(client, address)
    for number in range(3):
        make.said(make.of(asked), make.wish(1, f"School {number}"))
    make.said(make.of_account(asked))
    assert counted(client, address) == one <= MOST_QUERIES


def test_the_list_of_a_round_shows_who_is_silent_and_what_came_back(client_for, asked, person, organisation):
    make.bounced(make.of(asked))
    make.asked(localdate(), mailbox="o@home.example")
    client = client_for(moves.overseer(person, organisation))
    said = words(client.get("/moves/UP/preferences"))
    assert said.count("0 of 2") == 2 and "A message came back" in said
    assert "1 child" in words(client.get("/moves/UP/preferences?standing=bounced"))
    assert "No child of this round matches" in words(client.get("/moves/UP/preferences?standing=some"))
    assert counted(client, "/moves/UP/preferences") <= MOST_QUERIES


def test_an_officer_asks_sends_again_and_enters_what_came_on_paper(client_for, council, today):
    transfer = make.moving(today)
    client = client_for(moves.officer())
    asks = f"/moves/child/{transfer.key}/preferences/ask"
    assert "b…e@home.example" in words(client.get(asks))
    assert client.post(asks).headers["Location"] == f"/moves/child/{transfer.key}/preferences"
    preference = make.of(transfer)
    assert client.post(f"/preferences/{preference.key}/send").status_code == 302
    assert Link.objects.filter(subject=str(preference.key)).count() == 2
    enter = f"/preferences/{preference.key}/enter"
    assert "Say how it reached you" in words(client.post(enter, POSTED))
    assert client.post(enter, {**POSTED, "how": "PAPER"}).status_code == 302
    assert Said.objects.get().how == "PAPER"


# --- the school ---


def test_a_school_sees_where_links_are_and_never_what_was_said(client_for, asked):
    make.said(make.of(asked), make.wish(1, "Marsh End School"))
    make.asked(localdate(), mailbox="o@home.example")  # at another school
    client = client_for(moves.at_school(asked))
    said = words(client.get("/our-moves/UP/preference-links"))
    assert "Bramble Kettlewell" in said and "b…e@home.example" in said and "Received" in said and "Not yet" in said
    assert "Sent today" in said and "Marsh End" not in said and "bramble@home.example" not in said
    assert "o…" not in said and said.count("Bramble Kettlewell") >= 1
    page = words(client.get(f"/cases/{asked.case.reference}"))
    assert "Received" in page and "Marsh End" not in page
    assert client.get(f"/moves/child/{asked.key}/preferences").status_code == 404
    assert client.get(f"/preferences/{make.of(asked).key}/enter").status_code in (403, 404)


def test_the_schools_page_costs_the_same_for_one_child_and_for_three(client_for, asked):
    client, address = client_for(moves.at_school(asked)), "/our-moves/UP/preference-links"
    one = counted(client, address)
    for number in range(2):
        make.asked(localdate(), mailbox=f"m{number}@home.example", at=asked.setting.school)
    assert counted(client, address) == one <= MOST_QUERIES


def test_a_bounce_is_shown_with_its_day_and_the_address_is_put_right(client_for, asked, today):
    preference = make.of(asked)
    make.bounced(preference)
    senco = client_for(moves.at_school(asked))
    said = words(senco.get("/our-moves/UP/preference-links"))
    assert f"Bounced on {today.day} {today:%B %Y}" in said and "puts the address right by" in said
    assert "After that a letter goes by post" in said
    address = f"/preference-links/{preference.key}/address"
    assert "came back, so a new link goes to this one at once" in words(senco.get(address))
    assert "Say how you made sure" in words(senco.post(address, {"email": "new@home.example"}))
    assert senco.post(address, {"email": "new@home.example", "checked": "RANG"}).status_code == 302
    said = words(senco.get("/our-moves/UP/preference-links"))
    assert "A link went to the new address" in said and "n…w@home.example" in said and "Bounced" not in said
    assert make.link_of(preference).address == "new@home.example"
    officer = client_for(moves.officer())
    settle = f"/preferences/{preference.key}/address"
    assert "I rang them on a number that we held before" in words(officer.get(settle))
    assert officer.post(settle, {"agreed": "yes"}).status_code == 302
    assert make.contact(preference).email == "new@home.example"
    assert "still looks at it" not in words(senco.get("/our-moves/UP/preference-links"))


def test_a_school_tells_apart_what_was_not_opened_what_came_back_and_what_is_with_the_post(client_for, asked):
    senco, address = client_for(moves.at_school(asked)), "/our-moves/UP/preference-links"
    assert "On its way" in words(senco.get(address))
    make.delivered(make.of(asked), "SENT")
    assert "Sent, and no word that it came back. Not opened yet: ask them to look among junk mail" in words(
        senco.get(address)
    )
    make.delivered(make.of(asked), "DELIVERED")
    assert "Delivered to the mailbox. Not opened yet" in words(senco.get(address))
    let_in(make.link_of(make.of(asked)))
    said = words(senco.get(address))
    assert "Opened" in said and "Not opened yet" not in said
    make.moving(localdate(), mailbox="", at=asked.setting.school)
    tasks.keep_up(localdate())
    assert "A letter is with the council’s post" in words(senco.get(address))


def test_a_proposed_address_waits_where_nothing_came_back(client_for, asked):
    preference = make.of(asked)
    senco, address = client_for(moves.at_school(asked)), f"/preference-links/{preference.key}/address"
    assert "an officer looks at the new one first" in words(senco.get(address))
    assert senco.post(address, {"email": "new@home.example", "checked": "MET"}).status_code == 302
    assert "A new address waits for an officer" in words(senco.get("/our-moves/UP/preference-links"))
    assert make.link_of(preference).address == "bramble@home.example"


def test_who_puts_contacts_right_finds_the_task_on_their_first_page_and_puts_it_right(client_for, asked):
    preference, client = make.of(asked), client_for(moves.officer())
    before = counted(client, "/home")
    make.bounced(preference)
    said = words(client.get("/home"))
    assert "Addresses of families: Moving up to secondary school" in said and "1 came back" in said
    assert "Put the oldest right by" in said and "Bramble" not in said
    assert before <= counted(client, "/home") <= MOST_QUERIES
    assert "1 child" in words(client.get("/moves/UP/preferences?standing=address-work"))
    beside = client.get(f"/moves/child/{asked.key}/preferences")
    assert "puts the address right by" in words(beside)
    address = f"/preferences/{preference.key}/new-address"
    assert address in beside.content.decode()
    assert "It becomes this person’s email address" in words(client.get(address))
    assert client.post(address, {"email": "new@home.example", "checked": "RANG"}).status_code == 302
    assert make.link_of(preference).address == make.contact(preference).email == "new@home.example"
    assert "Addresses of families" not in words(client.get("/home"))
    senco = client_for(moves.at_school(asked))
    assert senco.get(address).status_code in (403, 404)


def test_a_task_is_nobodys_whose_cases_it_is_not_about(client_for, asked, person, organisation):
    make.bounced(make.of(asked))
    assert "Addresses of families" not in words(client_for(moves.overseer(person, organisation)).get("/home"))


def test_a_school_sends_a_link_again(client_for, asked):
    preference = make.of(asked)
    senco = client_for(moves.at_school(asked))
    send = f"/preference-links/{preference.key}/send"
    assert "b…e@home.example" in words(senco.get(send)) and "Give another address" in words(senco.get(send))
    assert senco.post(send).headers["Location"] == "/our-moves/UP/preference-links"
    assert Link.objects.filter(subject=str(preference.key)).count() == 2
    other = moves.at_school(make.asked(localdate(), mailbox="o@home.example"))
    assert client_for(other).get(send).status_code == 404


def test_whoever_did_not_get_a_link_finds_the_page_for_it(client, council):
    for address in ("/moving-up", "/moving-up/UP"):
        assert b'href="/personal-link"' in client.get(address).content


def test_once_the_plan_is_proposed_the_right_to_ask_has_its_day_and_then_ends(client_for, asked, today, monkeypatch):
    proposed = SimpleNamespace(proposed_on=today, comments_by=today + timedelta(days=15))
    monkeypatch.setattr(plans, "open_amendment", lambda plan: proposed)
    client = client_for(make.parent(asked))
    assert "you have the right to ask for a school or college to be named" in words(client.get(yours(asked)))
    client.post(yours(asked), {"school_1": "Marsh End School"})
    assert Said.objects.get().provisional is False
    proposed.comments_by = today - timedelta(days=1)
    page = client.get(yours(asked))
    assert "The days for asking for a school" in words(page) and b'name="school_1"' not in page.content
    assert Said.objects.count() == 1


def test_the_pages_of_a_round_lead_to_the_links_and_to_the_answers(client_for, asked, person, organisation):
    school = client_for(moves.at_school(asked)).get("/our-moves/UP").content
    officer = client_for(moves.overseer(person, organisation)).get("/moves/UP").content
    assert b'href="/our-moves/UP/preference-links"' in school and b'href="/moves/UP/preferences"' not in school
    assert b'href="/moves/UP/preferences"' in officer


def test_a_young_person_with_an_account_answers_for_themselves(client_for, council, today, person, organisation):
    transfer = make.moving(today)
    child = transfer.case.child
    child.born_on, child.user = child.born_on.replace(year=today.year - 18), person("young-person")
    child.save()
    client = client_for(child.user)
    said = words(client.get(yours(transfer)))
    assert "If you qualify" in said and "What else matters to you?" in said
    assert "your child" not in said
    assert client.post(yours(transfer), {"school_1": "Marsh End School"}).status_code == 302
    assert Said.objects.get().preference.contact is None
