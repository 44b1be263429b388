"""The kinds of answer a page can ask for, each named as a person would name it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class Asked:
    """What every kind of answer shares: its label, its hint, and the words when it is missing.

    `called` is the short name used in messages ("your email address") where the label is a question.
    """

    def __init__(
        self,
        label: str = "",
        *,
        hint: str = "",
        missing: str = "",
        called: str = "",
        autocomplete: str = "",
        spellcheck: bool | None = None,
        width: str | int = "",
        **rest: Any,
    ) -> None:
        self.called, self.width = called, str(width)
        super().__init__(label=label or None, help_text=hint, **rest)  # type: ignore[call-arg]
        if missing:
            self.error_messages["required"] = missing  # type: ignore[attr-defined]
        attrs = self.widget.attrs  # type: ignore[attr-defined]
        if autocomplete:
            attrs["autocomplete"] = autocomplete
        if spellcheck is not None:
            attrs["spellcheck"] = "true" if spellcheck else "false"


class Text(Asked, forms.CharField):
    """One line of words. `suggest` is the address that answers with suggestions while one types."""

    def __init__(self, label: str = "", *, limit: int | None = None, suggest: str = "", **rest: Any) -> None:
        super().__init__(label, max_length=limit, **rest)
        if suggest:
            self.widget.attrs["data-suggest-address"] = suggest


class LongText(Asked, forms.CharField):
    """Several lines, counted as they are typed when `limit` (letters) or `words` is given."""

    widget = forms.Textarea

    def __init__(
        self, label: str = "", *, limit: int | None = None, words: int | None = None, rows: int = 5, **rest: Any
    ) -> None:
        super().__init__(label, max_length=limit, **rest)
        self.words = words
        self.widget.attrs["rows"] = rows

    def validate(self, value: str) -> None:
        super().validate(value)
        if self.words and len((value or "").split()) > self.words:
            raise ValidationError(f"Use {self.words} words or fewer", code="words")


class Email(Asked, forms.EmailField):
    def __init__(self, label: str = "", *, autocomplete: str = "email", **rest: Any) -> None:
        super().__init__(label, autocomplete=autocomplete, spellcheck=False, **rest)


class Phone(Asked, forms.CharField):
    def __init__(self, label: str = "", *, autocomplete: str = "tel", **rest: Any) -> None:
        super().__init__(label, autocomplete=autocomplete, width=rest.pop("width", 20), **rest)
        self.widget.input_type = "tel"


class Password(Asked, forms.CharField):
    widget = forms.PasswordInput

    def __init__(self, label: str = "", *, autocomplete: str = "current-password", **rest: Any) -> None:
        super().__init__(label, autocomplete=autocomplete, strip=False, **rest)


class Number(Asked, forms.DecimalField):
    """A whole number, or with `places` after the point; `prefix` and `suffix` stand beside the box (£, hours)."""

    def __init__(self, label: str = "", *, places: int = 0, prefix: str = "", suffix: str = "", **rest: Any) -> None:
        super().__init__(label, decimal_places=places, width=rest.pop("width", 5), **rest)
        self.prefix, self.suffix = prefix, suffix

    def to_python(self, value: Any) -> Any:
        typed = str(value).replace(",", "").replace(" ", "").removeprefix(self.prefix) if value else value
        return super().to_python(typed)

    def clean(self, value: Any) -> Any:
        number = super().clean(value)
        return int(number) if number is not None and not self.decimal_places else number


class Picked(Asked):
    """What lists of answers share: a hint under an answer, and questions an answer reveals, by name."""

    def __init__(
        self,
        label: str = "",
        options: Any = (),
        *,
        hints: Mapping[Any, str] | None = None,
        reveals: Mapping[Any, str | tuple[str, ...]] | None = None,
        **rest: Any,
    ) -> None:
        self.hints = {str(key): value for key, value in (hints or {}).items()}
        self.reveals = {str(k): (v,) if isinstance(v, str) else v for k, v in (reveals or {}).items()}
        super().__init__(label, choices=options, **rest)


class Choice(Picked, forms.ChoiceField):
    """One of a few, as radios. `inline` sets two short answers side by side."""

    widget = forms.RadioSelect

    def __init__(self, label: str = "", options: Any = (), *, inline: bool = False, **rest: Any) -> None:
        super().__init__(label, options, **rest)
        self.inline = inline


class Choices(Picked, forms.MultipleChoiceField):
    """Any of a few, as checkboxes."""

    widget = forms.CheckboxSelectMultiple


class Pick(Asked, forms.ChoiceField):
    """One of many, as a list that opens."""

    widget = forms.Select

    def __init__(self, label: str = "", options: Any = (), *, empty: str = "Choose one", **rest: Any) -> None:
        super().__init__(label, **rest)
        self.empty = empty
        self.choices = options


class Tick(Asked, forms.BooleanField):
    """One statement to agree to."""


class File(Asked, forms.FileField):
    """A file to send. `accept` names the endings a browser should offer."""

    def __init__(self, label: str = "", *, accept: str = "", **rest: Any) -> None:
        super().__init__(label, **rest)
        if accept:
            self.widget.attrs["accept"] = accept


class Hidden(forms.CharField):
    widget = forms.HiddenInput

    def __init__(self, **rest: Any) -> None:
        super().__init__(required=rest.pop("required", False), **rest)
