"""The tags say and show things as a person would."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.template import Context, Template
from lxml import html

from countywide.platform.kit.tags import saying, showing

MONDAY = date(2026, 11, 23)


def page(words: str, **context: Any) -> Any:
    return html.fromstring(f"<div>{Template(words).render(Context(context))}</div>")


def text(words: str, **context: Any) -> str:
    return " ".join(page(words, **context).text_content().split())


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (date(2026, 9, 2), "2 September 2026"),
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "1 July 2026"),  # British Summer Time has begun the next day
        (None, ""),
        ("", ""),
    ],
)
def test_short_date(value: Any, said: str) -> None:
    assert saying.short_date(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (datetime(2026, 9, 2, 13, 5, tzinfo=UTC), "2 September 2026 at 2:05pm"),
        (datetime(2026, 12, 2, 9, 0, tzinfo=UTC), "2 December 2026 at 9am"),
        (datetime(2026, 12, 2, 12, 0, tzinfo=UTC), "2 December 2026 at midday"),
        (datetime(2026, 12, 2, 0, 0, tzinfo=UTC), "2 December 2026 at midnight"),
        (datetime(2026, 12, 2, 0, 15, tzinfo=UTC), "2 December 2026 at 12:15am"),
        (None, ""),
    ],
)
def test_short_time(value: Any, said: str) -> None:
    assert saying.short_time(value) == said


@pytest.mark.parametrize(
    ("day", "today", "said"),
    [
        (MONDAY, MONDAY, "today"),
        (date(2026, 11, 24), MONDAY, "tomorrow"),
        (date(2026, 11, 22), MONDAY, "yesterday"),
        (date(2026, 11, 26), MONDAY, "in 3 working days"),
        (date(2026, 11, 30), MONDAY, "in 5 working days"),
        (date(2026, 11, 18), MONDAY, "3 working days ago"),
        (date(2026, 11, 29), date(2026, 11, 27), "in 2 days"),  # a Sunday, seen from a Friday
        (date(2026, 12, 29), date(2026, 12, 24), "in 1 working day"),  # Christmas, its substitute and a weekend
        (date(2027, 1, 4), MONDAY, "in 6 weeks"),
        (date(2026, 9, 28), MONDAY, "8 weeks ago"),
        (date(2028, 2, 23), MONDAY, "in 15 months"),
        (None, MONDAY, ""),
    ],
)
def test_in_words(day: Any, today: date, said: str) -> None:
    assert saying.in_words(day, today) == said


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, '<span class="cw-muted">Not given</span>'),
        ("", '<span class="cw-muted">Not given</span>'),
        ([], '<span class="cw-muted">Not given</span>'),
        (True, "Yes"),
        (False, "No"),
        (0, "0"),
        (12345, "12,345"),
        (date(2026, 9, 2), "2 September 2026"),
        ("One\n<b>two</b>", "One<br>&lt;b&gt;two&lt;/b&gt;"),
        (["A", "<b>"], "<ul><li>A</li><li>&lt;b&gt;</li></ul>"),
    ],
)
def test_field_value(value: Any, shown: str) -> None:
    assert str(saying.field_value(value)) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("01632960960", '<a href="tel:+44-1632-960960">01632 960960</a>'),
        ("+44 1632 960960", '<a href="tel:+44-1632-960960">01632 960960</a>'),
        ("ask at reception", "ask at reception"),
        ("", ""),
    ],
)
def test_a_telephone_number_is_written_as_people_write_it_and_can_be_pressed(number: str, shown: str) -> None:
    assert saying.telephone(number) == shown


def test_a_summary_list_names_what_each_link_changes() -> None:
    rows = [{"key": "Date of birth", "value": date(2017, 9, 2), "change_url": "/x"}, {"key": "School", "value": None}]
    assert (
        text("{% summary_list rows %}", rows=rows)
        == "Date of birth 2 September 2017 Change date of birth School Not given"
    )
    assert page("{% summary_list rows %}", rows=rows).xpath("//a/@href") == ["/x"]


def test_a_summary_list_shows_hostile_words_as_words() -> None:
    rows = [{"key": "<img>", "value": "<img>", "change_url": "/x"}]
    assert page("{% summary_list rows title=bad %}", rows=rows, bad="<img>").xpath("//img") == []


def test_a_task_list_says_what_is_left() -> None:
    tasks = [
        {"text": "One", "href": "/1", "status": "Completed"},
        {"text": "Two", "status": "In progress", "colour": "blue"},
    ]
    assert text("{% task_list tasks %}", tasks=tasks) == "One Completed Two In progress"
    assert page("{% task_list tasks %}", tasks=tasks).xpath("//strong/@class") == ["govuk-tag govuk-tag--blue"]


def test_a_timeline_gives_each_day_a_machine_can_read_and_says_what_is_late() -> None:
    events = [
        {"title": "Asked", "when": date(2026, 9, 2), "by": "School office", "state": "done"},
        {"title": "Advice", "when": None, "state": "late", "href": "/a"},
    ]
    shown = page("{% timeline events heading_level=3 %}", events=events)
    assert shown.xpath("//time/@datetime") == ["2026-09-02"]
    assert [" ".join(h.text_content().split()) for h in shown.xpath("//h3")] == ["Asked", "Advice Late"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("{% button 'Send' %}", "Send"),
        ("{% link_button 'Begin' '/x' start=True %}", "Begin"),
        ("{% tag 'Late' 'red' %}", "Late"),
        ("{% warning 'It cannot be undone.' %}", "! Warning It cannot be undone."),
        ("{% details 'Why' %}<p>Because.</p>{% enddetails %}", "Why Because."),
        ("{% inset %}Note this.{% endinset %}", "Note this."),
        ("{% notification 'success' %}<p>Sent.</p>{% endnotification %}", "Success Sent."),
        ("{% card heading='Who?' %}<p>Us.</p>{% endcard %}", "Who?Us."),
        ("{% panel 'Sent' 'Thank you' %}", "Sent Thank you"),
        ("{% back_link '/x' %}", "Back"),
        ("{% pagination '' '/next' %}", "Next page"),
        ("{% pagination '' '' %}", ""),
        ("{{ day|short_date }}", "2 September 2026"),
    ],
)
def test_what_a_tag_says(words: str, said: str) -> None:
    assert text(words, day=date(2026, 9, 2)) == said


def test_breadcrumbs_lead_back() -> None:
    crumbs = [{"text": "Worklist", "href": "/w"}, {"text": "Here"}]
    assert page("{% breadcrumbs crumbs %}", crumbs=crumbs).xpath("//a/@href") == ["/w"]


def test_the_words_inside_a_block_are_escaped_as_anywhere() -> None:
    assert page("{% inset %}{{ bad }}{% endinset %}", bad="<img>").xpath("//img") == []


def test_words_that_were_added_or_taken_out_are_marked_and_said() -> None:
    pieces = [
        SimpleNamespace(how=how, text=words)
        for how, words in (("same", "Ash <b> "), ("out", "reads "), ("added", "writes "), ("same", "well"))
    ]
    shown = page("{% marked pieces %}", pieces=pieces)
    assert (shown.findtext("del/span"), shown.findtext("ins/span")) == ("taken out: ", "added: ")
    assert shown.find("ins").tail == " well" and shown.find("b") is None
    assert " ".join(shown.text_content().split()) == (
        "Ash <b> taken out: reads (end of what was taken out) added: writes (end of what was added) well"
    )


@pytest.mark.parametrize(
    ("cell", "whole"),
    [("£99,335.70", True), ("\u2212£12", True), ("£0", True), ("£12 a year", False), ("12", False), (12, False)],
)
def test_an_amount_in_a_table_of_words_does_not_break(cell, whole):
    table = showing.words_table("Money", ["Stream", "Certain"], [["Bridge", cell]])
    assert (f'<span class="cw-day">{cell}</span>' in table) is whole and str(cell) in table
