"""A list pages both ways without losing or repeating a row, and asks the database as little at a million as at ten."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, models
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from lxml import html

from countywide.platform.kit import forms, tables
from countywide.platform.kit.tables import Column, Filter, Table


class Case(models.Model):
    name = models.CharField(max_length=50)
    team = models.CharField(max_length=5)
    due_on = models.DateField(null=True)

    class Meta:
        app_label = "kit_tests"  # of no installed app, so that it is never taken for the product's own
        indexes = [
            models.Index(fields=["due_on", "id"], name="by_due_on"),
            models.Index(fields=["name", "id"], name="by_name"),
        ]


@pytest.fixture(scope="module")
def case_table(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            editor.create_model(Case)
        yield
        with connection.schema_editor() as editor:
            editor.delete_model(Case)


@pytest.fixture
def cases(case_table: None, db: None) -> None:
    """Twenty-three: seven share a day, five have none, names repeat."""
    days = [date(2026, 9, 1)] * 7 + [None] * 5 + [date(2026, 9, 1) + timedelta(days=n) for n in range(-5, 6)]
    Case.objects.bulk_create(Case(name=f"Child {n % 4}", team="NS"[n % 2], due_on=day) for n, day in enumerate(days))


SORTS = {"due": "due_on", "name": "name", "number": "pk"}
COLUMNS = [
    Column("Name", "name", sort="name", href=lambda case: f"/cases/{case.pk}"),
    Column("Due", "due_on", sort="due"),
    Column("Number", "pk", is_number=True),
]


def listed(params: dict[str, Any] | None = None, size: int = 5, **more: Any) -> Table:
    team = Filter("team", forms.Pick("Team", [("N", "North"), ("S", "South")], empty="All"), "team")
    return Table(Case.objects.all(), COLUMNS, [team], SORTS, params, size, things=("case", "cases"), **more)


def followed(address: str) -> dict[str, str]:
    from django.http import QueryDict

    return QueryDict(address.removeprefix("?")).dict()  # type: ignore[return-value]


def keys(table: Table) -> list[int]:
    return [case.pk for case in table.leaf.rows]


def walk(params: dict[str, Any], way: str, size: int = 5) -> list[list[int]]:
    pages, table = [], listed(params, size)
    while True:
        pages.append(keys(table))
        if not (address := getattr(table, way)):
            return pages
        table = listed(followed(address), size)


@pytest.mark.parametrize("sort", ["due", "-due", "name", "-name", "number", "-number"])
@pytest.mark.parametrize("size", [1, 4, 5, 23, 50])
def test_every_row_is_met_once_going_forward(cases: None, sort: str, size: int) -> None:
    met = [key for leaf in walk({"sort": sort}, "next", size) for key in leaf]
    assert len(met) == len(set(met)) == 23


@pytest.mark.parametrize("sort", ["due", "-due", "name", "-name", "number", "-number"])
def test_going_back_shows_the_same_pages(cases: None, sort: str) -> None:
    forward = walk({"sort": sort}, "next")
    table = listed({"sort": sort})
    while table.next:
        table = listed(followed(table.next))
    assert walk(followed(table.previous), "previous") == forward[-2::-1]


def test_rows_without_a_day_come_last_whichever_way_the_list_is_turned(cases: None) -> None:
    (up,), (down,) = walk({"sort": "due"}, "next", 50), walk({"sort": "-due"}, "next", 50)
    empty = set(Case.objects.filter(due_on=None).values_list("pk", flat=True))
    assert set(up[-5:]) == set(down[-5:]) == empty
    assert down[:-5] == up[-6::-1]


@pytest.mark.parametrize("mark", ["", "x", "WyJkdWVfb24iXQ:bad:bad", "0" * 5000, "\x00", "';drop table", "🦉"])
@pytest.mark.parametrize("way", ["after", "before"])
def test_a_hostile_mark_is_a_calm_first_page(cases: None, mark: str, way: str) -> None:
    assert keys(listed({way: mark})) == keys(listed())


def test_a_mark_of_another_order_or_of_a_row_that_is_gone_is_the_first_page(cases: None) -> None:
    mark = followed(listed({"sort": "name"}).next)["after"]
    assert keys(listed({"sort": "due", "after": mark})) == keys(listed({"sort": "due"}))
    Case.objects.filter(pk=keys(listed({"sort": "name"}))[-1]).delete()
    assert keys(listed({"sort": "name", "after": mark})) == keys(listed({"sort": "name"}))


@pytest.mark.parametrize("sort", ["rubbish", "-", "--due", "pk;", "name__x"])
def test_an_order_we_do_not_offer_is_our_own(cases: None, sort: str) -> None:
    assert listed({"sort": sort}).sort == "due"


def test_no_name_travels_in_a_link(cases: None) -> None:
    import base64

    from django.core import signing

    mark = followed(listed({"sort": "name"}).next)["after"]
    assert signing.loads(mark, salt="kit.keyset") == ["name", False, None, str(keys(listed({"sort": "name"}))[-1])]
    assert b"Child" not in base64.urlsafe_b64decode(mark.split(":")[0] + "===")


def test_a_filter_narrows_and_stays_while_paging(cases: None) -> None:
    north = listed({"team": "N"}, 4)
    assert (north.how_many, north.is_narrowed) == ("12 cases", True)
    assert followed(north.next)["team"] == "N"
    assert {case.team for case in listed(followed(north.next), 4).leaf.rows} == {"N"}


def test_a_filter_that_makes_no_sense_is_left_out(cases: None) -> None:
    assert listed({"team": "X"}).how_many == "23 cases"


def test_counting_stops(cases: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "COUNTED_TO", 10)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert listed().how_many == "More than 10 cases"
    assert "LIMIT 11" in asked[0]["sql"]


@pytest.mark.parametrize(("number", "asked"), [(1, 3), (3, 3), (60, 2)])
def test_the_database_is_asked_as_often_for_many_as_for_few(
    case_table: None, db: None, number: int, asked: int
) -> None:
    Case.objects.bulk_create(Case(name="A", team="N", due_on=date(2026, 9, 1)) for _ in range(number))
    with CaptureQueriesContext(connection) as queries:
        Template("{% table table %}").render(Context({"table": listed()}))
    assert len(queries) == asked  # a count, the rows with a day, and those without when the page is not yet full


def test_no_page_is_found_by_skipping_rows(cases: None) -> None:
    later = followed(listed({"sort": "due"}).next)
    with CaptureQueriesContext(connection) as queries:
        keys(listed(later))
    assert [query["sql"] for query in queries if "OFFSET" in query["sql"]] == []
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {queries[-1]['sql']}")
            plan = " ".join(str(row[-1]) for row in cursor.fetchall())
        assert "USING INDEX by_due_on (due_on>" in plan
        assert "TEMP B-TREE" not in plan


def page(table: Table) -> Any:
    return html.fromstring("<div>" + Template("{% table table %}").render(Context({"table": table})) + "</div>")


def test_the_heading_says_how_the_list_is_sorted_and_turns_it(cases: None) -> None:
    shown = page(listed({"sort": "due"}))
    assert [(th.get("aria-sort"), th.text_content()) for th in shown.xpath("//thead//th")] == [
        ("none", "Name"), ("ascending", "Due"), (None, "Number"),
    ]  # fmt: skip
    assert shown.xpath("//thead//a/@href") == ["?sort=name", "?sort=-due"]
    assert page(listed({"sort": "-due"})).xpath("//th[@aria-sort='descending']")[0].text_content() == "Due"


def test_each_cell_repeats_its_heading_for_a_narrow_screen(cases: None) -> None:
    shown = page(listed())
    assert [span.text for span in shown.xpath("//tbody/tr[1]//span[@class='cw-table__heading']")] == [
        "Name",
        "Due",
        "Number",
    ]
    assert shown.xpath("//caption")[0].text == "Results"


def test_a_filter_leads_to_what_it_found(cases: None) -> None:
    for table in (listed(), listed({"team": "nobody’s"})):
        shown = page(table)
        assert shown.xpath("//form/@action") == ["#found"]
        assert len(shown.xpath("//p[@id='found']")) == 1


def test_an_empty_list_says_so_in_a_sentence(case_table: None, db: None) -> None:
    shown = page(listed(empty="No case is late."))
    assert shown.xpath("//p[@class='cw-empty']")[0].text == "No case is late."
    assert shown.xpath("//table") == []
