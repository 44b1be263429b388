"""The clocks stream: one JSON object a line in, one out, whatever the line holds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from .answering import CLOCKS, answer
from .calendar import Calendar
from .types import Absence, Answer, BadInput, Clock, Closure, Pause

FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
USUAL = (date(2014, 9, 1), date(2043, 12, 31))
BORN = (date(1989, 9, 1), date(2017, 12, 31))
OVERRIDES = (date(2014, 1, 1), date(2045, 12, 31))
BLANK = b" \t\r"
PAIRS: dict[str, tuple[type, str, str, bool]] = {
    "closures": (Closure, "from", "reopens", False),
    "absences": (Absence, "from", "back", False),
    "pauses": (Pause, "from", "to", True),
}


def answered(lines: Iterable[bytes]) -> Iterator[str]:
    """One line of JSON for each line that is not blank, in order. It never stops at a bad one."""
    for line in lines:
        if line.strip(b"\n").strip(BLANK):
            yield answered_line(line)


def answered_line(line: bytes) -> str:
    """The answer to one line, or one plain sentence that says what is wrong with it."""
    id: Any = None
    try:
        given = parsed(line)
        id = valid_id(given.get("id"))
        return written(id, good(given))
    except BadInput as bad:
        return written(id, {"error": str(bad)})
    except (OverflowError, ValueError, RecursionError, MemoryError):
        return written(id, {"error": "These dates cannot be counted from."})


def written(id: Any, rest: dict[str, Any]) -> str:
    """A line of JSON with the id it had, where it had a valid one."""
    known = {} if id is None else {"id": id}
    return json.dumps({**known, **rest})


# --- reading a line --------------------------------------------------------------------------


def parsed(line: bytes) -> dict[str, Any]:
    """The object a line holds."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        raise BadInput("The line is not UTF-8 text.") from None
    try:
        given = json.loads(text, parse_constant=no_constant)
    except BadInput:
        raise
    except (ValueError, RecursionError):
        raise BadInput("The line is not valid JSON.") from None
    if not isinstance(given, dict):
        raise BadInput("The line is not a JSON object.")
    return given


def no_constant(name: str) -> Any:
    """NaN and the infinities are not JSON."""
    raise BadInput(f"{name} is not valid JSON.")


def valid_id(id: Any) -> Any:
    """A text that is not empty, or a whole number."""
    if isinstance(id, str) and id:
        return id
    if isinstance(id, int) and not isinstance(id, bool):
        return id
    raise BadInput("The id is missing, or is neither a text nor a whole number.")


def good(given: dict[str, Any]) -> dict[str, Any]:
    """What comes out of a good line."""
    name = given.get("clock")
    if not isinstance(name, str):
        raise BadInput("The clock is missing, or is not a text.")
    clock = CLOCKS.get(name)
    if clock is None:
        raise BadInput("There is no clock of that name.")
    earliest, latest = BORN if clock.id == "CE-AGE" else USUAL
    if given.get("trigger") is None:
        raise BadInput("The trigger date is missing.")
    trigger = day(given["trigger"], "trigger", earliest, latest)
    calendar = calendar_with(
        frozenset(days(given.get("bank_holidays_add"), "bank_holidays_add", *OVERRIDES)),
        frozenset(days(given.get("bank_holidays_remove"), "bank_holidays_remove", *OVERRIDES)),
    )
    return said(answer(clock.id, trigger, calendar=calendar, **inputs(clock, given)))


@lru_cache(maxsize=256)
def calendar_with(added: frozenset[date], removed: frozenset[date]) -> Calendar:
    """A calendar, made once for equal overrides."""
    return Calendar(added, removed)


def said(found: Answer) -> dict[str, Any]:
    """An answer as the stream writes it."""
    out: dict[str, Any] = {"legal_due": plain(found.legal_due), "act_by": plain(found.act_by)}
    out.update((name, plain(value)) for name, value in found.facts.items())
    if found.clock.exceptions or found.clock.id in ("OR-CEASE", "OR-CONTINUE"):
        out["exceptions"] = [
            {"code": each.code, "available": each.available, "window": plain(each.window)} for each in found.exceptions
        ]
    return {**out, "working": list(found.working)}


def plain(value: Any) -> Any:
    """A value as JSON knows it."""
    if isinstance(value, date):
        return value.isoformat()
    return [plain(each) for each in value] if isinstance(value, tuple) else value


# --- types -----------------------------------------------------------------------------------


def inputs(clock: Clock, given: dict[str, Any]) -> dict[str, Any]:
    """The inputs the clock takes, checked by their types; others are ignored, whatever they hold."""
    return {name: typed(given[name], name, kind) for name, kind in clock.inputs.items() if given.get(name) is not None}


def typed(value: Any, name: str, kind: str) -> Any:
    """One input of one of the contract's types."""
    kind, _, rest = kind.partition(":")
    if kind in PAIRS:
        return pairs(value, name, kind)
    return READ[kind](value, name, rest)


def day(value: Any, name: str, earliest: date = USUAL[0], latest: date = USUAL[1]) -> date:
    """A date in exactly the form 2026-09-14, within the years that are served."""
    if not isinstance(value, str) or not FORM.fullmatch(value):
        raise BadInput(f"{name} must be a date written like 2026-09-14.")
    try:
        found = date(int(value[:4]), int(value[5:7]), int(value[8:]))
    except ValueError:
        raise BadInput(f"{name} is a day that does not exist.") from None
    if not earliest <= found <= latest:
        raise BadInput(f"{name} must lie between {earliest.isoformat()} and {latest.isoformat()}.")
    return found


def days(value: Any, name: str, earliest: date = USUAL[0], latest: date = USUAL[1]) -> tuple[date, ...]:
    """A list of dates."""
    if value is None:
        return ()
    if not isinstance(value, list):
        raise BadInput(f"{name} must be a list of dates.")
    return tuple(day(each, f"A date in {name}", earliest, latest) for each in value)


def flag(value: Any, name: str, _: str) -> bool:
    """True or false, and nothing that only looks like it."""
    if not isinstance(value, bool):
        raise BadInput(f"{name} must be true or false.")
    return value


def choice(value: Any, name: str, known: str) -> str:
    """One of the texts of the contract, exactly."""
    if not isinstance(value, str) or value not in known.split(","):
        raise BadInput(f"{name} must be one of these: {known.replace(',', ', ')}.")
    return value


def number(value: Any, name: str, limits: str) -> int:
    """A whole number in its range."""
    least, most = (int(limit) for limit in limits.split(","))
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise BadInput(f"{name} must be a whole number from {least} to {most}.")
    return value


def pairs(value: Any, name: str, kind: str) -> tuple[Any, ...]:
    """A list of spans of days: closures, absences or pauses."""
    make, first, last, may_be_equal = PAIRS[kind]
    if not isinstance(value, list):
        raise BadInput(f"{name} must be a list.")
    found = []
    for each in value:
        if not isinstance(each, dict) or each.get(first) is None or each.get(last) is None:
            raise BadInput(f"Each of {name} must have the dates {first} and {last}.")
        start, end = day(each[first], f"{first} in {name}"), day(each[last], f"{last} in {name}")
        if end < start or (end == start and not may_be_equal):
            raise BadInput(f"{last} must come after {first} in each of {name}.")
        found.append(make(start, end))
    return tuple(found)


READ: dict[str, Callable[[Any, str, str], Any]] = {
    "date": lambda value, name, _: day(value, name),
    "dates": lambda value, name, _: days(value, name),
    "flag": flag,
    "choice": choice,
    "number": number,
}
