"""The pages officers see, who may open them, and what the case page says of a request."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from countywide.casework.cases.tests import factories as cases
from countywide.casework.requests import on_case
from countywide.casework.requests.models import AssessmentRequest
from countywide.casework.requests.tests import factories as make
from countywide.platform.audit.models import Opening
from countywide.platform.files import actions as files
from countywide.register.people.tests import factories as people
from countywide.register.schools.models import Closure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts")]
DEEDS = ("attention", "same", "area", "family", "young-person", "settle")
KNOWN = {"forename": "Wren", "surname": "Otterby", "born_on": date(2017, 3, 3)}
AS_CHILD = {"legal_forename": "Wren", "legal_surname": "Otterby", "born_on": date(2017, 3, 3)}
BECAUSE = "Two health visitors describe the same delay in her speech"
ENTERED = {
    "channel": "PAPER", "received_on-day": "1", "received_on-month": "9", "received_on-year": "2026",
    "late_because": "in the post room", "requester": "PARENT", "asker_name": "Ida Thistlewood", "asker_kin": "MOTHER",
    "asker_lines": "2 Reed Walk", "asker_postcode": "ZX4 1AA", "forename": "Rowan", "surname": "Thistlewood",
    "born_on-day": "8", "born_on-month": "3", "born_on-year": "2018", "child_here": "YES", "taught": "SCHOOL",
    "reason": "He cannot follow lessons.",
}  # fmt: skip


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_list_opens_with_what_waits_and_says_what_each_asks(officer):
    people.child(**AS_CHILD)
    make.received(make.facts(**KNOWN))
    make.taken_in(make.facts(requester="PROFESSIONAL", source=3, surname="Fernsby"))
    done = make.received(make.facts(surname="Settledly"))
    AssessmentRequest.objects.filter(pk=done.pk).update(settled_on=make.DAY)
    page = text(officer.browser.get("/requests"))
    assert "a child we know?" in page and "brought to attention?" in page
    assert "Settledly" not in page
    assert "Settledly" in text(officer.browser.get("/requests?kind=DONE"))
    assert "Fernsby" not in text(officer.browser.get("/requests?kind=LIKE"))


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_is_as_light_with_three_rows_as_with_one(officer, number, django_assert_max_num_queries):
    for _ in range(number):
        make.received()
    officer.browser.get("/requests")
    with django_assert_max_num_queries(10):
        officer.browser.get("/requests")


@pytest.mark.parametrize("deed", ["", *(f"/{deed}" for deed in DEEDS)])
def test_a_request_of_another_team_is_not_there(officer, client_for, deed):
    request = make.received()
    stranger = client_for(cases.officer(cases.team("phase-transfer")))
    assert stranger.get(f"/requests/{request.key}{deed}").status_code == 404
    assert officer.browser.get(f"/requests/{request.key}{deed}").status_code == 200


@pytest.mark.parametrize("role", ["parent", "senco", "auditor", "finance-officer"])
def test_nobody_else_opens_these_pages(person, client_for, team, role):
    request = make.received()
    browser = client_for(person(role))
    assert browser.get("/requests").status_code == 403
    assert browser.get(f"/requests/{request.key}").status_code == 403
    assert Client().get("/requests").status_code == 302


def test_a_data_coordinator_sees_every_teams_and_decides_none(person, client_for, team):
    request = make.received()
    browser = client_for(person("data-coordinator"))
    assert request.child_name in text(browser.get("/requests"))
    assert browser.get(f"/requests/{request.key}").status_code == 200
    assert browser.get(f"/requests/{request.key}/settle").status_code == 403


def test_one_request_is_shown_whole_light_and_its_opening_is_logged(officer, django_assert_max_num_queries):
    school = make.school()
    request = make.received(make.by_school(school.organisation, answers=(("Needs", (("What helps", "Quiet"),)),)))
    officer.browser.get("/requests")
    with django_assert_max_num_queries(20):
        page = text(officer.browser.get(f"/requests/{request.key}"))
    for words in (
        request.reference,
        request.child_name,
        "Check by 16 September 2026",
        "26 October 2026",
        "Quiet",
        school.name,
    ):
        assert words in page
    assert Opening.objects.get(about_kind="requests.assessmentrequest").about_key == str(request.pk)


# --- deeds -----------------------------------------------------------------------------------


def test_a_paper_request_is_entered_with_its_true_day(officer):
    answer = officer.browser.post("/requests/enter", ENTERED)
    request = AssessmentRequest.objects.get()
    assert answer["Location"] == f"/requests/{request.key}"
    assert (request.received_on, request.channel, request.child_postcode) == (date(2026, 9, 1), "PAPER", "ZX4 1AA")
    assert request.case.opened_on == date(2026, 9, 1)
    assert request.asker_responsible == "UNSURE"
    assert request.child.relationships.get().responsibility == "YES"  # a mother has it


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"received_on-year": str(localdate().year + 1)}, "The day of receipt is in the future"),
        ({"late_because": ""}, "Say where it was"),
        ({"born_on-year": "1990"}, "25 or older"),
        ({"asker_postcode": "ZX4"}, "Enter a full postcode"),
        ({"requester": "PROFESSIONAL"}, "Select how they know the child"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_is_kept(officer, given, says):
    answer = officer.browser.post("/requests/enter", {**ENTERED, **given})
    assert (answer.status_code, says in text(answer)) == (422, True)
    assert 'value="Ida Thistlewood"' in answer.content.decode()
    assert AssessmentRequest.objects.count() == 0


def test_an_officer_adds_what_came_on_paper(officer):
    request = make.received()
    sent = {"keeper": "requests", "place": f"request:{request.key}", "next": f"/requests/{request.key}",
            "file": SimpleUploadedFile("scan.txt", b"words")}  # fmt: skip
    assert officer.browser.post("/files/plain", sent).status_code == 302
    assert "scan.txt" in text(officer.browser.get(f"/requests/{request.key}"))
    assert [item.file.name for item in request.case.evidence.all()] == ["scan.txt"]


def test_files_of_a_request_open_to_its_team_and_to_nobody_else(officer, client_for, client):
    draft = make.begin(client)
    make.write(client, draft)
    file = files.receive(
        SimpleUploadedFile("one.txt", b"words"), keeper="requests", place=f"draft:{draft.key}", by=make.BY
    )
    client.post(f"/request-an-assessment/{draft.key}/check")
    type(file).objects.update(state="CLEAN")
    stranger = client_for(cases.officer(cases.team("phase-transfer")))
    # 503 is the store's answer where no worker has moved the bytes: the door let them in
    assert officer.browser.get(f"/files/{file.pk}/open").status_code in (200, 503)
    assert stranger.get(f"/files/{file.pk}/open").status_code == 404
    assert Client().get(f"/files/{file.pk}/open").status_code == 404


def test_attention_is_decided_on_its_page(officer):
    request = make.taken_in(make.facts(requester="PROFESSIONAL", source=3))
    short = officer.browser.post(f"/requests/{request.key}/attention", {"is_yes": "NO", "because": "No."})
    assert (short.status_code, "at least 5 words" in text(short)) == (422, True)
    officer.browser.post(f"/requests/{request.key}/attention", {"is_yes": "YES", "because": BECAUSE})
    request.refresh_from_db()
    assert (request.attention, request.case.opened_on) == ("YES", make.DAY)


def test_a_known_child_is_joined_or_said_to_be_another_on_its_page(officer):
    child = people.child(**AS_CHILD)
    one, two = (make.received(make.facts(**KNOWN)) for _ in "ab")
    page = text(officer.browser.get(f"/requests/{one.key}/same"))
    assert "The same date of birth, a like surname, a like forename" in page
    officer.browser.post(f"/requests/{one.key}/same", {"child": str(child.pk), "asker": "ADD"})
    officer.browser.post(f"/requests/{two.key}/same", {"child": "none"})
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.child_id, one.likeness, two.likeness) == (child.pk, "SAME", "DIFFERENT")
    assert child.relationships.get().responsibility == "YES"


def test_area_family_and_the_young_persons_right_are_said_on_their_pages(officer):
    told = make.facts(
        born_on=date(2008, 3, 3), lives_here="UNSURE", asker=make.parent(kin="FATHER", responsible="UNSURE")
    )
    request = make.received(told)
    tie = request.child.relationships.get()
    page = text(officer.browser.get(f"/requests/{request.key}"))
    for question in ("live in our area?", "parental responsibility?", "What does the young person say?"):
        assert question in page
    officer.browser.post(f"/requests/{request.key}/area", {"is_ours": "YES"})
    officer.browser.post(f"/requests/{request.key}/family", {f"tie_{tie.pk}": "YES"})
    officer.browser.post(f"/requests/{request.key}/young-person", {"says": "AGREES"})
    assert "Finish checking" in text(officer.browser.get(f"/requests/{request.key}"))
    answer = officer.browser.post(f"/requests/{request.key}/settle")
    request.refresh_from_db()
    assert (answer.status_code, request.settled_on) == (302, localdate())


def test_another_council_is_named_and_the_next_step_is_shown(officer):
    request = make.received(make.facts(lives_here="NO"))
    empty = officer.browser.post(f"/requests/{request.key}/area", {"is_ours": "NO", "council": ""})
    assert empty.status_code == 422
    officer.browser.post(f"/requests/{request.key}/area", {"is_ours": "NO", "council": "301"})
    page = text(officer.browser.get(f"/requests/{request.key}"))
    assert "Another council is responsible. Pass on what we hold in a safe way" in page
    assert f"/cases/{request.case.reference}" in officer.browser.get(f"/requests/{request.key}").content.decode()


def test_two_officers_at_once_do_not_both_decide(officer):
    request = make.received()
    answer = officer.browser.post(f"/requests/{request.key}/settle", {"seen": str(request.version + 1)})
    request.refresh_from_db()
    assert (answer.status_code, request.settled_on) == (409, None)


# --- on the case page ------------------------------------------------------------------------


def test_the_case_page_shows_officers_the_request_and_families_the_holiday_note(officer, django_assert_max_num_queries):
    school = make.school()
    Closure.objects.create(school=school, first_closed=date(2026, 7, 23), reopens_on=date(2026, 9, 2), said_on=make.DAY)
    request = make.received(make.facts(school_id=school.organisation_id), on=date(2026, 7, 25))
    with django_assert_max_num_queries(6):
        seen = on_case.request_of(request.case, officer, "OFFICER", make.DAY)
    assert [each.pk for each in seen["requests"]] == [request.pk]
    family = on_case.request_of(request.case, officer, "FAMILY", make.DAY)
    assert "opens again on 2 September 2026" in family["note"].words and "requests" not in family
    assert on_case.request_of(request.case, officer, "PROFESSIONAL", make.DAY) is None
    page = text(officer.browser.get(f"/cases/{request.case.reference}"))
    assert "The request" in page and "Received on 25 July 2026" in page


def test_no_page_asks_the_database_more_than_twelve_things(officer, client):
    school = make.school(name="Sedgebank Invented School")
    draft = make.begin(client)
    pages = {**make.FAMILY_PAGES, "school": {"taught": "SCHOOL", "school": school.name}}
    make.write(client, draft, pages)
    asked = {"day-day": "25", "day-month": "7", "day-year": "2026", "school": school.name}

    def number(browser, address, **given):
        browser.get(address, given)
        with CaptureQueriesContext(connection) as queries:
            browser.get(address, given)
        return len(queries)

    A = "/request-an-assessment"
    counts = {A: number(client, A, **asked)}
    for page in ("write/child", "check", "files", "later"):
        counts[page] = number(client, f"{A}/{draft.key}/{page}")
    client.post(f"{A}/{draft.key}/check")
    counts["receipt"] = number(client, f"{A}/{draft.key}/receipt")
    key = AssessmentRequest.objects.get().key
    for page in ("", "/settle", "/same", "/family", "/area", "/young-person"):
        counts[f"show{page}"] = number(officer.browser, f"/requests/{key}{page}")
    assert {page: count for page, count in counts.items() if count > 12} == {}
