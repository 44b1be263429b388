"""A date, asked for in three boxes, and what to say when one of them is wrong."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from .fields import Asked
from .words import enter, name_of

PARTS = ("day", "month", "year")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class DateBoxes(forms.Widget):
    """Three boxes that keep what was typed, also when it is no date."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        parts = tuple(str(data.get(f"{name}-{part}") or "").strip() for part in PARTS)
        return parts if any(parts) else _whole(data.get(name))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data and not any(f"{name}-{part}" in data for part in PARTS)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}-day" if id_ else id_


def _whole(value: Any) -> Any:
    """Read a date that came as one word, from a draft or a link."""
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        return ("", "", str(value)) if value else None


def as_boxes(value: Any) -> tuple[str, ...]:
    """Spread a date, or whatever was typed in place of one, over the three boxes."""
    value = _whole(value) if isinstance(value, str) else value
    if isinstance(value, date):
        return str(value.day), str(value.month), str(value.year)
    return tuple(str(part) for part in value) if value else ("", "", "")


class Date(Asked, forms.Field):
    """A day. Whether it may be that day is for the room's rules to say."""

    widget = DateBoxes

    def __init__(self, label: str = "", *, hint: str = "For example, 27 3 2026", **rest: Any) -> None:
        super().__init__(label, hint=hint, **rest)

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date) or not value:
            return value or None
        self._refuse_gaps(value)
        day, month, year = value
        try:
            if len(year) != 4:
                raise ValidationError(f"{self._named()} must have a year with 4 numbers", code="year")
            return date(int(year), _month(month), int(day))
        except ValueError:
            raise ValidationError(f"{self._named()} must be a real date", code="real") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return as_boxes(initial) != as_boxes(data)

    def _refuse_gaps(self, value: tuple[str, ...]) -> None:
        gaps = [part for part, typed in zip(PARTS, value, strict=True) if not typed]
        if len(gaps) == len(PARTS) and self.required:
            raise ValidationError(self.error_messages.get("required", enter(name_of(self))), code="required")
        if gaps:
            raise ValidationError(f"{self._named()} must include a {' and '.join(gaps)}", code="-".join(gaps))

    def _named(self) -> str:
        name = name_of(self) or "The date"
        return name[:1].upper() + name[1:]


def _month(typed: str) -> int:
    """Take 9, 09, Sep or September."""
    return int(typed) if typed.isdigit() else _MONTHS.index(typed[:3].lower()) + 1


def wrong_parts(codes: list[str]) -> set[str]:
    """Tell which boxes to mark: those named in the error, otherwise all three."""
    named = {part for code in codes for part in code.split("-") if part in PARTS}
    return named or set(PARTS)
