"""Writing a request as a family: page by page, kept as typed, checked, sent once."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from countywide.casework.cases.models import Case
from countywide.casework.requests.models import AssessmentRequest
from countywide.casework.requests.tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts", "team")]
A = "/request-an-assessment"


@pytest.fixture
def team():
    return make.council()


@pytest.fixture
def visitor():
    return Client()


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_a_family_asks_without_an_account_and_is_told_its_date(visitor):
    draft = make.begin(visitor)
    assert make.write(visitor, draft)["Location"] == f"{A}/{draft.key}/check"
    sent = visitor.post(f"{A}/{draft.key}/check")
    assert sent["Location"] == f"{A}/{draft.key}/receipt"
    request = AssessmentRequest.objects.get()
    assert (request.asker_name, request.child_name, request.child_born_on) == (
        "Ottilie Marrowby", "Juno Marrowby", date(2019, 3, 8)
    )  # fmt: skip
    assert (request.child_postcode, request.agrees_to_email, request.taught) == ("ZX4 9QQ", True, "SCHOOL")
    assert request.answers == [
        ["Why are you asking now?", [["What is it about?", "Feelings, worries and behaviour"]]],
        ["What happens at school now", [["What help is there now, and how does it go?", "A quiet corner."]]],
        ["Anything to add", [["What does Juno say about it?", "I like the rabbits."]]],
    ]
    said = text(visitor.get(sent["Location"]))
    decide_by = localdate() + timedelta(days=42)
    assert f"{decide_by.day} {decide_by:%B %Y}" in said
    assert request.case.reference in said


def test_a_name_a_birth_date_and_a_reason_are_enough(visitor):
    draft = make.begin(visitor)
    child = {name: value for name, value in make.FAMILY_PAGES["child"].items() if "known" not in name}
    bare = {"you": {"name": "Ottilie Marrowby"}, "child": child, "reach": {}, "why": {"reason": "Help."},
            "school": {}, "more": {}}  # fmt: skip
    make.write(visitor, draft, bare)
    visitor.post(f"{A}/{draft.key}/check")
    assert AssessmentRequest.objects.get().case is not None


def test_sending_twice_makes_one_case(visitor):
    draft = make.begin(visitor)
    make.write(visitor, draft)
    for _ in range(2):
        assert visitor.post(f"{A}/{draft.key}/check")["Location"] == f"{A}/{draft.key}/receipt"
    assert (Case.objects.count(), AssessmentRequest.objects.count()) == (1, 1)


def test_every_page_of_every_form_shows_and_can_be_left_empty_but_for_what_is_needed(visitor):
    from countywide.casework.requests.forms import PAGES

    for way, pages in PAGES.items():
        draft = make.begin(visitor, way)
        for page in pages:
            address = f"{A}/{draft.key}/write/{page.key}"
            assert visitor.get(address).status_code == 200, page
            required = [name for name, field in page(draft=draft).fields.items() if field.required]
            reveals = {
                name
                for field in page(draft=draft).fields.values()
                for names in getattr(field, "reveals", {}).values()
                for name in names
            }
            assert visitor.post(address, {}).status_code == (422 if set(required) - reveals else 302), page
        assert visitor.get(f"{A}/{draft.key}/check").status_code == 200
        assert visitor.get(f"{A}/{draft.key}/files").status_code == 200
        assert visitor.get(f"{A}/{draft.key}/later").status_code == 200


def test_the_first_page_answers_what_would_my_date_be(visitor):
    said = text(visitor.get(A, {"day-day": "25", "day-month": "7", "day-year": "2026"}))
    assert "we must tell you by 5 September 2026" in said


def test_somebody_elses_draft_leads_to_the_way_back_in(visitor):
    draft = make.begin(visitor)
    response = Client().get(f"{A}/{draft.key}/check")
    assert (response.status_code, response["Location"]) == (302, f"{A}/come-back")
