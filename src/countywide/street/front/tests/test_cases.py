"""The case page: what each reader sees of it, what stays shut, and the pages that say more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.models import Q
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from countywide.casework.cases import actions
from countywide.casework.cases.models import HandOverRule
from countywide.casework.cases.tests import factories as make
from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit.models import Opening

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("reader", "status"),
    [
        ("officer", 200),
        ("senco", 200),
        ("parent", 200),
        ("other senco", 404),
        ("other parent", 404),
        ("other officer", 404),
        ("adviser", 404),
        ("operator", 404),
    ],
)
def test_who_opens_a_case(client_for, readers, reader, status):
    client, case = client_for(readers[reader]), readers["case"]
    assert client.get(f"/cases/{case.reference}").status_code == status
    assert client.get(f"/cases/{case.reference}/told").status_code == status
    opened = 404 if reader == "officer" else status  # the access log is the family's, the school's and the manager's
    assert client.get(f"/cases/{case.reference}/opened").status_code == opened


def test_nobody_opens_a_case_without_signing_in(readers):
    assert Client().get(f"/cases/{readers['case'].reference}").status_code == 302


def test_the_family_reads_its_own_words_and_only_what_it_is_told(client_for, readers):
    page = client_for(readers["parent"]).get(f"/cases/{readers['case'].reference}").content.decode()
    assert "Pip: request for an assessment" in page
    assert "We received your request" in page and "For officers alone" not in page
    assert "The council must tell you whether it will carry out an assessment" in page
    assert "Assessment Team" in page and "01632 960110" in page and "An officer will be named soon" in page


@pytest.mark.parametrize("reader", ["parent", "officer"])
def test_a_right_whose_time_has_passed_is_neither_next_nor_late(client_for, readers, reader):
    """A year after a decision nobody is told first that they are late to appeal; the day stands among those that were."""
    case = readers["case"]
    with transaction.atomic():
        deadlines.start(case, "AP-LODGE", by=make.BY, on=localdate() - timedelta(365))
    page = client_for(readers[reader]).get(f"/cases/{case.reference}").content.decode()
    ahead, _, behind = page.partition("Dates that were met, have passed or are no longer needed")
    assert "peal" not in ahead.partition("What happens next")[2].partition("What you can do now")[0]
    assert "its time has passed" in behind and "peal" in behind


def test_the_officer_reads_everything_in_the_statutes_words(client_for, readers):
    case = readers["case"]
    page = client_for(readers["officer"]).get(f"/cases/{case.reference}").content.decode()
    assert "Pip Otterby" in page and "For officers alone" in page and "Decide whether to assess" in page
    assert "SEND Regulations 2014 regs 4, 5" in page


def test_every_opening_is_noted_and_the_family_sees_roles_not_names(client_for, readers):
    case = readers["case"]
    client_for(readers["officer"]).get(f"/cases/{case.reference}")
    assert [(each.about_kind, each.about_key) for each in Opening.objects.all()] == [("cases.case", str(case.pk))]
    seen = client_for(readers["parent"]).get(f"/cases/{case.reference}/opened").content.decode()
    assert "Assessment officer, Assessment Team" in seen and "Odalys" not in seen
    assert "Who has opened your record" in seen
    manager = client_for(make.officer(make.team("assessment"), "manager"))
    named = manager.get(f"/cases/{case.reference}/opened").content.decode()
    assert "Odalys Penhallam (Assessment officer, Assessment Team)" in named


@pytest.mark.parametrize("reader", ["officer", "senco", "parent"])
def test_the_case_page_asks_little_however_much_happened(client_for, readers, reader):
    client, case = client_for(readers[reader]), readers["case"]
    address = f"/cases/{case.reference}"
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    with transaction.atomic():
        for number in range(5):
            actions.note(case, "x", by=make.BY, on=localdate(), title=f"Note {number}", to_family=True, to_school=True)
            deadlines.start(case, "NA-ADVICE-OTHER", by=make.BY, on=localdate(), key=f"advice:{number}")
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    counted = [query for query in many if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(few) == len(many) and len(counted) <= 12, [query["sql"][:90] for query in counted]


def test_who_passes_a_case_on_is_said_before_it_happens(client_for, readers):
    case = readers["case"]
    HandOverRule.objects.create(
        key="year-group",
        from_team_id=case.team_id,
        to_team_id=make.team("phase-transfer").organisation_id,
        year_group=make.queries_year_group(case.child.born_on),
        cut_off_on=date(localdate().year + 1, 2, 1),
        stages=["RECEIVED"],
        condition="if the plan is not final by then",
        because="A new school year",
    )
    page = client_for(readers["senco"]).get(f"/cases/{case.reference}").content.decode()
    assert "It will pass to <strong>Phase-Transfer Team</strong>" in page and "if the plan is not final by then" in page


def words(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def test_a_family_is_not_told_the_inner_workings(client_for, readers):
    case = readers["case"]
    shown = words(client_for(readers["parent"]), f"/cases/{case.reference}")
    for inner in ("Act by", "Say which officer holds it", "born ", "Decide whether to assess"):
        assert inner not in shown
    assert "Your details, and who we write to" in shown and "Who has opened your record" in shown


def test_an_officer_acts_by_the_last_working_day_and_sees_the_last_day_in_law(client_for, readers):
    case = readers["case"]
    sunday = date(2026, 11, 29)
    with transaction.atomic():
        deadlines.start(case, "NA-DECIDE", by=make.BY, on=sunday - timedelta(42), key="other")
    shown = words(client_for(readers["officer"]), f"/cases/{case.reference}")
    assert "Act by <strong>27 November 2026</strong>" in shown
    assert "The last day in law is 29 November 2026." in shown


def test_a_closed_case_says_when_and_why_and_owes_nothing(client_for, readers):
    case = readers["case"]
    with transaction.atomic():
        deadlines.end_all(case, by=make.BY, on=localdate(), because="Withdrawn")
        actions.close(case, by=make.BY, on=localdate(), stage="WITHDRAWN", because="The parent wrote")
    officer = words(client_for(readers["officer"]), f"/cases/{case.reference}")
    assert "The case was closed on" in officer and ": The parent wrote." in officer
    assert "Who owns it today" not in officer and "Take this case" not in officer
    family = words(client_for(readers["parent"]), f"/cases/{case.reference}")
    assert "The case was closed on" in family and "The parent wrote" not in family


def test_an_adviser_sees_who_the_child_is_and_what_is_asked_and_nothing_else(client_for, readers, monkeypatch):
    case = readers["case"]
    monkeypatch.setattr("countywide.casework.cases.models.READERS", [lambda user: Q(pk=case.pk)])
    client = client_for(readers["adviser"])
    shown = words(client, f"/cases/{case.reference}")
    assert "Pip Otterby" in shown and "born " in shown
    for hidden in (
        "We received your request",
        "For officers alone",
        "Why this date?",
        "More about",
    ):
        assert hidden not in shown
    assert client.get(f"/cases/{case.reference}/told").status_code == 404
    assert client.get(f"/cases/{case.reference}/opened").status_code == 404


def test_what_was_sent_is_listed_with_whether_it_arrived_and_each_sees_their_own(client_for, readers):
    case, manager = readers["case"], make.officer(make.team("assessment"), "manager")
    actions.hand_over(
        case,
        by=manager,
        on=localdate(),
        team_id=make.team("casework").organisation_id,
        because="The plan is final now",
    )
    officer = words(client_for(readers["other officer"]), f"/cases/{case.reference}/told")
    assert f"Case {case.reference} passed from Assessment Team to Casework Team" in officer
    assert "Assessment Team" in officer and "Waiting" in officer
    parent = words(client_for(readers["parent"]), f"/cases/{case.reference}/told")
    assert f"now looks after your case {case.reference}" in parent and "passed from" not in parent
    assert "No message was sent about this case yet." in words(
        client_for(readers["senco"]), f"/cases/{case.reference}/told"
    )


def test_what_was_sent_asks_the_same_however_much_was(client_for, readers):
    case, client = readers["case"], client_for(readers["officer"])
    manager, address = make.officer(make.team("assessment"), "manager"), f"/cases/{readers['case'].reference}/told"

    def given(number: int) -> int:
        for _ in range(number):
            actions.assign(case, by=manager, on=localdate(), owner_id=readers["officer"].pk)
            actions.assign(case, by=manager, on=localdate(), owner_id=None)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    client.get(address)
    assert given(1) == given(3) <= 12


def test_an_adviser_is_not_told_that_no_date_runs(client_for, readers, monkeypatch):
    """Advisers see none of the family's dates; that is no reason to say that there are none."""
    case, adviser = readers["case"], readers["adviser"]
    monkeypatch.setattr("countywide.casework.cases.models.READERS", [lambda user: Q(pk=case.pk)])
    page = client_for(adviser).get(f"/cases/{case.reference}")
    assert (page.status_code, "No date of the law is running" in page.content.decode()) == (200, False)


def test_a_parent_is_named_in_the_frame_without_an_organisation(client_for, readers):
    page = client_for(readers["parent"]).get(f"/cases/{readers['case'].reference}").content.decode()
    assert f"{readers['parent'].name}, parent or carer<" in page.replace("\n", "").replace(" <", "<")
