"""A form that draws itself, in the components of the design system and in plain words."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.utils import pretty_name
from django.utils.safestring import SafeString

from .drawing import draw, draw_all, reveals_of, summary_of_errors
from .words import put_plainly


class Question(BoundField):
    """One question with its label, hint, error and box: what a page shows when it names a field."""

    def as_field_group(self) -> SafeString:
        return self.asked()

    def asked(self, **over: Any) -> SafeString:
        """Draw it whole; `over` may give it another label or hint on this page."""
        return draw(self, **over)

    def __str__(self) -> SafeString:
        return self.asked()

    __html__ = __str__


class Form(forms.Form):
    """Questions asked together. `label_is_heading` makes the first label the heading of its page.

    A question that another reveals is asked only while its answer is chosen: otherwise it is
    neither required nor kept.
    """

    label_is_heading = False
    bound_field_class = Question
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = field.label if field.label is not None else pretty_name(name)
            put_plainly(field)

    def render(self, template_name: Any = None, context: Any = None, renderer: Any = None) -> SafeString:
        return draw_all(self)

    __str__ = render
    __html__ = render

    def error_summary(self) -> SafeString | str:
        return summary_of_errors(self)

    def _unasked(self) -> set[str]:
        """Name the questions whose answer was not chosen."""
        under: set[str] = set()
        open_now: set[str] = set()
        for (name, answer), names in reveals_of(self).items():
            chosen = self[name].value()
            chosen = chosen if isinstance(chosen, list | tuple) else [chosen]
            under |= set(names)
            open_now |= set(names) if answer in map(str, chosen) else set()
        return under - open_now

    def _clean_fields(self) -> None:
        unasked = self._unasked()
        for name in unasked:
            self.fields[name].required = False
        super()._clean_fields()  # type: ignore[misc]
        for name in unasked:
            self.errors.pop(name, None)
            self.cleaned_data[name] = getattr(self.fields[name], "empty_value", None)
