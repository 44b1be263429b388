"""Turns one question into the component that asks it."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from django import forms
from django.forms import BaseForm, BoundField
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from ..components import Params, component
from .dates import PARTS, DateBoxes, as_boxes, wrong_parts
from .parts import codes, label, shared, titled, value, without


def draw(question: BoundField, **over: Any) -> SafeString:
    """Draw by the widget, so that Django's own fields are drawn as well as the kit's."""
    if question.is_hidden:
        return question.as_hidden()
    for kind, drawer in _DRAWERS:
        if isinstance(question.field.widget, kind):
            return drawer(question, over)
    return _box(question, over)


def draw_all(form: BaseForm, without: Collection[str] = ()) -> SafeString:
    """Draw every question of a form but those that another one reveals."""
    under = {name for names in reveals_of(form).values() for name in names} | set(without)
    return format_html_join("\n", "{}", ((draw(form[name]),) for name in form.fields if name not in under))


def reveals_of(form: BaseForm) -> dict[tuple[str, str], tuple[str, ...]]:
    """Name the questions that open, by the question and the answer that open them."""
    return {
        (name, answer): names
        for name, field in form.fields.items()
        for answer, names in getattr(field, "reveals", {}).items()
    }


def summary_of_errors(form: BaseForm) -> SafeString | str:
    """List what is wrong at the top of the page, each linked to the box, or to the page, where it is put right."""
    elsewhere = getattr(form, "leads_to", "") or None
    items = [
        {"text": message, "href": f"#{first_box(form[name])}" if name in form.fields else elsewhere}
        for name, messages in form.errors.items()
        for message in messages
    ]
    return component("error-summary", titleText="There is a problem", errorList=items) if items else ""


def first_box(question: BoundField) -> str:
    """Give the id an error leads to: the box to type in, the first radio, the wrong part of a date."""
    if isinstance(question.field.widget, DateBoxes):
        wrong = wrong_parts(codes(question))
        return f"{question.auto_id}-{next(part for part in PARTS if part in wrong)}"
    return question.auto_id


def _box(question: BoundField, over: Params) -> SafeString:
    field, widget = question.field, question.field.widget
    is_number = isinstance(widget, forms.NumberInput)
    width = getattr(field, "width", "")
    spellcheck = widget.attrs.get("spellcheck")
    return component(
        "input",
        shared(question, over),
        value=value(question),
        type="text" if is_number else getattr(widget, "input_type", "text"),
        inputmode=("decimal" if getattr(field, "decimal_places", 0) else "numeric") if is_number else None,
        autocomplete=widget.attrs.get("autocomplete"),
        spellcheck=None if spellcheck is None else spellcheck == "true",
        classes=f"govuk-input--width-{width}" if width.isdigit() else width and f"govuk-!-width-{width}",
        prefix=_beside(field, "prefix"),
        suffix=_beside(field, "suffix"),
    )


def _beside(field: forms.Field, side: str) -> Params | None:
    text = getattr(field, side, "")
    return {"text": text} if text else None


def _area(question: BoundField, over: Params) -> SafeString:
    field, attrs = question.field, question.field.widget.attrs
    words, limit = getattr(field, "words", None), getattr(field, "max_length", None)
    spellcheck = attrs.get("spellcheck")
    return component(
        "character-count" if words or limit else "textarea",
        shared(question, over),
        value=value(question),
        rows=attrs.get("rows", 5),
        maxwords=words,
        maxlength=None if words else limit,
        autocomplete=attrs.get("autocomplete"),
        spellcheck=None if spellcheck is None else spellcheck == "true",
    )


def _password(question: BoundField, over: Params) -> SafeString:
    """What was typed as a password is the one thing never shown again."""
    return component(
        "password-input", shared(question, over), autocomplete=question.field.widget.attrs.get("autocomplete")
    )


def _file(question: BoundField, over: Params) -> SafeString:
    many = getattr(question.field.widget, "allow_multiple_selected", False)
    return component("file-upload", shared(question, over), javascript=True, multiple=many or None)


def _set(question: BoundField, over: Params) -> Params:
    """Gather boxes that answer one question under its legend."""
    params = shared(question, over)
    legend = titled(question, over, "fieldset__legend")
    return {**without(params, "label", "id"), "idPrefix": params["id"], "fieldset": {"legend": legend}}


def _date(question: BoundField, over: Params) -> SafeString:
    wrong = wrong_parts(codes(question)) if question.errors else set()
    birthday = question.field.widget.attrs.get("autocomplete") == "bday"
    items = [
        {
            "name": part,
            "value": typed,
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}"
            + (" govuk-input--error" if part in wrong else ""),
            "autocomplete": f"bday-{part}" if birthday else None,
        }
        for part, typed in zip(PARTS, as_boxes(question.value()), strict=True)
    ]
    params = _set(question, over)
    params["fieldset"]["role"] = "group"
    return component(
        "date-input",
        without(params, "idPrefix", "name"),
        id=question.auto_id,
        namePrefix=question.html_name,
        items=items,
    )


def _answers(question: BoundField) -> Iterable[tuple[Any, Any]]:
    return getattr(question.field, "choices", ())


def _options(question: BoundField) -> list[Params]:
    given = question.value()
    chosen = set(map(str, given if isinstance(given, list | tuple) else [given]))
    hints = getattr(question.field, "hints", {})
    return [
        {
            "value": str(answer),
            "text": str(words),
            "checked": str(answer) in chosen,
            "hint": {"text": hints[str(answer)]} if str(answer) in hints else None,
            "conditional": _revealed(question, answer),
        }
        for answer, words in _answers(question)
        if answer not in ("", None)
    ]


def _revealed(question: BoundField, answer: Any) -> Params | None:
    names = reveals_of(question.form).get((question.name, str(answer)), ())
    below = [draw(question.form[name], heading=False) for name in names]
    return {"html": format_html_join("\n", "{}", ((each,) for each in below))} if below else None


def _radios(question: BoundField, over: Params) -> SafeString:
    classes = "govuk-radios--inline" if getattr(question.field, "inline", False) else None
    return component("radios", _set(question, over), items=_options(question), classes=classes)


def _checkboxes(question: BoundField, over: Params) -> SafeString:
    return component("checkboxes", _set(question, over), items=_options(question))


def _tick(question: BoundField, over: Params) -> SafeString:
    item = {"value": "on", "text": label(question, over), "checked": bool(question.value())}
    params = without(shared(question, over), "label", "id")
    return component("checkboxes", params, idPrefix=question.auto_id, items=[item])


def _select(question: BoundField, over: Params) -> SafeString:
    chosen = value(question)
    items = [{"value": str(k), "text": str(v), "selected": str(k) == chosen} for k, v in _answers(question)]
    empty = getattr(question.field, "empty", None)
    if empty and not any(item["value"] == "" for item in items):
        items.insert(0, {"value": "", "text": empty, "selected": not chosen})
    return component("select", shared(question, over), items=items)


# In order: the first that fits draws, so the narrower kinds stand above those they derive from.
_DRAWERS: tuple[tuple[type[forms.Widget], Callable[[BoundField, Params], SafeString]], ...] = (
    (DateBoxes, _date),
    (forms.CheckboxSelectMultiple, _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.CheckboxInput, _tick),
    (forms.SelectMultiple, _checkboxes),
    (forms.Select, _select),
    (forms.Textarea, _area),
    (forms.PasswordInput, _password),
    (forms.FileInput, _file),
)
