"""The pages of complaints: what each person does on them, what they say, and to whom they are closed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.complaints import actions
from countywide.casework.complaints.models import Complaint, Referral, Remedy
from countywide.casework.complaints.tests import factories as make
from countywide.platform.outbox.models import Notice

pytestmark = pytest.mark.django_db
TODAY = localdate()
DAYS = timedelta(days=1)
OF_TEAM = ("show", "acknowledge", "in-order", "look", "extend", "close", "again", "refer", "point", "remedy", "answer")


@pytest.fixture(autouse=True)
def facts(council_facts):
    """Letters and messages name the council."""


@pytest.fixture
def team() -> Any:
    return make.of_team()


@pytest.fixture
def manager() -> Any:
    return make.colleague()


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def at(name: str, held: Any, *more: Any) -> str:
    return reverse(f"complaints:{name}", args=[held.key, *more])


def day(name: str, on: Any = TODAY) -> dict[str, str]:
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


TYPED = {"maker": "PARENT", "words": make.WORDS, "name": "Robin Lune", "email": "robin@lune.example"}


def test_a_visitor_chooses_what_it_is_about_and_gets_a_receipt(client, team):
    start = reverse("complaints:make")
    assert "within 12 months" in words(client.get(start))
    chosen = client.post(start, {"about": ["DELAY", "DECISION"]})
    assert chosen.url == reverse("complaints:write", args=["delay-decision"])
    page = words(client.get(chosen.url))
    assert "Only the SEND Tribunal can change a decision" in page and "We take that as well" in page
    sent = client.post(chosen.url, TYPED)
    held = Complaint.objects.get()
    assert (sent.url, held.about, held.came) == (at("received", held), ["DELAY", "DECISION"], "ONLINE")
    receipt = words(client.get(sent.url))
    assert held.reference in receipt and "Complaint Handling Code" in receipt
    assert make.WORDS not in receipt and "Robin" not in receipt


def test_a_school_matter_is_signposted_and_taken(client, team):
    page = words(client.get(reverse("complaints:write", args=["school"])))
    assert "school’s own complaints procedure" in page
    assert client.post(reverse("complaints:write", args=["school"]), TYPED).status_code == 302


def test_nothing_chosen_and_nothing_written_are_said_plainly(client, team):
    none = client.post(reverse("complaints:make"), {})
    assert (none.status_code, "Choose at least one" in words(none)) == (422, True)
    write = reverse("complaints:write", args=["delay"])
    empty = client.post(write, {**TYPED, "words": "  "})
    assert (empty.status_code, "Write what went wrong" in words(empty)) == (422, True)
    nowhere = client.post(write, {**TYPED, "email": ""})
    assert (nowhere.status_code, "without one we cannot answer" in words(nowhere)) == (422, True)
    assert client.get(reverse("complaints:write", args=["weather"])).status_code == 404
    assert not Complaint.objects.exists()


def test_the_same_twice_is_told_with_its_reference(client, team):
    write = reverse("complaints:write", args=["delay"])
    client.post(write, TYPED)
    again = client.post(write, TYPED)
    assert (again.status_code, Complaint.objects.get().reference in words(again)) == (422, True)


def test_the_public_form_is_not_flooded(client, team, monkeypatch):
    from countywide.platform.links import counting

    monkeypatch.setattr(counting, "PRESSES", 1)
    write = reverse("complaints:write", args=["delay"])
    assert client.post(write, TYPED).status_code == 302
    assert client.post(write, {**TYPED, "words": "Another"}).status_code == 429
    assert Complaint.objects.count() == 1


def family(by: str = "robin@lune.example") -> Any:
    """A parent with an account, and their child."""
    people = make.assessments.people
    child = people.child()
    user = make.assessments.family(child)
    return user, child


def test_a_parent_complains_about_their_child_and_follows_it(client_for, team, manager):
    user, child = family()
    client = client_for(user)
    write = reverse("complaints:write", args=["communication"])
    page = words(client.get(write))
    assert child.name_shown in page and 'name="email"' not in page
    client.post(write, {"maker": "PARENT", "words": make.WORDS, "child": str(child.pk)})
    held = Complaint.objects.get()
    assert (held.user, held.name, held.email, held.child) == (user, user.name, user.email, child)
    assert "Being looked into" not in words(client.get(at("own", held)))
    added = client.post(at("own", held), {"what": "MORE", "words": "It happened again."})
    assert (added.url, held.additions.get().words) == (at("own", held), "It happened again.")
    actions.acknowledge(held, by=team, on=TODAY)
    actions.ask_to_look(held, by=team, on=TODAY, person=manager)
    make.found(held, TODAY, who=manager)
    actions.answer(held, by=manager, on=TODAY, learning="")
    page = words(client.get(at("own", held)))
    for said in ("Our answer to your complaint", "What we promised", "We write and say sorry.", "lgo.org.uk"):
        assert said in page
    letter = held.letters.order_by("-id")[0]
    assert "We found: upheld." in words(client.get(at("own-letter", letter)))
    assert client.post(at("own", held), {"words": ""}).status_code == 422
    assert client.post(at("own", held), {"words": "Not enough."}).status_code == 302
    assert [each.number for each in held.stages.all()] == [1, 2]
    assert client.post(at("own", held), {"what": "TAKES_BACK"}).status_code == 302
    assert "Closed" in words(client.get(reverse("complaints:mine")))


def test_a_child_of_somebody_else_cannot_be_chosen(client_for, team):
    user, _child = family()
    _other, anothers = family()
    typed = {"maker": "PARENT", "words": make.WORDS, "child": str(anothers.pk)}
    assert client_for(user).post(reverse("complaints:write", args=["delay"]), typed).status_code == 422
    assert not Complaint.objects.exists()


def test_nobody_else_reads_it(client, client_for, person, organisation, team, manager):
    user, child = family()
    case = make.assessments.cases.case(child=child, school=make.assessments.school())
    held = make.looked_into(TODAY, by=team, who=manager, user_id=user.pk, email=user.email, child_id=child.pk)
    other_parent = make.assessments.family(child)
    officer = make.assessments.cases.officer(case.team.contact_team, "casework-officer")
    case.owner = officer
    case.save()
    letter = held.letters.get()
    others = [
        other_parent, officer, make.assessments.cases.officer(case.team.contact_team, "manager"), make.head(),
        make.assessments.cases.officer(make.team(), "data-coordinator"), person("senco", at=case.school), person("auditor"),
    ]  # fmt: skip
    addresses = [*(at(name, held) for name in (*OF_TEAM, "own")), at("letter", letter), at("own-letter", letter)]
    for address in addresses:
        assert client.get(address).status_code == 302, address
        for other in others:
            assert client_for(other).get(address).status_code in (403, 404), (address, other.name)
    for other in others:
        assert held.reference not in words(client_for(other).get(reverse("complaints:mine")))
    assert client_for(user).get(at("own", held)).status_code == 200
    assert client_for(user).get(at("show", held)).status_code == 403


def test_somebody_it_is_about_does_not_read_it_even_in_the_complaints_team(client_for, team):
    held = make.complaint(TODAY)
    held.complained_of.add(team)
    assert client_for(team).get(at("show", held)).status_code == 404
    assert client_for(make.of_team()).get(at("show", held)).status_code == 200


def test_from_the_letter_to_the_final_answer(client_for, team, manager):
    other = make.colleague("casework-officer")
    desk, looks, again = client_for(team), client_for(manager), client_for(other)
    typed = {
        "came": "LETTER", **day("received_on", TODAY), "about": ["PROVISION"], "maker": "BEHALF", "name": "Gale Moss",
        "address": "1 Low Lane\nLarkvale", "words": "No therapist came.",
    }  # fmt: skip
    assert desk.post(reverse("complaints:record"), typed).status_code == 302
    held = Complaint.objects.get()
    assert "Not noted yet: nothing is answered before" in words(desk.get(at("show", held)))
    assert desk.post(at("acknowledge", held), {"understood": "No therapist came."}).url == at("show", held)
    case, of_whom = make.assessments.begun(TODAY).case, make.colleague()
    order = {
        "reference": case.reference,
        "about": ["PROVISION"],
        "consent": "Signed note",
        "also": of_whom.pk,
        **day("known_on"),
    }
    assert desk.post(at("in-order", held), order).url == at("show", held)
    wrong = desk.post(at("in-order", held), {**order, "also": "", "reference": "EHC-NONE-HERE"})
    assert (wrong.status_code, "no case with this reference" in words(wrong)) == (422, True)
    assert list(held.complained_of.all()) == [of_whom] and of_whom.name in words(desk.get(at("in-order", held)))
    assert looks.get(at("show", held)).status_code == 404
    assert desk.post(at("look", held), {"person": manager.pk}).url == at("show", held)
    assert looks.get(at("show", held)).status_code == 200
    assert held.reference in words(looks.get(reverse("complaints:desk")))
    longer = {"days": "10", "reasons": "The provider answers next week."}
    assert desk.post(at("extend", held), longer).url == at("show", held)
    point = {"text": "No therapist came", "finding": "UPHELD", "reasons": make.REASONS}
    assert looks.post(at("point", held), point).url == at("show", held)
    early = looks.post(at("answer", held), {"learning": ""})
    assert (early.status_code, "put right" in words(early)) == (422, True)
    remedy = {
        "sort": "PAYMENT",
        "pounds": "250.50",
        "what": "For nine weeks.",
        "owner": team.pk,
        **day("due_on", TODAY + 9 * DAYS),
    }
    assert looks.post(at("remedy", held), remedy).url == at("show", held)
    assert Remedy.objects.get().pence == 25_050
    extra = {**remedy, "sort": "APOLOGY", "what": "Sorry."}
    looks.post(at("remedy", held), extra)
    drop = at("drop-remedy", held, Remedy.objects.get(sort="APOLOGY").pk)
    assert "Sorry." in words(looks.get(drop)) and looks.post(drop).url == at("show", held)
    looks.post(at("point", held), {**point, "text": "A slip"})
    drop = at("drop-point", held, held.stages.get().points.get(text="A slip").pk)
    assert "A slip" in words(looks.get(drop)) and looks.post(drop).url == at("show", held)
    assert "£250.50" in words(looks.get(at("answer", held)))
    assert looks.post(at("answer", held), {"learning": "Say it at once."}).url == at("show", held)
    to_post = held.letters.order_by("-id")[0]
    assert "waits for the post" in words(desk.get(at("show", held)))
    assert desk.get(at("pdf", to_post)).content.startswith(b"%PDF")
    assert desk.post(at("posted", to_post), day("posted_on")).url == reverse("complaints:desk")
    done = reverse("complaints:remedied", args=[Remedy.objects.get().pk])
    assert looks.get(done).status_code == 404
    assert desk.post(done, {"evidence": "Paid on time", **day("done_on")}).url == reverse("complaints:desk")
    assert desk.post(at("again", held), {"why": "Too little.", **day("asked_on")}).url == at("show", held)
    refused = desk.post(at("look", held), {"person": manager.pk})
    assert (refused.status_code, "Stage 2 is for somebody who did not" in words(refused)) == (422, True)
    assert desk.post(at("look", held), {"person": other.pk}).url == at("show", held)
    assert "Stage 2" in words(again.get(at("show", held)))


def test_what_one_sees_to_is_shown_without_the_complaint(client_for, team, manager):
    owner = make.colleague()
    held = make.looked_into(TODAY, by=team, who=manager)
    actions.add_point(held, by=manager, on=TODAY, text="Silence", finding="UPHELD", reasons=make.REASONS)
    actions.add_remedy(
        held, by=manager, on=TODAY, sort="CHANGE", what="A rota for the mailbox.", owner=owner, due_on=TODAY, pence=None
    )
    actions.answer(held, by=manager, on=TODAY, learning="")
    page = words(client_for(owner).get(reverse("complaints:desk")))
    assert "A rota for the mailbox." in page and make.WORDS not in page
    assert client_for(owner).get(at("show", held)).status_code == 404
    done = reverse("complaints:remedied", args=[Remedy.objects.get().pk])
    assert client_for(owner).post(done, {"evidence": "It hangs there", **day("done_on")}).status_code == 302


def test_the_ombudsmans_part_from_the_first_letter_to_what_it_recommends(client_for, team, manager):
    desk = client_for(team)
    held = make.answered(TODAY, by=team, who=manager)
    sent = desk.post(at("refer", held), {"number": "26 004 512", **day("came_on")})
    referral = Referral.objects.get()
    assert sent.url == at("ombudsman", referral)
    asks = {"sort": "INVESTIGATION", "asks": "Send the file.", **day("came_on"), **day("answer_by", TODAY + 20 * DAYS)}
    bad = desk.post(at("sent", referral), {**asks, **day("answer_by", TODAY - DAYS)})
    assert (bad.status_code, "cannot be before the day" in words(bad)) == (422, True)
    assert desk.post(at("sent", referral), asks).url == at("ombudsman", referral)
    step = referral.steps.get()
    late = desk.post(at("we-answered", referral, step.pk), day("answered_on", TODAY - DAYS))
    assert (late.status_code, "before the question came" in words(late)) == (422, True)
    assert desk.post(at("we-answered", referral, step.pk), day("answered_on")).url == at("ombudsman", referral)
    decision = {"outcome": "UPHELD", "reasons": "Nine weeks of silence.", "is_public_report": "on", **day("decided_on")}
    assert desk.post(at("decided", referral), decision).url == at("ombudsman", referral)
    remedy = {"sort": "ACTION", "what": "Give the hours.", "owner": team.pk, **day("due_on", TODAY + 30 * DAYS)}
    assert desk.post(at("recommended", referral), remedy).url == at("ombudsman", referral)
    page = words(desk.get(at("ombudsman", referral)))
    assert "Give the hours." in page and "A report is published" in page
    assert client_for(manager).get(at("ombudsman", referral)).status_code == 403


def test_the_head_of_service_sees_what_is_late_and_no_word_of_it(client_for, team):
    held = make.complaint(TODAY - 30 * DAYS)
    page = words(client_for(make.head()).get(reverse("complaints:late")))
    assert held.reference in page and make.WORDS not in page and "Robin" not in page
    assert client_for(make.colleague()).get(reverse("complaints:late")).status_code == 403


def test_the_numbers_name_nobody_and_hide_what_is_small(client_for, person, team, manager):
    for number in range(6):
        make.answered(TODAY, by=team, who=manager, words=f"Silence {number}")
    make.complaint(TODAY, about=("CONDUCT",), words="Rude")
    page = words(client_for(person("auditor")).get(reverse("complaints:numbers")))
    assert "Every message gets an answer within five days." in page
    assert "Not shown" in page and "Robin" not in page and "Silence 1" not in page
    assert client_for(manager).get(reverse("complaints:numbers")).status_code == 403


def test_a_guest_reads_and_adds_by_a_link_with_a_code(client, team, manager):
    held = make.answered(TODAY, by=team, who=manager)
    notice = Notice.objects.filter(kind="links.link").order_by("-id")[0]
    token = notice.body.split("/personal-link/")[1].split()[0].strip("/.")
    by_link = reverse("complaints:by-link", args=[token])
    assert client.get(by_link).status_code == 302
    client.post(reverse("links:send-code", args=[token]))
    import re

    code = re.search(r"\b(\d{4} ?\d{4})\b", Notice.objects.filter(kind="links.code").order_by("-id")[0].body)
    assert code
    assert client.post(reverse("links:code", args=[token]), {"code": code.group(1)}).status_code == 302
    page = words(client.get(by_link))
    assert "What we promised" in page and make.WORDS in page
    letter = held.letters.order_by("-id")[0]
    assert "We found: upheld." in words(client.get(reverse("complaints:letter-by-link", args=[token, letter.key])))
    other = make.acknowledged(TODAY, by=team, words="Another", email="other@family.example").letters.get()
    assert client.get(reverse("complaints:letter-by-link", args=[token, other.key])).status_code == 404
    assert client.post(by_link, {"words": "Not enough."}).url == by_link
    assert held.stages.count() == 2


def test_the_lists_ask_little_however_many(client_for, team, manager):
    for number in range(4):
        make.looked_into(TODAY, by=team, who=manager, words=f"Silence {number}")
    client = client_for(team)
    for address in (reverse("complaints:desk"), reverse("complaints:numbers"), at("show", Complaint.objects.all()[0])):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) <= 22, (address, len(asked))
