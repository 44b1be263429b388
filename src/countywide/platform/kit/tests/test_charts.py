"""A chart can be read without seeing it, and keeps to the page's rules."""

import re

import pytest
from django.template import Context, Template
from lxml import html

from countywide.platform.kit import charts

ALL = {
    "bars": charts.bars("Needs", [("Autism", 30), ("Speech", 10)], what="Need"),
    "columns": charts.columns("Months", [("Sep", 31), ("Oct", 9)]),
    "lines": charts.lines("Share", ["Sep", "Oct"], [("Here", [50, 60]), ("There", [40, 40])], unit="%"),
    "stacked": charts.stacked("Teams", ["North", "South"], [("On time", [3, 1]), ("Late", [1, 1])]),
}


def drawn(chart: charts.Chart) -> "html.HtmlElement":
    return html.fromstring(Template("{% chart chart %}").render(Context({"chart": chart})))


@pytest.mark.parametrize("name", ALL)
def test_each_has_a_title_a_sentence_and_its_numbers_in_a_table(name: str) -> None:
    page = drawn(ALL[name])
    (svg,) = page.xpath("//svg[@role='img']")
    title, says = svg.get("aria-labelledby").split()
    assert page.xpath(f"//title[@id='{title}']")[0].text == ALL[name].title
    assert page.xpath(f"//desc[@id='{says}']")[0].text == ALL[name].says
    assert len(page.xpath("//details//tbody/tr")) == 2


@pytest.mark.parametrize("name", ALL)
def test_none_needs_an_inline_style_or_a_script(name: str) -> None:
    assert re.findall(r"style=|<script|<style|href=", ALL[name].svg) == []


def test_bars_are_as_long_as_their_numbers() -> None:
    assert re.findall(r'<rect[^>]* width="([^"]*)"', ALL["bars"].svg) == ["100%", "33.33%"]


def test_a_long_name_takes_two_lines_on_a_phone() -> None:
    svg = charts.bars("Needs", [("Speech, language and communication needs", 3), ("Autism", 1)]).svg
    assert re.findall("<tspan[^>]*>([^<]*)", svg) == ["Speech, language and", "communication needs", "Autism"]


def test_the_parts_of_a_stacked_bar_lie_end_to_end() -> None:
    assert re.findall(r' x="([^"]*)" y="[^"]*" width="([^"]*)"', ALL["stacked"].svg) == [
        ("0%", "75%"), ("75%", "25%"), ("0%", "25%"), ("25%", "25%"),
    ]  # fmt: skip


def test_what_is_said_without_being_told() -> None:
    assert ALL["bars"].says == "The most is Autism, 30; the least is Speech, 10."
    assert ALL["lines"].says == "Here: from 50% to 60%. There: from 40% to 40%."
    assert ALL["stacked"].rows == [["North", "3", "1"], ["South", "1", "1"]]


@pytest.mark.parametrize(
    ("most", "top"), [(0, 1), (1, 1), (3, 4), (31, 40), (61, 80), (81, 100), (1200, 2000), (100, 100)]
)
def test_the_scale_ends_on_an_easy_number(most: int, top: int) -> None:
    assert charts.nice_top([most]) == top


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [(1234, "", "1,234"), (1234, "£", "£1,234"), (12.5, "%", "12.5%"), (3.0, "days", "3 days")],
)
def test_numbers_are_said_with_their_unit(value: float, unit: str, said: str) -> None:
    assert charts.said(value, unit) == said


def test_no_numbers_at_all_is_no_accident() -> None:
    for chart in (
        charts.bars("A", []),
        charts.columns("B", []),
        charts.lines("C", [], []),
        charts.stacked("D", [], []),
    ):
        assert chart.svg.startswith("<svg")
    assert charts.bars("A", []).says == "There are no numbers yet."


def test_hostile_names_are_shown_as_names() -> None:
    assert "<img" not in charts.bars("<img>", [("<img>", 1)]).svg
