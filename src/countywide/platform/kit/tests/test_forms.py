"""A form asks in the design system's components, keeps what was typed, and says in plain words what is wrong."""

from datetime import date
from typing import Any

import pytest
from django import forms as django_forms
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from countywide.platform.kit import forms
from countywide.platform.kit.forms.drawing import draw_all
from countywide.platform.kit.gallery import WRONG, EveryQuestion, OneQuestion


def form_of(**fields: Any) -> type[forms.Form]:
    return type("Asked", (forms.Form,), fields)


def message(field: Any, **typed: Any) -> str:
    form = form_of(x=field)(typed, {})
    return str(form.errors["x"][0]) if "x" in form.errors else ""


def drawn(form: Any) -> Any:
    return html.fromstring(f"<div>{form}</div>")


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        (forms.Text("Your name"), {}, "Enter your name"),
        (forms.Text("Telephone number"), {}, "Enter the telephone number"),
        (forms.Text("UPN"), {}, "Enter the UPN"),
        (forms.Text("What is your email?", called="your email address"), {}, "Enter your email address"),
        (forms.Text("What happened?"), {}, "Answer the question “What happened?”"),
        (forms.Text("Name", missing="Say who you are"), {}, "Say who you are"),
        (forms.Text("Name", limit=3), {"x": "four"}, "Name must be 3 characters or fewer"),
        (forms.LongText("Why", words=2), {"x": "one two three"}, "Use 2 words or fewer"),
        (forms.Email("Email"), {"x": "at"}, "Enter an email address in the correct format, like name@example.com"),
        (forms.Choice("Colour", [("r", "Red")]), {}, "Select the colour"),
        (forms.Choice("Colour", [("r", "Red")]), {"x": "z"}, "Select one of the answers listed"),
        (forms.Pick("Team", [("n", "North")]), {"x": ""}, "Select the team"),
        (forms.Choices("Needs", [("a", "A")]), {}, "Select the needs"),
        (forms.Tick("I agree"), {}, "Tick “I agree” to go on"),
        (forms.File("Report"), {}, "Choose a file for the report"),
        (forms.Number("Hours"), {"x": "lots"}, "Hours must be a number, like 12"),
        (forms.Number("Hours"), {"x": "1.5"}, "Hours must be a whole number, like 12"),
        (forms.Number("Cost", max_value=5000), {"x": "9,000"}, "Cost must be 5,000 or less"),
        (forms.Date("Start"), {}, "Enter the start"),
        (forms.Date("Start"), {"x-day": "1", "x-year": "2026"}, "Start must include a month"),
        (forms.Date("Start"), {"x-year": "2026"}, "Start must include a day and month"),
        (forms.Date("Start"), {"x-day": "31", "x-month": "2", "x-year": "2026"}, "Start must be a real date"),
        (forms.Date("Start"), {"x-day": "1", "x-month": "2", "x-year": "26"}, "Start must have a year with 4 numbers"),
        (forms.Date("Start"), {"x": "rubbish"}, "Start must include a day and month"),
        (django_forms.CharField(label="Team name"), {}, "Enter the team name"),
        (django_forms.CharField(), {}, "Enter the x"),
        (forms.Text(), {}, "Enter the x"),
    ],
)
def test_what_is_said_when_an_answer_will_not_do(field: Any, typed: dict[str, Any], said: str) -> None:
    assert message(field, **typed) == said


@pytest.mark.parametrize(
    ("field", "typed", "answer"),
    [
        (forms.Date("Start"), {"x-day": "2", "x-month": "9", "x-year": "2026"}, date(2026, 9, 2)),
        (forms.Date("Start"), {"x-day": "02", "x-month": "Sept", "x-year": "2026"}, date(2026, 9, 2)),
        (forms.Date("Start"), {"x": "2026-09-02"}, date(2026, 9, 2)),
        (forms.Date("Start", required=False), {}, None),
        (forms.Number("Hours"), {"x": "1,200"}, 1200),
        (forms.Number("Cost", prefix="£"), {"x": "£ 1 200"}, 1200),
        (forms.Choices("Needs", [("a", "A"), ("b", "B")]), {"x": ["a", "b"]}, ["a", "b"]),
    ],
)
def test_what_an_answer_is_taken_for(field: Any, typed: dict[str, Any], answer: Any) -> None:
    form = form_of(x=field)(typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["x"] == answer


def test_every_link_of_the_summary_lands_on_a_box() -> None:
    form = EveryQuestion(WRONG, {})
    page = html.fromstring(f"<div>{form.error_summary()}{form}</div>")
    links = page.xpath("//div[contains(@class, 'govuk-error-summary')]//a/@href")
    boxes = {f"#{box}" for box in page.xpath("//input/@id | //select/@id | //textarea/@id")}
    assert len(links) == 12
    assert [link for link in links if link not in boxes] == []


def test_the_link_for_radios_lands_on_the_first_and_for_a_date_on_the_wrong_part() -> None:
    form = form_of(how=forms.Choice("How", [("a", "A"), ("b", "B")]), on=forms.Date("Day"))(
        {"on-day": "1", "on-year": "2026"}
    )
    links = html.fromstring(str(form.error_summary())).xpath("//a/@href")
    assert links == ["#id_how", "#id_on-month"]
    assert drawn(form).xpath("//input[@id='id_how']/@value") == ["a"]


def test_what_was_typed_is_kept_and_a_password_is_not() -> None:
    page = drawn(EveryQuestion({**WRONG, "password": "hunter22hunter22"}, {}))
    assert page.xpath("//input[@name='email']/@value") == ["sam at home"]
    assert page.xpath("//input[starts-with(@name, 'born-')]/@value") == ["31", "", "2019"]
    assert page.xpath("//textarea[@name='reason']")[0].text.strip() == WRONG["reason"].strip()
    assert page.xpath("//input[@name='agreed'][@checked]/@value") == ["no"]
    assert "hunter22" not in html.tostring(page, encoding="unicode")


def test_a_question_is_asked_under_the_answer_that_reveals_it_and_nowhere_else() -> None:
    page = drawn(EveryQuestion())
    assert len(page.xpath("//input[@name='phone']")) == 1
    assert len(page.xpath("//div[@id='conditional-id_reply-2']//input[@name='phone']")) == 1


@pytest.mark.parametrize(
    ("typed", "wrong", "phone"),
    [
        ({"reply": "PHONE"}, ["phone"], None),
        ({"reply": "PHONE", "phone": "01632 960001"}, [], "01632 960001"),
        ({"reply": "EMAIL"}, [], ""),
        ({"reply": "EMAIL", "phone": "typed, then thought better of"}, [], ""),
        ({}, ["reply"], None),
    ],
)
def test_a_question_not_shown_is_neither_required_nor_kept(typed: dict[str, str], wrong: list[str], phone: Any) -> None:
    asked = form_of(
        reply=forms.Choice("Reply", [("EMAIL", "E"), ("PHONE", "P")], reveals={"PHONE": "phone"}),
        phone=forms.Phone("Your telephone number"),
    )
    form = asked(typed)
    assert list(form.errors) == wrong
    assert form.cleaned_data.get("phone") == (phone if not wrong else form.cleaned_data.get("phone"))
    assert "(optional)" not in str(asked(typed))


def test_on_a_page_of_one_question_its_label_is_the_heading() -> None:
    assert [h.text_content().strip() for h in drawn(OneQuestion()).xpath("//h1")] == ["When did the family move?"]
    assert drawn(form_of(x=forms.Text("Name"))()).xpath("//h1") == []


def test_what_need_not_be_answered_says_so() -> None:
    form = form_of(x=forms.Text("Nickname", required=False), y=forms.Tick("Tell me", required=False))()
    assert [label.text.strip() for label in drawn(form).xpath("//label")] == ["Nickname (optional)", "Tell me"]


def test_browser_help_is_passed_on() -> None:
    form = form_of(
        a=forms.Text("Name", autocomplete="name", spellcheck=False, width=20),
        b=forms.Number("Hours", suffix="hours"),
        c=forms.Email("Email"),
        d=forms.Date("Born", autocomplete="bday"),
        e=forms.Phone("Phone"),
    )
    box = {each.get("name"): each for each in drawn(form()).xpath("//input")}
    assert (box["a"].get("autocomplete"), box["a"].get("spellcheck")) == ("name", "false")
    assert (box["b"].get("type"), box["b"].get("inputmode")) == ("text", "numeric")
    assert (box["c"].get("type"), box["c"].get("autocomplete")) == ("email", "email")
    assert box["d-month"].get("autocomplete") == "bday-month"
    assert (box["e"].get("type"), box["e"].get("autocomplete")) == ("tel", "tel")


def test_hostile_words_are_shown_as_words() -> None:
    bad = "<img src=x onerror=alert(1)>"
    form = form_of(x=forms.Text(bad, hint=bad), y=forms.Choice(bad, [(bad, bad)], hints={bad: bad}))({"x": bad})
    assert drawn(form).xpath("//img") == []
    assert drawn(f"{form.error_summary()}{form}").xpath("//img") == []


def test_djangos_own_forms_are_drawn_as_well() -> None:
    class Plain(django_forms.Form):
        who = django_forms.CharField(label="Who", help_text="Their name")
        kind = django_forms.ChoiceField(choices=[("a", "A")], widget=django_forms.RadioSelect)
        secret = django_forms.CharField(widget=django_forms.HiddenInput)

    page = html.fromstring(f"<div>{draw_all(Plain())}</div>")
    assert page.xpath("//input/@class") == ["govuk-input", "govuk-radios__input"]
    assert page.xpath("//input[@type='hidden']/@name") == ["secret"]


def test_a_file_is_asked_for_and_an_empty_one_refused() -> None:
    asked = form_of(x=forms.File("Report", accept=".pdf"))
    assert asked().is_multipart()
    assert drawn(asked()).xpath("//input/@accept") == [".pdf"]
    empty = asked({}, {"x": SimpleUploadedFile("a.pdf", b"")})
    assert list(empty.errors["x"]) == ["The selected file is empty"]


def test_a_broken_rule_stands_in_the_summary_without_a_link() -> None:
    form = form_of(x=forms.Text("Name", required=False))({})
    form.add_error(None, "This was already decided.")
    summary = html.fromstring(str(form.error_summary()))
    assert [item.text_content().strip() for item in summary.xpath("//li")] == ["This was already decided."]
    assert summary.xpath("//a") == []
    form.leads_to = "/elsewhere"  # as a broken rule may say where something can be done about it
    assert html.fromstring(str(form.error_summary())).xpath("//a/@href") == ["/elsewhere"]
