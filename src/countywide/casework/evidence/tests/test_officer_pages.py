"""The evidence pages of a case for officers and families, the lists, the form's own page, and practice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from countywide.casework.cases import queries as cases_of
from countywide.casework.cases.tests import factories as cases
from countywide.casework.evidence import actions, on_case, queries
from countywide.casework.evidence.models import EvidenceForm, EvidenceRequest, Follower, Item, Link
from countywide.casework.evidence.types import REPORT
from countywide.platform.audit.models import Entry
from countywide.platform.files.models import File
from countywide.platform.outbox.models import Delivery, Notice
from countywide.register.people.tests import factories as people
from countywide.register.schools.models import School

from . import factories as make
from .test_answering_pages import MOST, SAID
from .test_link_pages import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def case(today):
    return cases.case(on=today - timedelta(days=5), school=make.setting("senco@lark.example"))


@pytest.fixture
def officer(case):
    return cases.officer(cases.team("assessment"))


@pytest.fixture
def client(client_for, officer):
    return client_for(officer)


@pytest.fixture
def parent(case, person):
    user = person("parent")
    people.relate(case.child, people.contact(user=user))
    return user


@pytest.fixture
def at(case):
    return lambda page="": f"/cases/{case.reference}/evidence{page}"


def ask(client, at, case, **given):
    facts = {"settings": [str(case.school_id)], "items": [REPORT, "progress"], "when": "USUAL", "note": ""}
    return client.post(at("/ask"), {**facts, **given})


# --- asking -----------------------------------------------------------------------------------


def test_asking_explains_the_day_and_that_it_is_no_condition(client, case, at, today):
    type(case).objects.filter(pk=case.pk).update(act_by=today + timedelta(days=3))
    said = words(client.get(at("/ask")))
    for told in (
        "It is not a condition",
        "The council must act by",
        "The usual time ends on or after",
        case.school.name,
    ):
        assert told in said
    assert "10 school days from today" in said


def test_asking_asks(client, case, at, officer):
    answer = ask(client, at, case, note="Look at phonics.")
    assert answer.headers["Location"] == at()
    asked = EvidenceRequest.objects.get()
    assert (asked.organisation_id, asked.asked_by, asked.note) == (case.school_id, officer, "Look at phonics.")
    assert "Started" not in words(client.get(at())) and "Asked" in words(client.get(at()))


def test_several_are_asked_at_once_or_none(client, case, at, today):
    other = School.objects.get(organisation=make.setting("senco@finch.example"))
    ask(client, at, case, settings=[str(case.school_id), "OTHER"], other=f"{other.name} ({other.urn})")
    assert set(EvidenceRequest.objects.values_list("organisation_id", flat=True)) == {
        case.school_id,
        other.organisation_id,
    }
    third = School.objects.get(organisation=make.setting())
    answer = ask(client, at, case, settings=["OTHER", str(case.school_id)], other=third.urn)
    assert answer.status_code == 422 and "has been asked already" in words(answer)
    assert EvidenceRequest.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "words_of"),
    [
        ({"settings": []}, "Choose who should be asked"),
        ({"items": []}, "Choose at least one thing"),
        ({"items": ["other"], "something": ""}, "Say what else you need"),
        ({"settings": ["OTHER"], "other": "Nowhere at all"}, "We do not know this school"),
        ({"settings": ["999999"]}, "Select one of the answers listed"),
        ({"when": "DAY", "due_on-day": "1", "due_on-month": "1", "due_on-year": "2020"}, "Choose a day after today"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client, case, at, given, words_of):
    answer = ask(client, at, case, **{"note": "Kept as typed.", **given})
    assert answer.status_code == 422
    assert words_of in words(answer) and "Kept as typed." in words(answer)
    assert not EvidenceRequest.objects.exists()


# --- one request ------------------------------------------------------------------------------


def test_one_request_shows_each_link_with_what_became_of_it(client, case, at, today):
    asked = make.request(on=today, case=case, organisation=case.school)
    Client().get(f"/evidence/{make.token_of(asked)}")
    Delivery.objects.filter(notice__kind="evidence.link").update(state="DELIVERED", delivered_at=timezone.now())
    said = words(client.get(at(f"/asked/{asked.pk}")))
    for told in ("senco@lark.example", "Delivered", "perhaps by a mail scanner", "Not yet", "Opened. Works until"):
        assert told in said
    assert make.token_of(asked) not in client.get(at(f"/asked/{asked.pk}")).content.decode()


@pytest.mark.parametrize(
    ("where_to", "posted", "did"),
    [
        ("remind", {}, "evidence.chased"),
        ("new-link", {"to": "HOLDER"}, "evidence.renewed"),
        ("longer", {"due_on-day": "1", "due_on-month": "6", "due_on-year": "2030"}, "evidence.extended"),
        ("more", {"items": ["attendance"]}, "evidence.asked-more"),
        ("withdraw", {"because": "Not needed."}, "evidence.withdrawn"),
    ],
)
def test_following_up(client, case, at, today, client_for, parent, where_to, posted, did):
    asked = make.request(on=today, case=case, organisation=case.school)
    where = at(f"/asked/{asked.pk}/{where_to}")
    closed = {
        "stranger": client_for(cases.officer(cases.team("transfers"))),
        "senco": client_for(make.staff(case.school)),
        "parent": client_for(parent),
    }
    assert {name: each.post(where, posted).status_code for name, each in closed.items()} == {
        "stranger": 404,
        "senco": 403,
        "parent": 403,
    }
    assert client.get(where).status_code == 200
    assert client.post(where, posted).headers["Location"] == at(f"/asked/{asked.pk}")
    assert did in [entry.did for entry in Entry.objects.all()]
    again = client.post(where, {"because": "", "to": "", "items": []})
    assert again.status_code == 422 or where_to == "longer"


def test_a_request_of_another_case_is_not_there(client, case, at, today):
    other = make.request(on=today)
    for page in ("", "/remind", "/new-link", "/longer", "/more", "/withdraw"):
        assert client.get(at(f"/asked/{other.pk}{page}")).status_code == 404
        assert client.post(at(f"/asked/{other.pk}{page}"), {"because": "x"}).status_code in (404, 405)
    assert Link.objects.get().state == "ISSUED"


# --- who sees the page of a case --------------------------------------------------------------


def test_each_audience_in_its_own_words(client, client_for, case, at, parent, today):
    asked = make.request(on=today, case=case, organisation=case.school, confirmed=True)
    make.item(asked, name="secret plan.pdf")
    officer, family = words(client.get(at())), words(client_for(parent).get(at()))
    school = words(client_for(make.staff(case.school)).get(at()))
    assert "secret plan.pdf" in officer and "Asked for" in officer
    assert "secret plan.pdf" not in family and "Asked for" not in family and "Send us a document" in family
    assert "secret plan.pdf" in school and "Asked for" not in school


@pytest.mark.parametrize("where", ["", "/ask", "/add", "/asked/1", "/1", "/1/change", "/1/share", "/1/newer"])
def test_somebody_elses_case_is_not_there(client_for, person, case, at, where):
    for who in (person("assessment-officer"), person("senco"), person("parent")):
        assert client_for(who).get(at(where)).status_code in (403, 404)
    assert client_for(person("assessment-officer")).get(at(where)).status_code == 404
    assert client_for(person("auditor")).get(at(where)).status_code == 403


def test_opening_the_evidence_is_logged(client, case, at, officer):
    from countywide.platform.audit.models import Opening

    client.get(at())
    assert list(Opening.objects.values_list("about_kind", "by", "why")) == [
        ("cases.case", officer.pk, "read the evidence")
    ]


# --- entering ---------------------------------------------------------------------------------


def send(client, at, place, *names):
    files = [SimpleUploadedFile(name, f"%PDF-1.7 {name}".encode()) for name in names]
    client.post("/files/plain", {"keeper": "evidence", "place": place, "next": at("/add"), "file": files})
    return list(File.objects.order_by("uploaded_at"))


def dated(name, day):
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def test_an_officer_enters_files_with_the_true_day(client, case, at, today):
    one, two = send(client, at, f"case:{case.pk}", "one.pdf", "two.pdf")
    assert words(client.get(at("/add"))).count("Needs your words") == 2
    came = today - timedelta(days=3)
    facts = {**SAID, **dated("received_on", came), **dated("written_on", came), "source": "EMAIL"}
    answer = client.post(at(f"/add/{one.pk}"), {**facts, "sent_by": str(case.school_id)})
    assert answer.headers["Location"] == at("/add")
    item = Item.objects.get()
    assert (item.file, item.received_on, item.source, item.organisation_id) == (one, came, "EMAIL", case.school_id)
    assert client.get(at(f"/add/{one.pk}")).status_code == 404  # it has been said what it is
    assert client.post(at(f"/add/{two.pk}/remove")).headers["Location"] == at("/add")
    assert "two.pdf" not in words(client.get(at("/add")))
    answer = client.post(at("/add/without-file"), {**facts, "sent_by": "NONE"})
    assert answer.headers["Location"] == at() and Item.objects.filter(file=None).count() == 1


def test_a_family_sends_documents_from_the_case(client_for, case, at, parent):
    client = client_for(parent)
    (file,) = send(client, at, f"family:{case.pk}:{parent.pk}", "our views.pdf")
    facts = {**SAID, "kind": "views", "author_role": "Parent"}
    assert "How did it come" not in words(client.get(at(f"/add/{file.pk}")))
    assert client.post(at(f"/add/{file.pk}"), facts).headers["Location"] == at()
    assert "our views.pdf" in words(client.get(at()))
    type(case).objects.filter(pk=case.pk).update(closed_on=case.opened_on)
    assert client.get(at("/add")).status_code == 404


def test_a_family_cannot_reach_what_an_officer_sent(client, client_for, case, at, parent):
    (file,) = send(client, at, f"case:{case.pk}", "one.pdf")
    for page in ("", "/remove"):
        assert client_for(parent).get(at(f"/add/{file.pk}{page}")).status_code == 404
    assert client_for(parent).get(at("/add/without-file")).status_code == 403
    assert client_for(make.staff(case.school)).get(at("/add")).status_code == 404


# --- one piece of evidence --------------------------------------------------------------------


@pytest.fixture
def item(case, officer, today):
    file = make.file_at(f"case:{case.pk}", at=timezone.now())
    said = make.said("professional-report", third_party=True)
    return actions.add_item(case, by=officer, on=today, said=said, source="PAPER", received_on=today, file_id=file.pk)


def test_what_is_said_of_evidence_is_corrected_shared_and_replaced(client, case, at, item, officer, today):
    page = words(client.get(at(f"/{item.pk}")))
    assert "About somebody else too Yes" in page and item.file.sha256 in page.replace(" ", "")
    assert client.post(at(f"/{item.pk}/change"), {**SAID, "third_party": "YES"}).status_code == 302
    refused = client.post(at(f"/{item.pk}/share"), {"shared": "YES"})
    assert refused.status_code == 422 and "about somebody else" in words(refused)
    assert client.post(at(f"/{item.pk}/share"), {"shared": "YES", "checked": "on"}).status_code == 302
    newer = actions.add_item(case, by=officer, on=today, said=make.said(), source="PAPER", received_on=today)
    assert client.post(at(f"/{item.pk}/newer"), {"newer": str(newer.pk)}).status_code == 302
    item.refresh_from_db()
    assert (item.kind, item.to_family, item.superseded_by) == (REPORT, True, newer)
    page = words(client.get(at()))
    assert "Replaced by a newer one" in page and "The family sees it" in page


def test_evidence_of_another_case_is_not_there(client, case, item, today):
    other = cases.case(on=today, school=make.setting())
    for page in ("", "/change", "/share", "/newer"):
        assert client.get(f"/cases/{other.reference}/evidence/{item.pk}{page}").status_code == 404


# --- on the case page -------------------------------------------------------------------------


def test_the_section_on_the_case_page(client, case, officer, parent, today):
    make.request(on=today, case=case, organisation=case.school)
    senco, stranger = make.staff(case.school), make.staff(make.setting())
    case, seen_by_family = (cases_of.case_with(case.reference, user) for user in (officer, parent))
    with CaptureQueriesContext(connection) as run:
        found = on_case.standing(case, officer, "OFFICER", today)
    assert (len(run), found["came"], [row["text"] for row in found["tasks"]]) == (1, 0, [case.school.name])
    assert on_case.standing(seen_by_family, parent, "FAMILY", today)["came"] == 0
    assert on_case.standing(case, senco, "SCHOOL", today)["tasks"][0]["href"].startswith("/evidence-asked/")
    assert on_case.standing(case, stranger, "SCHOOL", today) is None
    assert on_case.standing(case, stranger, "PROFESSIONAL", today) is None
    assert (on_case.may_ask(case, officer, "OFFICER"), on_case.may_ask(case, parent, "FAMILY")) == (True, False)
    assert (on_case.may_send(case, parent, "FAMILY"), on_case.may_send(case, officer, "OFFICER")) == (True, False)
    said = words(client.get(f"/cases/{case.reference}"))
    assert "Ask a setting for evidence" in said and "0 documents received" in said


# --- the form and the lists -------------------------------------------------------------------


def test_a_new_version_is_laid_down_with_its_document_and_a_refused_one_leaves_no_file(
    client_for, person, client, today
):
    manager = client_for(person("manager"))
    facts = {"title": "Appendix 2", "status": "DOCUMENT", "says": "New.", **dated("from_on", today)}
    assert "file" in words(manager.post("/evidence/lists/form", facts)).lower()
    sent = manager.post("/evidence/lists/form", {**facts, "file": make.upload("a2.pdf")})
    assert sent.headers["Location"] == "/evidence/lists"
    version = EvidenceForm.objects.get()
    assert (version.title, version.file.name, version.accepted_until) == ("Appendix 2", "a2.pdf", None)
    late = {**facts, **dated("accepted_until", today), "file": make.upload("again.pdf")}
    assert manager.post("/evidence/lists/form", late).status_code == 422
    assert File.objects.count() == 1
    assert "In force" in words(manager.get("/evidence/lists"))
    for page in ("/evidence/lists", "/evidence/lists/form", "/evidence/lists/kinds/add"):
        assert client.get(page).status_code == 403


def test_the_forms_own_page_is_public_and_a_school_can_follow_it(client_for, today):
    assert "There is no form of ours" in words(Client().get("/evidence/report-form"))
    first = today - timedelta(days=40)
    for title, on, until in (("Old report", first, None), ("Appendix 2", today, today + timedelta(days=30))):
        actions.add_form(
            None,
            by=make.BY,
            on=on,
            title=title,
            status="ONLINE",
            address="https://forms.example/report",
            from_on=on,
            accepted_until=until,
        )
    said = words(Client().get("/evidence/report-form"))
    assert "At present this is an online form" in said and "Old report, from" in said and "Tell us" not in said
    organisation = make.setting()
    senco = client_for(make.staff(organisation))
    assert "Tell us when this form changes" in words(senco.get("/evidence/report-form"))
    for there in (True, False):
        assert senco.post(f"/evidence/report-form/follow/{organisation.pk}").status_code == 302
        assert Follower.objects.exists() is there
    assert senco.get(f"/evidence/report-form/follow/{make.setting().pk}").status_code == 404


def test_the_list_of_what_can_be_asked_for_is_kept_by_page(client_for, person):
    manager = client_for(person("manager"))
    facts = {"name": "Sleep diary", "asks": "What the nights are like", "place": "99"}
    assert manager.post("/evidence/lists/kinds/add", facts).status_code == 302
    again = manager.post("/evidence/lists/kinds/add", facts)
    assert again.status_code == 422 and "There is something of this name" in words(again)
    assert manager.post("/evidence/lists/kinds/add", {**facts, "name": "!!!"}).status_code == 422
    assert manager.post("/evidence/lists/kinds/sleep-diary", {**facts, "name": "Nights"}).status_code == 302
    assert queries.kinds()[-1].name == "Nights"
    assert manager.post("/evidence/lists/kinds/sleep-diary/end").status_code == 302
    assert manager.get("/evidence/lists/kinds/sleep-diary").status_code == 404
    assert manager.get("/evidence/lists/kinds/sleep-diary/end").status_code == 404


# --- practice ---------------------------------------------------------------------------------


def test_practice_goes_the_whole_way_and_keeps_nothing(db):
    client = Client()
    before = (File.objects.count(), Notice.objects.count(), Entry.objects.count(), Item.objects.count())
    step = "/evidence/practice"
    posted = {
        "": {},
        "/code": {"code": "2468 1357"},
        "/child": {"theirs": "YES"},
        "/asked": {},
        "/file": {"file": make.upload("practice.pdf", b"words")},
        "/about": SAID,
        "/not-held": {"because": "We moved systems."},
        "/check": {"name": "A", "role": "B", "sure": "on"},
    }
    for number, (where, said) in enumerate(posted.items(), 1):
        page = words(client.get(step + where))
        assert f"page {number} of 9" in page and "made-up child" in page
        assert client.post(step + where, said).status_code == 302
    page = words(client.get(f"{step}/receipt"))
    assert "practice.pdf" in page and make.hashlib_of(b"words") in page.replace(" ", "")
    assert client.post(f"{step}/receipt").headers["Location"] == step
    assert "practice.pdf" not in words(client.get(f"{step}/receipt"))
    assert (File.objects.count(), Notice.objects.count(), Entry.objects.count(), Item.objects.count()) == before


@pytest.mark.parametrize(
    ("step", "posted"),
    [("code", {"code": "1"}), ("child", {}), ("file", {}), ("about", {}), ("not-held", {}), ("check", {})],
)
def test_practice_says_what_is_wrong(db, step, posted):
    assert Client().post(f"/evidence/practice/{step}", posted).status_code == 422


def test_practice_without_such_a_step(db):
    for step in ("start", "nothing"):
        assert Client().get(f"/evidence/practice/{step}").status_code == 404
    assert Client().post("/evidence/practice/child", {"theirs": "NO", "because": "x"}).headers["Location"] == (
        "/evidence/practice"
    )


# --- light ------------------------------------------------------------------------------------


def test_every_officers_page_is_light_however_much_there_is(client, case, at, officer, item, today):
    asked = make.request(on=today, case=case, organisation=case.school, confirmed=True)
    make.item(asked)
    waiting = make.file_at(f"case:{case.pk}", "waiting.pdf", at=timezone.now())
    pages = [
        at(where)
        for where in (
            "",
            "/ask",
            "/add",
            f"/add/{waiting.pk}",
            "/add/without-file",
            f"/asked/{asked.pk}",
            f"/asked/{asked.pk}/remind",
            f"/asked/{asked.pk}/more",
            f"/asked/{asked.pk}/withdraw",
            f"/{item.pk}",
            f"/{item.pk}/change",
            f"/{item.pk}/share",
            f"/{item.pk}/newer",
        )
    ]

    def counts():
        found = {}
        for where in pages:
            with CaptureQueriesContext(connection) as run:
                assert client.get(where).status_code == 200
            found[where] = len([query for query in run if "SAVEPOINT" not in query["sql"]])
        return found

    counts()
    few = counts()
    for number in range(3):
        actions.renew(asked, by=officer, on=today)
        make.item(asked, "views")
        make.request(on=today, case=case)
        make.file_at(f"case:{case.pk}", f"more {number}.pdf", at=timezone.now())
    assert counts() == few
    assert {where: number for where, number in few.items() if number > MOST} == {}
