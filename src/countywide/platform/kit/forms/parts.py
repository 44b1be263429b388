"""The parts that every kind of question shares: its label or legend, its hint, its errors."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from ..components import Params

# Attributes that a component takes by name; the rest of a widget's are passed on as they are.
_NAMED = {"type", "id", "name", "value", "class", "required", "rows", "cols", "min", "max", "step", "maxlength"}
_NAMED |= {"minlength", "spellcheck", "autocomplete", "inputmode", "autofocus", "placeholder"}
_NAMED |= {"aria-describedby", "aria-invalid"}


def _is_heading(question: BoundField) -> bool:
    shown = (name for name, field in question.form.fields.items() if not field.widget.is_hidden)
    return bool(getattr(question.form, "label_is_heading", False)) and question.name == next(shown)


def _must_answer(question: BoundField) -> bool:
    """Ask the class, not this form: a question that is not shown this time is not required this time."""
    declared = getattr(question.form, "base_fields", {}).get(question.name, question.field)
    return bool(declared.required)


def label(question: BoundField, over: Params) -> str:
    words = str(over.get("label") or question.label or "")
    says_so = getattr(question.form, "says_optional", True) and "(optional)" not in words
    if _must_answer(question) or not says_so or isinstance(question.field.widget, forms.CheckboxInput):
        return words
    return f"{words} (optional)"


def titled(question: BoundField, over: Params, kind: str) -> Params:
    """Write the label, or the legend of a set; on a page of one question it is the heading."""
    if over.get("heading", _is_heading(question)):
        return {"text": label(question, over), "isPageHeading": True, "classes": f"govuk-{kind}--l"}
    return {"text": label(question, over), "classes": f"govuk-{kind}--s"}


def shared(question: BoundField, over: Params) -> Params:
    """Gather the options that every component takes."""
    hint = over.get("hint", question.help_text)
    params = {
        "name": question.html_name,
        "id": question.auto_id,
        "label": {**titled(question, over, "label"), "for": question.auto_id},
        "hint": {"text": hint} if hint else None,
        "errorMessage": {"html": _lines(question.errors)} if question.errors else None,
        "attributes": {k: v for k, v in question.field.widget.attrs.items() if k not in _NAMED},
    }
    return without(params)


def _lines(messages: Any) -> SafeString:
    return format_html_join(SafeString("<br>"), "{}", ((message,) for message in messages))


def codes(question: BoundField) -> list[str]:
    return [str(error.code or "") for error in question.errors.as_data()]


def value(question: BoundField) -> str:
    given = question.value()
    return "" if given is None else str(given)


def without(params: Params, *names: str) -> Params:
    return {key: value for key, value in params.items() if key not in names and value is not None}
