"""Writing a request as a family: page by page, kept as typed, checked, sent once."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate

from countywide.casework.cases.models import Case
from countywide.casework.requests.models import AssessmentRequest, Draft
from countywide.casework.requests.tests import factories as make
from countywide.platform.files.models import File
from countywide.platform.outbox.models import Notice
from countywide.register.people.tests import factories as people
from countywide.register.schools.models import Closure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts", "team")]
A = "/request-an-assessment"


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


# --- the other forms -------------------------------------------------------------------------

SCHOOL_PAGES = {
    "you": {"name": "Una Fairweather", "job": "SENCO", "email": "una@school.example"},
    "child": {"forename": "Rowan", "surname": "Thistlewood", "born_on-day": "8", "born_on-month": "3",
              "born_on-year": "2018", "upn": "P821 200 001 001"},
    "family": {"parent_aware": "NO", "one_name": "Ida Thistlewood", "one_kin": "MOTHER", "one_responsible": "YES",
               "one_lines": "2 Reed Walk", "one_postcode": "ZX4 1AA", "child_lives": "YES", "two": "YES",
               "two_name": "Per Thistlewood", "two_kin": "FATHER", "two_responsible": "UNSURE"},
    "why": {"reason": "Rowan cannot follow lessons without an adult beside him."},
    "needs": {"strengths": "Kind and curious."},
    "support": {"what_1": "Small group", "when_1": "Autumn", "cost_1": "900", "result_1": "Forty new words"},
    "attendance": {"percent": "71.5", "part_time": "YES", "part_time_detail": "Mornings only since May"},
    "professionals": {"involved": "Speech therapist since 2025"},
    "views": {"child_says": "I like the rabbits."},
}  # fmt: skip


def as_school(visitor, **more):
    draft = make.begin(visitor, "SCHOOL")
    pages = {**SCHOOL_PAGES, "you": {**SCHOOL_PAGES["you"], **more}}
    make.write(visitor, draft, pages)
    visitor.post(f"{A}/{draft.key}/check")
    return AssessmentRequest.objects.get()


def test_a_school_without_an_account_asks_by_naming_itself(visitor):
    school = make.school(name="Sedgebank Invented School")
    request = as_school(visitor, school="Sedgebank Invented")
    assert (request.requester, request.source, request.asker_organisation_id) == ("SCHOOL", 2, school.organisation_id)
    assert (request.is_parent_aware, request.child_upn, request.child_postcode) == (False, "P821200001001", "ZX4 1AA")
    assert [(adult["name"], adult["kin"], adult["responsible"]) for adult in request.family] == [
        ("Ida Thistlewood", "MOTHER", "YES"),
        ("Per Thistlewood", "FATHER", "UNSURE"),
    ]
    assert request.family_is_checked is False  # nobody is sure about the father
    assert dict(request.answers)["Support so far"] == [
        ["First round: what was planned and done", "Small group"],
        ["From when to when", "Autumn"],
        ["What it cost, if known", "900"],
        ["What changed, and how you know", "Forty new words"],
    ]


def test_a_signed_in_senco_asks_for_their_own_school(person, client_for):
    school = make.school()
    senco = person("senco", at=school.organisation)
    request = as_school(client_for(senco))
    assert (request.asker_organisation_id, request.school_id, request.user_id) == (
        school.organisation_id, school.organisation_id, senco.pk
    )  # fmt: skip
    assert request.case.school_id == school.organisation_id


def test_a_college_for_over_16s_asks_as_one(visitor):
    make.school(name="Larkfield Invented College", phase="6")
    assert as_school(visitor, school="Larkfield Invented College").requester == "POST_16"


def test_a_school_that_the_register_does_not_know_is_kept_by_its_name(visitor):
    request = as_school(visitor, school="Nowhere House")
    assert (request.asker_organisation_id, request.asker_organisation_name) == (None, "Nowhere House")
    assert request.case is not None


def test_a_health_visitor_tells_us_and_nothing_is_opened_yet(visitor):
    draft = make.begin(visitor, "REFERRAL")
    pages = {
        "you": {"name": "Hesper Lindqvist", "work": "HEALTH", "job": "Health visitor", "email": "hv@nhs.example"},
        "child": {"forename": "Rowan", "surname": "Thistlewood", "born_on-day": "8", "born_on-month": "3",
                  "born_on-year": str(localdate().year - 3)},
        "family": {"parent_aware": "YES", "parent_name": "Ida Thistlewood"},
        "why": {"reason": "Does not speak at three."},
    }  # fmt: skip
    make.write(visitor, draft, pages)
    answer = visitor.post(f"{A}/{draft.key}/check")
    request = AssessmentRequest.objects.get()
    assert (request.attention, request.source, request.case_id) == ("TO_DECIDE", 3, None)
    said = text(visitor.get(answer["Location"]))
    assert "Thank you: it has reached us" in said and "We look at it by" in said


def test_a_young_person_asks_for_themselves(visitor):
    draft = make.begin(visitor, "YOUNG_PERSON")
    you = {"forename": "Jo", "surname": "Marrowby", "born_on-day": "1", "born_on-month": "9",
           "born_on-year": str(localdate().year - 18), "helper": "Aunt Ida"}  # fmt: skip
    page = text(visitor.get(f"{A}/{draft.key}/write/why"))
    assert "What is hard for you at school or college?" in page
    make.write(
        visitor, draft, {"you": you, **{key: make.FAMILY_PAGES[key] for key in ("reach", "why", "school", "more")}}
    )
    visitor.post(f"{A}/{draft.key}/check")
    request = AssessmentRequest.objects.get()
    assert (request.requester, request.asker_name, request.is_for_young_person) == (
        "YOUNG_PERSON",
        "Jo Marrowby",
        False,
    )
    assert request.case.letters.get().is_to_child is True


def test_a_parent_of_a_young_person_is_told_who_holds_the_right_and_the_request_still_arrives(visitor):
    draft = make.begin(visitor)
    child = {**make.FAMILY_PAGES["child"], "born_on-year": str(localdate().year - 18)}
    make.write(visitor, draft, {**make.FAMILY_PAGES, "child": child})
    for page in ("write/reach", "check"):
        assert "the right to ask is now Juno’s own" in text(visitor.get(f"{A}/{draft.key}/{page}"))
    visitor.post(f"{A}/{draft.key}/check")
    assert AssessmentRequest.objects.get().is_for_young_person is True


def test_a_signed_in_parent_picks_their_own_child(person, client_for):
    parent = person("parent")
    child = people.child(known_as="Wrennie")
    people.relate(child, people.contact(user=parent))
    browser = client_for(parent)
    draft = make.begin(browser)
    assert "Wrennie" in text(browser.get(f"{A}/{draft.key}/write/child"))
    make.write(browser, draft, {**make.FAMILY_PAGES, "child": {"own": child.key}})
    browser.post(f"{A}/{draft.key}/check")
    request = AssessmentRequest.objects.get()
    assert (request.child_id, request.child_name, request.family_is_checked) == (child.pk, child.name_shown, True)


def test_a_parent_cannot_pick_somebody_elses_child(person, client_for):
    parent, own, other = person("parent"), people.child(), people.child()
    people.relate(own, people.contact(user=parent))
    browser = client_for(parent)
    draft = make.begin(browser)
    assert browser.post(f"{A}/{draft.key}/write/child", {"own": other.key}).status_code == 422


# --- check and send --------------------------------------------------------------------------


def test_what_is_missing_is_named_with_its_page_and_nothing_is_sent(visitor):
    draft = make.begin(visitor)
    make.write(visitor, draft, {"you": {"name": ""}, "child": make.FAMILY_PAGES["child"]})
    page = visitor.get(f"{A}/{draft.key}/check").content.decode()
    assert f"{A}/{draft.key}/write/you?check&amp;then=check" in page
    assert "About you: Enter your name" in page and "Send your request" not in page
    assert visitor.post(f"{A}/{draft.key}/check").status_code == 422
    assert AssessmentRequest.objects.count() == 0


def test_a_change_from_the_check_leads_back_to_the_check(visitor):
    draft = make.begin(visitor)
    make.write(visitor, draft)
    answer = visitor.post(f"{A}/{draft.key}/write/you?then=check", {"name": "Ottilie M"})
    assert answer["Location"] == f"{A}/{draft.key}/check"


def test_what_was_sent_is_not_written_on_any_more(visitor):
    draft = make.begin(visitor)
    make.write(visitor, draft)
    visitor.post(f"{A}/{draft.key}/check")
    answer = visitor.post(f"{A}/{draft.key}/write/why", {"reason": "Changed"})
    assert answer["Location"] == f"{A}/{draft.key}/receipt"
    draft.refresh_from_db()
    assert draft.answers["why"]["reason"] == [make.FAMILY_PAGES["why"]["reason"]]


def test_marks_in_words_are_shown_as_they_were_typed(visitor):
    draft = make.begin(visitor)
    make.write(visitor, draft, {"why": {"reason": "<b>Loud</b>\nand quiet"}})
    page = visitor.get(f"{A}/{draft.key}/check").content.decode()
    assert "&lt;b&gt;Loud&lt;/b&gt;<br>and quiet" in page


def test_a_request_in_a_summer_closure_says_so_before_and_after_it_is_sent(visitor, monkeypatch):
    """Q17, on the check, on the receipt page and in the message."""
    from countywide.casework.requests.views import writing

    school = make.school(name="Sedgebank Invented School")
    Closure.objects.create(
        school=school, first_closed=date(2027, 7, 22), reopens_on=date(2027, 9, 2), said_on=date(2027, 1, 4)
    )
    draft = make.begin(visitor)
    pages = {**make.FAMILY_PAGES, "school": {"taught": "SCHOOL", "school": "Sedgebank Invented School"}}
    make.write(visitor, draft, pages)
    Draft.objects.update(dies_on=date(2027, 12, 1))
    monkeypatch.setattr(writing, "localdate", lambda: date(2027, 7, 26))
    told = "Sedgebank Invented School is closed from 22 July 2027 and opens again on 2 September 2027"
    assert told in text(visitor.get(f"{A}/{draft.key}/check"))
    sent = visitor.post(f"{A}/{draft.key}/check")
    Draft.objects.update(dies_on=date(2027, 12, 1))
    page = text(visitor.get(sent["Location"]))
    for words in (told, "6 September 2027", "The only reasons we may answer later", "Heronshire SEND Advice"):
        assert words in page
    mail = Notice.objects.get(kind="requests.received")
    assert told in mail.body and "6 September 2027" in mail.body
    reference = mail.subject.rpartition(" ")[2]  # one reference, on the page and in the message
    assert reference.startswith("EHC-") and f"Your reference is {reference}." in mail.body and reference in page
    assert not re.search("Juniper|Juno|Marrowby", mail.subject + mail.body)


def test_pages_of_a_draft_are_kept_in_no_cache(visitor):
    draft = make.begin(visitor)
    assert visitor.get(f"{A}/{draft.key}/write/you")["Cache-Control"] == "no-store, private"


# --- files -----------------------------------------------------------------------------------


def test_files_go_in_by_plain_form_come_out_until_it_is_sent_and_belong_to_their_writer(visitor):
    draft = make.begin(visitor)
    place = {"keeper": "requests", "place": f"draft:{draft.key}", "next": f"{A}/{draft.key}/files"}
    one = {**place, "file": SimpleUploadedFile("report.txt", b"words")}
    assert visitor.post("/files/plain", one)["Location"] == f"{A}/{draft.key}/files"
    file = File.objects.get()
    assert "report.txt" in text(visitor.get(f"{A}/{draft.key}/files"))
    stranger = {**place, "file": SimpleUploadedFile("other.txt", b"words")}
    assert Client().post("/files/plain", stranger).status_code == 403
    assert Client().get(f"/files/{file.pk}/open").status_code == 404
    make.write(visitor, draft)
    visitor.post(f"{A}/{draft.key}/check")
    assert visitor.post(f"/files/{file.pk}/remove", {"next": "/"}).status_code in (403, 404)
    assert File.objects.get().removed_at is None
