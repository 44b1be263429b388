"""Inputs of clocks between Python and the JSON in which a deadline keeps them."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.law.clocks import Absence, Closure

PAIRS: dict[str, Any] = {"school_closures": Closure, "ey_closures": Closure, "absences": Absence}


def read(kept: dict[str, Any]) -> dict[str, Any]:
    """The inputs as a clock takes them."""
    return {name: _read(name, value) for name, value in kept.items()}


def kept(given: dict[str, Any]) -> dict[str, Any]:
    """The inputs as JSON keeps them; what is None is left out."""
    return {name: _kept(value) for name, value in given.items() if value is not None}


def _read(name: str, value: Any) -> Any:
    if name in PAIRS:
        return tuple(PAIRS[name](date.fromisoformat(start), date.fromisoformat(end)) for start, end in value)
    if isinstance(value, list):
        return tuple(date.fromisoformat(each) for each in value)
    return _day(value) if isinstance(value, str) else value


def _day(value: str) -> Any:
    """A text that is a day becomes one; a choice such as "post" stays a text."""
    try:
        return date.fromisoformat(value) if len(value) == 10 else value
    except ValueError:
        return value


def _kept(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Closure):
        return [value.first_closed.isoformat(), value.reopens.isoformat()]
    if isinstance(value, Absence):
        return [value.first_away.isoformat(), value.back.isoformat()]
    return [_kept(each) for each in value] if isinstance(value, list | tuple) else value
