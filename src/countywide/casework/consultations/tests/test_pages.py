"""What each page shows to whom, and what it never shows."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.casework.consultations import actions, queries
from countywide.casework.consultations.models import Consultation, Release
from countywide.platform.links.tests.factories import let_in, token_of

from . import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council")]


def words(answer: Any) -> str:
    main = re.search(r"<main.*?</main>", answer.content.decode(), re.DOTALL)
    assert main is not None
    return " ".join(re.sub(r"<[^>]+>", " ", main[0]).split())


def kind_of(client: Any, address: str) -> str:
    """What kind of file is served; it is read to its end, which puts it down again."""
    answer = client.get(address)
    b"".join(answer.streaming_content)
    return str(answer.headers["Content-Type"])


def said(client: Any, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return words(answer)


def at(page: str, made: Consultation, *more: Any) -> str:
    return reverse(f"consultations:{page}", args=[made.key, *more])


def of(page: str, made: Consultation) -> str:
    return reverse(f"consultations:{page}", args=[made.case.reference])


def filled(made: Consultation, **given: Any) -> dict[str, Any]:
    """The first part as a browser sends it."""
    lines = {f"line_{at}": "ALREADY" for at, _ in enumerate(queries.provision_said(made), 1)}
    ground = {
        "grounds": ["OTHERS"], "why_OTHERS": make.EXPLAINED, "evidence_OTHERS": "The survey of May, room by room.",
        "steps_OTHERS": make.STEPS,
    }  # fmt: skip
    return {**lines, "part": "say", "position": "SHOULD_NOT", **ground, **given}


def signing(**given: Any) -> dict[str, Any]:
    """The second part."""
    on = localdate()
    usual = {
        "part": "sign", "family_view": make.VIEW, "words_1": make.OTHER_CHILD, "reason_1": "It is about another child", "name": "Avery Stone",
        "role": "SENCO", "head": "Rowan Vale", "head_on-day": on.day, "head_on-month": on.month, "head_on-year": on.year,
    }  # fmt: skip
    return {**usual, **given}


@pytest.fixture
def today():
    return localdate()


@pytest.fixture
def officer(client_for):
    return client_for(make.officer())


# --- the officer ---


def test_an_officer_prepares_looks_and_sends(officer, today):
    transfer, school = make.moving(today), make.consulted_school(name="Larchwood School")
    asked = {"school": school.urn, "is_preference": "yes", "why": make.WHY}
    answer = officer.post(reverse("consultations:new", args=[transfer.case.reference]), asked)
    made = Consultation.objects.get()
    assert answer.headers["Location"] == at("officer", made)
    shown = said(officer, at("officer", made))
    for sentence in ("What would go", "The plan goes without the school it names", "Fresh", "Being prepared"):
        assert sentence in shown
    assert "Larchwood School" in said(officer, at("letter", made))
    assert f"senco@{school.urn}.example" in said(officer, at("send", made))
    make.reasons(made, today)
    assert officer.post(at("send", made)).headers["Location"] == at("officer", made)
    assert "frozen on" in said(officer, at("officer", made))
    assert kind_of(officer, at("paper-of", made, 1, 1)) == "application/pdf"
    assert "Sent" in said(officer, of("of-case", made))
    assert transfer.case.reference in said(officer, reverse("consultations:every"))


def test_the_list_of_a_case_says_what_each_school_said_last(officer, today):
    made = make.answered(make.sent(on=today), today)
    assert "“We believe that our school should not be named”" in said(officer, of("of-case", made))


def test_every_page_of_an_officer_opens(officer, today):
    made = make.answered(make.sent(on=today), today)
    for page in (
        "send-again",
        "renew",
        "more-days",
        "withdraw",
        "check",
        "take-out",
        "note-full-asked",
        "release",
        "old-papers",
    ):
        assert officer.get(at(page, made)).status_code == 200, page
    for standing in ("waiting", "check", "question", "full", "late", "drafted", "over"):
        found = said(officer, f"{reverse('consultations:every')}?standing={standing}")
        assert (made.case.reference in found) is (standing == "check"), standing


def test_checking_releasing_and_taking_out_are_on_one_page(officer, today):
    made = make.answered(make.sent(on=today), today)
    officer.post(at("take-out", made), {"words": "two specialists measured them", "why": "They are not to be named"})
    officer.post(at("check", made), {"verdict": "yes"})
    assert Release.objects.get().removed == ["They are not to be named", "It is about another child"]
    officer.post(at("note-full-asked", made))
    assert "Say what the school should add" not in said(officer, at("officer", made))
    assert make.OTHER_CHILD not in said(officer, at("release", made))
    officer.post(at("release", made))
    assert Release.objects.filter(what="FULL").count() == 1


def test_nobody_else_finds_it(client_for, person, organisation, today):
    made = make.answered(make.sent(on=today), today)
    elsewhere = client_for(person("casework-officer", at=organisation("TEAM")))
    other_school = client_for(make.somebody_at(make.consulted_school().organisation))
    other_parent = client_for(make.parent(make.moving(today)))
    for client in (elsewhere, other_school, other_parent):
        for page in ("officer", "check", "release", "show", "answer", "ask-full"):
            assert client.get(at(page, made)).status_code in (403, 404), page
        assert client.get(of("family", made)).status_code == 404
        assert client.get(at("paper", made, 1, 1)).status_code in (403, 404)
    assert Client().get(at("show", made)).status_code == 302


# --- the school ---


def test_the_school_reads_acknowledges_asks_answers_and_signs(client_for, today):
    made = make.sent(on=today)
    client = client_for(make.somebody_at(made.setting))
    assert made.case.reference in said(client, reverse("consultations:ours"))
    shown = said(client, at("show", made))
    for sentence in (
        "The family asks for your school",
        "Covering letter",
        "Please answer by",
        "Tell us that you have it",
    ):
        assert sentence in shown
    assert kind_of(client, at("paper", made, 1, 2)) == "application/pdf"
    client.post(at("show", made), {"name": "Avery Stone", "role": "SENCO"})
    assert "by Avery Stone, SENCO" in said(client, at("show", made))
    client.post(at("ask", made), {"part": "ask", "name": "Avery Stone", "text": "Which aids does she bring?"})
    assert "Which aids does she bring?" in said(client, at("show", made))
    assert client.post(at("answer", made), filled(made)).headers["Location"] == at("sign", made)
    assert make.EXPLAINED[:60] in said(client, at("sign", made))
    assert client.post(at("sign", made), signing()).headers["Location"] == at("show", made)
    assert "Answered: the council checks it" in said(client, at("show", made))
    assert make.fresh(made).standing == "ANSWERED"


def test_a_refused_answer_loses_nothing(client_for, today):
    made = make.sent(on=today)
    client = client_for(make.somebody_at(made.setting))
    answer = client.post(at("answer", made), filled(made, why_OTHERS="It does not fit."))
    assert answer.status_code == 422
    assert "You have written 16" in words(answer)
    assert "The survey of May, room by room." in answer.content.decode()
    blank = client.post(at("answer", made), filled(made, grounds=[]))
    assert "Choose at least one ground" in words(blank)
    client.post(at("answer", made), filled(made))
    wrong = client.post(at("sign", made), signing(words_1="words that stand nowhere"))
    assert (wrong.status_code, "does not stand in" in words(wrong)) == (422, True)
    assert "Rowan Vale" in wrong.content.decode()


def test_a_school_that_is_asked_no_more_opens_nothing(client_for, today):
    made = make.sent(on=today)
    client = client_for(make.somebody_at(made.setting))
    assert client.post(at("not-ours", made), {"why": "There are two of that name"}).status_code == 302
    shown = said(client, at("show", made))
    assert ("You cannot open what we sent any more" in shown, "Covering letter" in shown) == (True, False)
    assert "You cannot open this any more" in said(client, at("paper", made, 1, 1))


def test_by_link_and_code_it_is_the_same_and_nothing_else(today):
    made = make.sent(school=make.consulted_school(account=False), on=today)
    link = make.link_of(made)
    assert Client().get(f"/consultations/by-link/{token_of(link)}").status_code == 302
    client, first = let_in(link)
    assert first == f"/consultations/by-link/{token_of(link)}"
    assert "You are here as a guest" in said(client, first)
    assert kind_of(client, f"{first}/papers/1/2") == "application/pdf"
    client.post(first, {"name": "Avery Stone", "role": "SENCO"})
    assert client.post(f"{first}/answer", filled(made)).headers["Location"] == f"{first}/sign"
    assert client.post(f"{first}/sign", signing()).headers["Location"] == first
    assert make.fresh(made).standing == "ANSWERED"
    assert client.get(at("officer", made)).status_code == 302
    actions.withdraw(make.fresh(made), by=make.officer(), on=today, at=timezone.now(), because="MISTAKE")
    assert client.get(first).status_code == 302


def test_the_council_that_maintains_the_school_reads_the_pack_and_no_answer(today):
    made = make.answered(make.sent(school=make.consulted_school(la_code="887"), on=today), today)
    client, first = let_in(make.link_of(made, queries.FOR_COUNCIL))
    shown = said(client, first)
    assert ("A school that you maintain is consulted" in shown, make.EXPLAINED[:40] in shown) == (True, False)
    assert kind_of(client, f"{first}/papers/1/1") == "application/pdf"
    assert client.post(first, {}).status_code == 405


# --- the family and the school of today ---


def test_the_family_reads_where_each_school_stands_and_what_was_released(client_for, today):
    made = make.answered(make.sent(on=today), today)
    client = client_for(make.parent(made))
    shown = said(client, of("family", made))
    assert ("Reply received, being checked" in shown, make.EXPLAINED[:40] in shown) == (True, False)
    make.checked(made, today)
    shown = said(client, of("family", made))
    for sentence in (make.EXPLAINED[:40], "[Taken out]", "It is about another child"):
        assert sentence in shown
    assert make.OTHER_CHILD not in shown
    client.post(at("ask-full", made))
    assert "You asked for the full reply" in said(client, of("family", made))
    assert "The reasons of" in said(client, f"/cases/{made.case.reference}")


def test_the_school_of_today_reads_which_schools_and_never_what_they_say(client_for, today):
    transfer = make.moving(today)
    made = make.checked(make.answered(make.sent(transfer, on=today), today), today)
    from countywide.casework.transfers.tests import factories as moves

    shown = said(client_for(moves.at_school(transfer)), of("family", made))
    assert (made.setting.name in shown, make.EXPLAINED[:40] in shown) == (True, False)
