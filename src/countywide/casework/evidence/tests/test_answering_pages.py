"""The pages of an answer, by a link and signed in: the whole way, the closed doors, and how light they are."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from countywide.casework.cases.tests import factories as cases
from countywide.casework.evidence import actions, queries
from countywide.casework.evidence.models import EvidenceRequest, Item
from countywide.casework.evidence.types import REPORT
from countywide.law.clocks import Closure
from countywide.platform.files.models import File
from countywide.register.schools import actions as schools
from countywide.register.schools.models import School

from . import factories as make
from .test_link_pages import words

pytestmark = pytest.mark.django_db
STEPS = ("start", "child", "asked", "files", "not-held", "check", "receipt", "more", "pass-on")
SAID = {
    "kind": REPORT,
    "written_on-day": "1",
    "written_on-month": "9",
    "written_on-year": "2026",
    "author": "A. Writer",
    "author_role": "SENCO",
    "third_party": "NO",
    "relevance": "",
}


@pytest.fixture
def confirmed(asked):
    actions.confirm_child(asked, by=make.guest(asked), on=timezone.localdate(), at=timezone.now())
    return EvidenceRequest.objects.get(pk=asked.pk)


def ways(asked, let_in, client_for):
    """A client and the beginning of the address, by a link and signed in."""
    return {
        "link": (lambda: let_in(asked), f"/evidence/{make.token_of(asked)}"),
        "signed in": (lambda: client_for(make.staff(asked.organisation)), f"/evidence-asked/{asked.pk}"),
    }


@pytest.mark.parametrize("way", ["link", "signed in"])
def test_the_whole_way_without_script(asked, let_in, client_for, way):
    begin, at = ways(asked, let_in, client_for)[way]
    client = begin()

    # 2: the child, with no more than is needed
    page = words(client.get(f"{at}/child"))
    child = asked.case.child
    for told in (child.name_shown, "4 May 2018", asked.organisation.name):
        assert told in page
    assert client.post(f"{at}/child", {}).status_code == 422
    assert client.post(f"{at}/child", {"theirs": "YES"}).headers["Location"] == f"{at}/asked"

    # 3: what is asked
    page = words(client.get(f"{at}/asked"))
    for told in (
        "Setting report",
        "Expected",
        "Progress data",
        "10 school days",
        "250 MB",
        "2 GB",
        "No council account",
    ):
        assert told in page

    # 4: files
    page = client.get(f"{at}/files").content.decode()
    fields = dict(re.findall(r'name="(keeper|place|next)" value="([^"]*)"', page))
    assert fields == {"keeper": "evidence", "place": f"request:{asked.pk}", "next": f"{at}/files"}
    sent = [SimpleUploadedFile(f"{name}.pdf", f"%PDF-1.7 {name}".encode()) for name in ("report", "spare")]
    answer = client.post("/files/plain", {**fields, "file": sent})
    assert answer.headers["Location"] == f"{at}/files"
    report, spare = File.objects.order_by("name")
    assert words(client.get(f"{at}/files")).count("Needs your words") == 2
    assert "Tell us about every file first" in words(
        client.post(f"{at}/check", {"name": "A", "role": "B", "sure": "on"})
    )
    bad = client.post(f"{at}/files/{report.pk}", {**SAID, "author": "", "written_on-year": "3026"})
    assert bad.status_code == 422 and 'value="SENCO"' in bad.content.decode()
    assert client.post(f"{at}/files/{report.pk}", SAID).headers["Location"] == f"{at}/files"
    assert client.post(f"{at}/files/{spare.pk}/remove").headers["Location"] == f"{at}/files"
    assert "spare.pdf" not in words(client.get(f"{at}/files"))

    # 5: what is not held
    progress = asked.asked.get(kind="progress")
    assert client.post(f"{at}/not-held", {f"asked_{progress.pk}": ""}).status_code == 422
    answer = client.post(f"{at}/not-held", {f"asked_{progress.pk}": "We moved systems."})
    assert answer.headers["Location"] == f"{at}/check"

    # 6: check
    page = words(client.get(f"{at}/check"))
    assert "report.pdf" in page and "Not held: We moved systems." in page
    assert client.post(f"{at}/check", {"name": "A. Writer", "role": "SENCO"}).status_code == 422
    answer = client.post(f"{at}/check", {"name": "A. Writer", "role": "SENCO", "sure": "on"})
    assert answer.headers["Location"] == f"{at}/receipt"

    # 7: the receipt
    page = words(client.get(f"{at}/receipt"))
    assert "report.pdf" in page and report.sha256 in page.replace(" ", "")
    assert "Progress data: We moved systems." in page
    asked.refresh_from_db()
    assert (asked.completed_on, asked.completed_by) == (timezone.localdate(), "A. Writer, SENCO")
    item = Item.objects.kept().get()
    assert (item.source, item.author) == ("LINK" if way == "link" else "SCHOOL", "A. Writer")


@pytest.mark.parametrize("way", ["link", "signed in"])
def test_a_child_who_is_not_theirs(asked, let_in, client_for, way):
    begin, at = ways(asked, let_in, client_for)[way]
    client = begin()
    assert client.post(f"{at}/child", {"theirs": "NO", "because": ""}).status_code == 422
    answer = client.post(f"{at}/child", {"theirs": "NO", "because": "Left in July."}, follow=True)
    assert "We have told the team that asked" in words(answer)
    after = words(client.get(f"{at}/child", follow=True))
    assert asked.case.child.name_shown not in after


def test_after_it_is_complete_a_code_opens_it_to_add_more(confirmed, let_in):
    for each in confirmed.asked.all():
        make.item(confirmed, each.kind)
    actions.complete(
        confirmed, by=make.guest(confirmed), on=timezone.localdate(), at=timezone.now(), declared_by="A, B"
    )
    at = f"/evidence/{make.token_of(confirmed)}"
    client = let_in(confirmed)
    for step in ("start", "not-held", "check"):
        assert client.get(f"{at}/{step}").headers["Location"] == f"{at}/receipt"
    assert client.get(f"{at}/start").headers["Location"] == f"{at}/receipt"
    assert "Add more" in words(client.get(f"{at}/receipt"))
    assert "uploader" not in client.get(f"{at}/files").content.decode()  # not before it is opened again
    assert client.post(f"{at}/more").headers["Location"] == f"{at}/files"
    assert "cw-uploader" in client.get(f"{at}/files").content.decode()
    assert client.post(f"{at}/more").headers["Location"] == f"{at}/files"  # pressed twice


def test_a_closed_setting_is_told_that_the_time_goes_on(asked, let_in):
    today = timezone.localdate()
    school = School.objects.get(organisation=asked.organisation)
    closed = [Closure(today - timedelta(days=1), today + timedelta(days=9))]
    schools.keep_closures(school, by=make.BY, on=today, closures=closed)
    page = words(let_in(asked).get(f"/evidence/{make.token_of(asked)}/asked"))
    assert "We know you as closed until" in page and "goes on through holidays" in page


def test_the_form_is_named_as_the_council_does_and_can_be_downloaded(let_in):
    today = timezone.localdate()
    form = make.files.receive(make.upload("a2.pdf"), keeper=queries.FORMS, place="report-form", by=make.BY)
    make.files.rule(form, by=make.BY, now=timezone.now(), state="CLEAN", content_type="application/pdf")
    actions.add_form(None, by=make.BY, on=today, title="Appendix 2", status="DOCUMENT", from_on=today, file_id=form.pk)
    asked = make.request(on=today)
    client, at = let_in(asked), f"/evidence/{make.token_of(asked)}"
    page = client.get(f"{at}/asked")
    assert "Appendix 2" in words(page) and f"/files/{form.pk}/open" in page.content.decode()


# --- closed doors -----------------------------------------------------------------------------


@pytest.mark.parametrize("step", STEPS)
def test_another_settings_request_is_not_there(asked, client_for, step):
    client = client_for(make.staff(make.setting()))
    assert client.get(f"/evidence-asked/{asked.pk}/{step}").status_code == 404
    assert client.post(f"/evidence-asked/{asked.pk}/{step}", {"theirs": "YES"}).status_code == 404


@pytest.mark.parametrize("role", ["parent", "assessment-officer", "school-finance", "professional"])
def test_others_may_not_answer(asked, client_for, person, role):
    client = client_for(person(role, at=asked.organisation))
    assert client.get(f"/evidence-asked/{asked.pk}/asked").status_code == 403
    assert client.get("/evidence-asked").status_code == 403


@pytest.mark.parametrize("where", ["files/{}", "files/{}/remove"])
def test_another_requests_file_is_not_there(confirmed, let_in, client_for, where):
    other = make.request(on=timezone.localdate(), organisation=confirmed.organisation, confirmed=True)
    theirs, form = make.file_for(other), make.file_at("report-form")
    for begin, at in ways(confirmed, let_in, client_for).values():
        client = begin()
        for file in (theirs.pk, form.pk, "00000000-0000-4000-8000-000000000000"):
            assert client.get(f"{at}/{where.format(file)}").status_code == 404
            assert client.post(f"{at}/{where.format(file)}", SAID).status_code == 404
    assert theirs.removed_at is None


def test_the_list_of_what_ones_own_setting_is_asked(asked, client_for):
    make.request(on=timezone.localdate())
    client = client_for(make.staff(asked.organisation))
    page = words(client.get("/evidence-asked"))
    assert asked.case.child.name_shown in page and "1 request" in page
    actions.withdraw(asked, by=make.BY, on=timezone.localdate(), because="Not needed.")
    assert "Nothing is asked of your setting at present." in words(client.get("/evidence-asked"))
    assert "Withdrawn" in words(client.get("/evidence-asked?show=all"))


def test_a_successor_is_shown_what_is_still_asked(asked):
    from countywide.casework.evidence import handover

    make.request(on=timezone.localdate())
    today, senco = timezone.localdate(), make.staff(asked.organisation)
    held = senco.roles_today[0]
    (row,) = handover.asked(held, senco, today)
    assert (row["key"], row["change_url"]) == (asked.case.child.name_shown, f"/evidence-asked/{asked.pk}")
    assert handover.asked(held, make.staff(make.setting()), today) == []


# --- light ------------------------------------------------------------------------------------

MOST = 12


@pytest.mark.parametrize("way", ["link", "signed in"])
def test_every_page_is_light_however_many_files(confirmed, let_in, client_for, way):
    make.item(confirmed, REPORT)
    begin, at = ways(confirmed, let_in, client_for)[way]
    client = begin()
    one = make.file_for(confirmed)
    pages = [*STEPS, f"files/{one.pk}", f"files/{one.pk}/remove"]

    def counts():
        found = {}
        for page in pages:
            with CaptureQueriesContext(connection) as run:
                client.get(f"{at}/{page}")
            found[page] = len([query for query in run if "SAVEPOINT" not in query["sql"]])
        return found

    counts()
    few = counts()
    for _ in range(4):
        make.item(confirmed, "views")
        make.file_for(confirmed)
    assert counts() == few
    assert {page: number for page, number in few.items() if number > MOST} == {}


def test_the_list_is_light_however_long(asked, client_for):
    client = client_for(make.staff(asked.organisation))

    def count():
        with CaptureQueriesContext(connection) as run:
            client.get("/evidence-asked")
        return len(run)

    count()  # the first page writes the session
    one = count()
    for _ in range(3):
        make.request(
            on=timezone.localdate(), organisation=asked.organisation, case=cases.case(school=asked.organisation)
        )
    assert (count(), one <= MOST) == (one, True)
