"""The frame stands by itself, says what the view gave it, and every page of trouble says what to do."""

import re
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import override_settings
from lxml import html

from countywide.platform.kit import forms
from countywide.platform.kit.gallery import EveryQuestion, gallery_context

HERE = Path(__file__).resolve().parents[1]
ERRORS = sorted(path.stem for path in (HERE / "templates/kit/errors").glob("*.html") if path.stem != "base")
COUNCIL = SimpleNamespace(name="Fernshire", service_name="SEND casework", domain="fernshire.example")


class Reason(forms.Form):
    reason = forms.LongText("Reason", limit=100)


def shown(template: str, **context: Any) -> Any:
    return html.fromstring(render_to_string(f"kit/{template}.html", context))


def said(page: Any, path: str = "//main") -> str:
    return " ".join(page.xpath(path)[0].text_content().split())


def strict_templates() -> Any:
    """Make a name no view gave show itself."""
    engine = {
        **settings.TEMPLATES[0],
        "OPTIONS": {**settings.TEMPLATES[0]["OPTIONS"], "string_if_invalid": "UNKNOWN %s"},
    }
    return override_settings(TEMPLATES=[engine])


def test_the_pages_of_trouble_are_all_there() -> None:
    assert ERRORS == ["400", "403", "404", "413", "429", "500", "csrf", "offline"]


@pytest.mark.parametrize("name", ERRORS)
def test_a_page_of_trouble_stands_alone_and_gives_a_way_on(name: str) -> None:
    with strict_templates():
        page = shown(f"errors/{name}")
    assert "UNKNOWN" not in html.tostring(page, encoding="unicode")
    assert len(page.xpath("//h1")) == 1
    assert len(page.xpath("//main//p")) >= 2
    assert len(page.xpath("//main//a")) == 1


def test_the_frame_says_whose_service_it_is_and_who_is_signed_in() -> None:
    links = [{"text": "Worklist", "href": "/w", "current": True}]
    page = shown("page", heading="Cases", caption="North", lead="All of them.", back="/b", council=COUNCIL, demo=True,
                 signed_in_as="Priya Shah, officer", session_ends_in=600, navigation=links)  # fmt: skip
    assert page.xpath("//title")[0].text == "Cases – SEND casework, Fernshire"
    assert (
        said(page, "//header")
        == "Fernshire SEND casework Priya Shah, officer Sign out Demo A made-up county: every child, family and school here is invented."
    )
    assert said(page) == "North Cases All of them."
    assert page.xpath("//a[@aria-current]/@href") == ["/w"]
    assert page.xpath("//dialog/@data-session-ends-in") == ["600"]
    assert page.xpath("//nav[@aria-label='Back']/a/@href") == ["/b"]


def test_the_frame_of_nobody_offers_no_way_out_and_no_warning() -> None:
    page = shown(
        "page", heading="Ask", council=COUNCIL, signed_in_as="", session_ends_in=None, navigation=[], demo=False
    )
    assert page.xpath("//dialog | //header//form | //nav") == []


@pytest.mark.parametrize("template", ["page", "form_page", "confirm", "done", "conflict", "list"])
def test_no_page_writes_a_name_that_was_not_given(template: str) -> None:
    with strict_templates():
        assert "UNKNOWN" not in render_to_string(f"kit/{template}.html", {"heading": "H"})


def test_what_was_just_done_is_said_at_the_top_each_under_its_own_name() -> None:
    said_before = [SimpleNamespace(level_tag="success"), SimpleNamespace(level_tag="warning")]
    page = shown("page", heading="Cases", messages=said_before)
    assert page.xpath("//main//h2/@id") == ["message-1", "message-2"]
    assert page.xpath("//main/div/@role") == ["alert", "region"]


def test_a_form_page_carries_what_guards_what_is_written() -> None:
    kept = SimpleNamespace(saved_at=datetime(2026, 9, 2, 13, 2, tzinfo=UTC))
    page = shown(
        "form_page", heading="Refuse", form=Reason(), button="Send", seen=3, draft_address="/r?keep-draft", kept=kept
    )
    assert page.xpath("//input[@name='seen']/@value") == ["3"]
    assert page.xpath("//form/@data-draft-address") == ["/r?keep-draft"]
    assert page.xpath("//button[@formaction='/r?keep-draft']")[0].text == "Save and come back later"
    assert page.xpath("//*[@role='status'][@data-saved]") != []
    assert "what you wrote on 2 September 2026 at 2:02pm" in said(page)


def test_a_form_page_with_nothing_to_guard_is_plain() -> None:
    page = shown("form_page", heading="Refuse", form=Reason(), button="Send", seen=None, draft_address=None, kept=None)
    assert page.xpath("//input[@name='seen'] | //*[@data-saved] | //*[@formaction]") == []
    assert [button.text.strip() for button in page.xpath("//main//button")] == ["Send"]


def test_a_form_that_went_wrong_says_so_in_the_title_too() -> None:
    page = shown("form_page", heading="Refuse", form=Reason({}), button="Send")
    assert page.xpath("//title")[0].text == "Error: Refuse"
    assert said(page, "//*[@role='alert']") == "There is a problem Enter the reason"


def test_a_page_of_one_question_has_one_heading() -> None:
    class One(Reason):
        label_is_heading = True

    page = shown("form_page", heading="Refuse", form=One(), button="Send")
    assert [h.text_content().strip() for h in page.xpath("//h1")] == ["Reason"]


def test_a_conflict_shows_both_and_loses_nothing() -> None:
    class Two(Reason):
        who = forms.Text("Who came")

    form = Two({"reason": "Mine", "who": "Everyone"})
    rows = [{"label": "Reason", "name": "reason", "theirs": "Theirs", "yours": "Mine"}]
    page = shown("conflict", heading="Reasons", form=form, button="Save", seen=5, conflict=rows)
    assert said(page, "//section") == (
        "Reason What it says now Theirs What you wrote Mine What it should say Mine You can enter up to 100 characters"
    )
    assert page.xpath("//input[@name='who']/@value") == ["Everyone"]
    assert len(page.xpath("//textarea[@name='reason']")) == 1
    assert page.xpath("//input[@name='seen']/@value") == ["5"]


def test_the_answers_are_checked_before_they_are_sent() -> None:
    rows = [{"key": "Decision", "value": "Assess", "change_url": "/c"}]
    page = shown("confirm", heading="Check your answers", form=Reason(), summary=rows, button="Send")
    assert page.xpath("//dl//a/@href") == ["/c"]


@pytest.mark.django_db
def test_no_page_carries_script_or_style_of_its_own() -> None:
    text = render_to_string("kit/gallery.html", {**gallery_context(), "council": COUNCIL, "session_ends_in": 60})
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", text) == []


def test_the_gallery_has_no_id_twice() -> None:
    ids = html.fromstring(render_to_string("kit/gallery.html", gallery_context())).xpath("//@id")
    assert sorted({each for each in ids if ids.count(each) > 1}) == []


def test_what_is_drawn_only_for_script_can_be_done_without() -> None:
    """Hidden until script wakes: the print button. Everything else is there from the start."""
    page = shown("form_page", heading="H", form=EveryQuestion(), button="Send", council=COUNCIL)
    outside_forms = [button for button in page.xpath("//button[@hidden]") if not button.xpath("ancestor::form")]
    assert [button.text for button in outside_forms] == ["Print this page"]
