"""Asks: the questions of a form, and what is wrong with the answers."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString

from ..forms.drawing import draw, draw_all, summary_of_errors


def questions(form: Any) -> SafeString | str:
    """Every question of a form, a kit form or one of Django's own."""
    return draw_all(form) if isinstance(form, BaseForm) else ""


def question(asked: BoundField, **over: Any) -> SafeString:
    """One question, if need be with another `label` or `hint`, or as the `heading` of its page."""
    return draw(asked, **over)


def question_named(form: BaseForm, name: str, **over: Any) -> SafeString:
    """One question by its name, where the name is known only to the page."""
    return draw(form[name], **over)


def questions_besides(form: BaseForm, rows: Iterable[Mapping[str, Any]]) -> SafeString:
    """The questions of a form that none of these rows has asked already."""
    return draw_all(form, without={str(row["name"]) for row in rows})


def error_summary(form: Any) -> SafeString | str:
    """What is wrong, with links; nothing when there is no form or nothing is wrong."""
    return summary_of_errors(form) if isinstance(form, BaseForm) else ""
