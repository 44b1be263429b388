"""Pages: a school's own money and nobody else's, and the finance team's year."""

from __future__ import annotations

import csv
from datetime import date
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
import time_machine
from django.urls import reverse
from lxml import etree

from countywide.register.people.tests import factories as people
from countywide.register.schools.tests import factories as schools
from countywide.support.ledger import actions, queries, tasks
from countywide.support.ledger.enums import Standing, Stream
from countywide.support.ledger.models import Award, FundingYear, Pot, Statement
from countywide.support.ledger.types import Balance

from . import factories
from .factories import BY, LAST, ON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts")]
CHILD = "Wren"


@pytest.fixture(autouse=True)
def a_november_day() -> Any:
    with time_machine.travel("2026-11-27 10:00:00+00:00", tick=False):
        yield


@pytest.fixture
def finance(person: Any, client_for: Any, organisation: Any) -> Any:
    return client_for(person("finance-officer", at=organisation("TEAM")))


@pytest.fixture
def award() -> Award:
    """An award for a child, changed once, at a school of the register."""
    school = schools.make_school(name="Sandpiper Strand", group="4").organisation
    made = factories.award(at=school.pk, child_id=people.child().pk, on=date(2026, 6, 12))
    actions.change(made, by=BY, on=ON, annual_pence=7_300_00, from_on=date(2027, 1, 1), why="Moderated to tier 4.")
    return made


def words(answer: Any) -> str:
    """What a reader sees, without marks."""
    tree = etree.HTML(answer.content.decode())
    return " ".join(" ".join(tree.xpath("//main//text()")).split())


# --- a school ---


@pytest.mark.parametrize("role", ["senco", "head", "school-finance"])
def test_a_school_reads_its_money_month_by_month_with_every_change(
    role: str, award: Award, person: Any, client_for: Any
):
    client = client_for(person(role, at=award.school))
    page = words(client.get("/our-funding"))
    assert "£3,020 is certain for April 2026 to March 2027." in page
    assert "Month September 2026 Certain £300 Indicative £0" in page
    assert "From 1 January 2027: £3,650 a year became £7,300. Moderated to tier 4." in page
    assert "Reception amount, tier 3" in page
    assert CHILD not in page


def test_a_school_reads_whether_it_was_told_in_time(award: Award, person: Any, client_for: Any):
    page = words(client_for(person("head", at=award.school)).get("/our-funding"))
    assert "Indicative amount: told 12 June 2026, promised by 18 June 2026: in time." in page
    assert "Certain amount: told 12 June 2026, promised by 31 October 2026: in time." in page


def test_what_is_indicative_is_not_said_to_be_certain(person: Any, client_for: Any):
    held = factories.award(standing=Standing.INDICATIVE, on=date(2026, 7, 3))
    page = words(client_for(person("head", at=held.school)).get("/our-funding"))
    assert "£0 is certain for April 2026 to March 2027, and £2,120 more is indicative: it may still change." in page
    assert "Indicative amount: told 3 July 2026, promised by 18 June 2026: 15 days late." in page
    assert "Certain amount: not told yet, promised by 31 October 2026: 27 days late." in page


def test_an_academy_reads_its_own_year_over_two_funding_years(person: Any, client_for: Any):
    school = schools.make_school(group="10").organisation
    first = factories.award(at=school.pk)
    later = factories.year(name="2027 to 2028", starts_on=date(2027, 4, 1), ends_on=date(2028, 3, 31))
    pot = factories.pot(later)
    factories.award(pot, at=school.pk, annual_pence=3_660_00, from_on=date(2027, 4, 1), to_on=date(2027, 8, 31))
    client = client_for(person("head", at=school))
    page = words(client.get("/our-funding"))
    assert "£3,650 is certain for September 2026 to August 2027." in page  # 212 days at £10 and 153 at £10
    assert "£2,120 is certain for April 2026 to March 2027." in words(client.get("/our-funding?months=april"))
    assert first.pk


def test_another_schools_money_is_closed(award: Award, person: Any, client_for: Any):
    other = client_for(person("senco", at=factories.school()))
    assert "tier 3" not in words(other.get("/our-funding"))
    assert other.get(f"/our-funding?school={award.school.key}").status_code == 404
    for role in ("parent", "casework-officer", "school-office"):
        assert client_for(person(role)).get("/our-funding").status_code == 403


def test_a_school_without_money_is_told_so(person: Any, client_for: Any):
    page = words(client_for(person("senco")).get("/our-funding"))
    assert "£0 is certain" in page
    assert "Nothing is awarded for these months yet." in page


# --- statements ---


def test_statements_are_issued_by_a_worker_and_each_school_is_told(
    award: Award, finance: Any, person: Any, client_for: Any
):
    from countywide.platform.outbox.models import Notice

    year = award.pot.year
    answer = finance.post(reverse("ledger:issue-statements", args=[year.key]))
    assert answer.url == reverse("ledger:statements", args=[year.key])
    officer = person("finance-officer")
    assert tasks.issue_statements(year.pk, date(2026, 11, 27), officer.pk) == 1
    assert tasks.issue_statements(year.pk, date(2026, 11, 28), officer.pk) == 0
    made = Statement.objects.get()
    assert (made.number, made.school, made.issued_on) == (1, award.school, date(2026, 11, 27))
    assert "Moderated to tier 4." in str(made.content)
    assert CHILD not in str(made.content)
    assert Notice.objects.filter(kind="ledger.issued").count() >= 1
    own, other = client_for(person("head", at=award.school)), client_for(person("head", at=factories.school()))
    address = reverse("ledger:own-statement", args=[made.key])
    paper = own.get(address)
    assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-")
    assert other.get(address).status_code == 404
    assert finance.get(reverse("ledger:statement", args=[made.key])).content[:5] == b"%PDF-"
    assert other.get(reverse("ledger:statement", args=[made.key])).status_code == 403
    actions.end(award, by=BY, on=date(2026, 12, 1), last_on=date(2026, 11, 30), why="The child left.")
    assert tasks.issue_statements(year.pk, date(2026, 12, 1), officer.pk) == 1
    assert [each.number for each in queries.statements_of(award.school_id)] == [2, 1]


def test_no_statements_where_no_school_has_anything(finance: Any):
    year = factories.year()
    answer = finance.post(reverse("ledger:issue-statements", args=[year.key]))
    assert answer.status_code == 422
    assert "No school is awarded anything in this year yet." in words(answer)


# --- the finance team ---


def test_the_year_shows_pots_balances_and_a_forecast(award: Award, finance: Any):
    factories.award(award.pot, standing=Standing.INDICATIVE, annual_pence=365_00)
    page = words(finance.get("/funding/2026-to-2027"))
    assert "Reception amount £10,000 £0 £3,232 £6,768" in bare(page)
    assert "Reception amount £10,000 £3,020 £212 £6,768" in bare(page)


def bare(page: str) -> str:
    """Without the headings that stand in each cell for a phone."""
    for heading in (
        "Pot", "Put in", "Paid", "Promised", "Left if all of it comes", "Left", "Stream",
        "Certain until the end of the year", "Indicative",
    ):  # fmt: skip
        page = page.replace(f" {heading} ", " ")
    return page


def test_the_proof_is_said_in_a_sentence(award: Award, finance: Any):
    page = words(finance.get("/funding/2026-to-2027/proof"))
    assert "The ledger of 2026 to 2027 balances: £10,000 = £3,020 promised + £6,980 left, in 3 lines." in page


def test_every_line_is_exported(award: Award, finance: Any):
    answer = finance.get("/funding/2026-to-2027/ledger.csv")
    rows = list(csv.DictReader(StringIO(b"".join(answer.streaming_content).decode())))
    assert [(row["Out of"], row["Into"], row["Pence"]) for row in rows] == [
        ("The year’s fund", "In a pot, promised to nobody", "1000000"),
        ("In a pot, promised to nobody", "Promised out of a pot, not paid yet", "212000"),
        ("In a pot, promised to nobody", "Promised out of a pot, not paid yet", "90000"),
    ]
    book = ZipFile(BytesIO(finance.get("/funding/2026-to-2027/ledger.xlsx").content))
    sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert len(sheet.findall(".//{*}row")) == 4
    assert "212000" in [each.text for each in sheet.iter("{*}v")]


def test_a_year_and_a_pot_are_opened_on_pages(finance: Any):
    finance.post(
        "/funding/open-a-year",
        {"name": "2026 to 2027", **day("starts_on", 1, 4, 2026), **day("ends_on", 31, 3, 2027)},
    )
    year = FundingYear.objects.get()
    answer = finance.post(
        reverse("ledger:open-pot", args=[year.key]),
        {"stream": "COMMUNITY", "community": "", "area": "", "pounds": "1,000.50", "why": "High needs block."},
    )
    assert answer.url == reverse("ledger:year", args=[year.key])
    pot = Pot.objects.get()
    assert (pot.stream, queries.balance(pot)) == ("COMMUNITY", Balance(1_000_50, 0, 0, 1_000_50))
    finance.post(reverse("ledger:add-to", args=[pot.key]), {"what": "LESS", "pounds": "0.50", "why": "Rounded."})
    one, other = schools.make_community(), schools.make_community()
    answer = finance.post(
        reverse("ledger:divide", args=[pot.key]),
        {f"part_{one.pk}": "600", f"part_{other.pk}": "399", "why": "By pupils."},
    )
    assert "The parts add up to £999 and the pot has £1,000: £1 too little." in words(answer)
    finance.post(
        reverse("ledger:divide", args=[pot.key]),
        {f"part_{one.pk}": "600", f"part_{other.pk}": "400", "why": "By pupils."},
    )
    assert sorted(each.left for each in queries.balances(Pot.objects.all()).values()) == [0, 400_00, 600_00]


def test_an_award_is_made_confirmed_changed_moved_and_ended_on_pages(finance: Any):
    pot, school, other = factories.pot(), schools.make_school(name="Heron Lea"), schools.make_school(name="Plover Rise")
    finance.post(
        reverse("ledger:give", args=[pot.key]),
        {"school": "Heron Lea", "pounds": "3650", **day("from_on", 1, 9, 2026), **day("to_on", 31, 3, 2027),
         "standing": "INDICATIVE", "basis": "Protected amount", "board": ""},
    )  # fmt: skip
    made = Award.objects.get()
    assert (made.school, made.standing) == (school.organisation, Standing.INDICATIVE)
    assert "Award" in words(finance.get(reverse("ledger:pot", args=[pot.key])))
    finance.post(reverse("ledger:confirm", args=[made.key]))
    finance.post(
        reverse("ledger:change", args=[made.key]),
        {"pounds": "7300", **day("from_on", 1, 1, 2027), "why": "A second class.", "board": ""},
    )
    finance.post(
        reverse("ledger:move", args=[made.key]),
        {"school": other.urn, **day("from_on", 1, 2, 2027), "why": "The class moved."},
    )
    moved = Award.objects.get(moved_from=made)
    finance.post(reverse("ledger:end", args=[moved.key]), {**day("last_on", 28, 2, 2027), "why": "It closed."})
    moved.refresh_from_db()
    assert (moved.school, moved.standing, moved.last_on) == (other.organisation, Standing.ENDED, date(2027, 2, 28))
    assert "A second class." in words(finance.get(reverse("ledger:award", args=[made.key])))
    assert queries.proof(pot.year).holds


def test_an_unknown_school_is_said_in_words(finance: Any):
    pot = factories.pot()
    answer = finance.post(
        reverse("ledger:give", args=[pot.key]),
        {"school": "Nowhere", "pounds": "1", **day("from_on", 1, 9, 2026), **day("to_on", 31, 3, 2027),
         "standing": "INDICATIVE", "basis": "X", "board": ""},
    )  # fmt: skip
    assert answer.status_code == 422
    assert "No school in the register has that name or number." in words(answer)


def test_schools_are_paid_and_the_year_ends_on_pages(award: Award, finance: Any, person: Any, client_for: Any):
    year = award.pot.year
    finance.post(reverse("ledger:pay", args=[year.key]), {"through": "2026-09-30"})
    year.refresh_from_db()
    assert year.paid_through == date(2026, 9, 30)
    answer = finance.post(reverse("ledger:close", args=[year.key]))
    assert "The year runs until 31 March 2027." in words(answer)
    with time_machine.travel("2027-04-02 10:00:00+00:00", tick=False):
        client_for(person("finance-officer")).post(reverse("ledger:close", args=[year.key]))
    year.refresh_from_db()
    assert (year.closed_on, year.paid_through) == (date(2027, 4, 2), LAST)


def day(name: str, number: int, month: int, year: int) -> dict[str, str]:
    return {f"{name}-day": str(number), f"{name}-month": str(month), f"{name}-year": str(year)}


@pytest.mark.parametrize("role", ["manager", "auditor"])
def test_whoever_watches_reads_and_changes_nothing(
    role: str, award: Award, person: Any, client_for: Any, organisation: Any
):
    client = client_for(person(role, at=organisation("TEAM")))
    page = client.get("/funding/2026-to-2027")
    assert page.status_code == 200
    assert "What you can do" not in words(page)
    for door in ("open-pot", "pay", "close", "issue-statements"):
        assert client.post(reverse(f"ledger:{door}", args=["2026-to-2027"])).status_code == 403
    assert client.post(reverse("ledger:end", args=[award.key])).status_code == 403


@pytest.mark.parametrize("role", ["senco", "parent", "casework-officer", "school-finance"])
def test_the_councils_money_is_closed_to_others(role: str, award: Award, person: Any, client_for: Any):
    client = client_for(person(role, at=award.school))
    for address in (
        "/funding", "/funding/2026-to-2027", "/funding/2026-to-2027/ledger.csv", reverse("ledger:award", args=[award.key])
    ):  # fmt: skip
        assert client.get(address).status_code == 403


def test_what_is_not_there_is_not_found(finance: Any):
    nothing = "00000000-0000-4000-8000-000000000000"
    for address in ("/funding/1999", f"/funding/pots/{nothing}", f"/funding/awards/{nothing}", "/funding/1999/proof"):
        assert finance.get(address).status_code == 404


def test_a_pots_page_asks_as_much_with_three_awards_as_with_one(finance: Any, django_assert_num_queries: Any):
    pot = factories.pot(stream=Stream.PLAN_TIER)
    factories.award(pot, annual_pence=1_00)
    address = reverse("ledger:pot", args=[pot.key])
    finance.get(address)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        finance.get(address)
    for _ in range(2):
        factories.award(pot, annual_pence=1_00)
    with django_assert_num_queries(len(one)):
        finance.get(address)
    assert len(one) <= 12


# --- comparisons ---


@pytest.fixture
def mapped() -> Any:
    """Two schools of the register, and what a room above says of their children."""
    from countywide.support.ledger import types

    one = schools.make_school(name="Heron Lea", la_code="990", type="1", phase="2", pupils=100)
    other = schools.make_school(name="Plover Rise", la_code="990", type="34", phase="4", pupils=300)
    schools.make_school(name="Quince Hall", la_code="990", type="11", phase="2", pupils=50)  # independent: no share
    source = lambda stream, on: {one.organisation_id: {1: 1, 3: 2}} if stream == "YEAR_R" else {}  # noqa: E731
    types.map_children_by(source)
    yield one, other
    types._sources.remove(source)


SAID = {
    "name": "With a floor", "stream": "YEAR_R", "which": "ALL", "pounds": "1000", "weights": "1, 2, 3.5", "floor": "250",
    "cap": "", "method": "BOUNDED", "against": "EVEN",
}  # fmt: skip


def test_ways_to_share_are_compared_and_saved_as_no_decision(mapped: Any, finance: Any, person: Any, client_for: Any):
    year = factories.year()
    before = queries.proof(year)
    answer = finance.post(reverse("ledger:new-scenario", args=[year.key]), SAID)
    page = words(finance.get(answer.url))
    assert "Not a decision" in page
    assert (
        "“Weighted, with a floor and a cap” beside “The same for each school”: 1 school would have more, 1 school less, and "
        "0 schools the same. £250 of £1,000 would move." in page
    )
    assert "Quince Hall" not in page
    rows = list(csv.reader(StringIO(b"".join(finance.get(f"{answer.url}/schools.csv").streaming_content).decode())))
    assert rows[1:] == [
        ["Heron Lea", "100", "3", "50000", "25000", "100000", "75000", "25000"],
        ["Plover Rise", "300", "0", "50000", "75000", "0", "25000", "-25000"],
    ]
    assert queries.proof(year) == before
    assert "With a floor" in words(finance.get(reverse("ledger:scenarios", args=[year.key])))
    like = finance.get(f"{reverse('ledger:new-scenario', args=[year.key])}?like={answer.url.rpartition('/')[2]}")
    assert "1, 2, 3.5" in like.content.decode()
    manager = client_for(person("manager"))
    assert manager.get(answer.url).status_code == 200
    assert manager.post(reverse("ledger:new-scenario", args=[year.key]), SAID).status_code == 403
    assert client_for(person("senco")).get(answer.url).status_code == 403


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"weights": "1, two"}, "Write the weights as numbers with commas between, the lowest level first."),
        ({"weights": "1"}, "Children are mapped up to level 3: give a weight for each level."),
        ({"floor": "600"}, "2 schools at £600 take £1,200: more than there is."),
        ({"against": "BOUNDED"}, "Compare two different methods."),
    ],
)
def test_a_comparison_is_refused_with_a_reason(given: dict[str, str], says: str, mapped: Any, finance: Any):
    year = factories.year()
    answer = finance.post(reverse("ledger:new-scenario", args=[year.key]), {**SAID, **given})
    assert answer.status_code == 422
    assert says in words(answer)
    assert not year.scenarios.exists()


def test_a_name_stands_for_one_comparison(mapped: Any, finance: Any):
    address = reverse("ledger:new-scenario", args=[factories.year().key])
    finance.post(address, SAID)
    assert "Give it a name that no other comparison of this year has." in words(finance.post(address, SAID))


def test_among_primary_schools_alone(mapped: Any):
    assert [row.name for row in queries.school_rows("YEAR_R", "PRIMARY", on=ON)] == ["Heron Lea"]
