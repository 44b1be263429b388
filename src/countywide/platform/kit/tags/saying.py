"""Says dates, times and values the way a person would read them aloud."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

import holidays
import phonenumbers
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import is_aware, localdate, localtime

NOTHING = format_html('<span class="cw-muted">{}</span>', "Not given")
_FAR = 20  # working days; beyond them a person thinks in weeks


def short_date(value: date | datetime | None) -> str:
    """2 September 2026. Empty for no date."""
    if not value:
        return ""
    day = localdate(value) if isinstance(value, datetime) and is_aware(value) else value
    return f"{day.day} {day:%B %Y}"


def short_time(value: datetime | None) -> str:
    """2 September 2026 at 2:05pm, in the council's own time."""
    if not value:
        return ""
    moment = localtime(value) if is_aware(value) else value
    return f"{short_date(moment)} at {clock_time(moment)}"


def clock_time(moment: datetime) -> str:
    """2:05pm; midday and midnight by name, since 12am is read both ways."""
    if moment.minute == 0 and moment.hour in (0, 12):
        return "midday" if moment.hour else "midnight"
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'pm' if moment.hour >= 12 else 'am'}"


def in_words(value: date | datetime | None, today: date | None = None) -> str:
    """Say how far off a day is: "in 3 working days", "tomorrow", "2 weeks ago".

    Only words for a reader. What the law counts is counted in `law.clocks`.
    """
    if not value:
        return ""
    day = localdate(value) if isinstance(value, datetime) else value
    today = today or localdate()
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((day - today).days)
    if near:
        return near
    length = _length(*sorted((today, day)))
    return f"in {length}" if day > today else f"{length} ago"


def _length(start: date, end: date) -> str:
    days = (end - start).days
    working = _working_days(start, end) if days <= 2 * _FAR else _FAR + 1
    if working == 0:
        return _many(days, "day")
    if working <= _FAR:
        return _many(working, "working day")
    return _many(round(days / 7), "week") if days < 365 else _many(round(days / 30.44), "month")


def _many(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


@cache
def _bank_holidays() -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="ENG")


def _working_days(start: date, end: date) -> int:
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(day.weekday() < 5 and day not in _bank_holidays() for day in days)


def telephone(number: str) -> SafeString | str:
    """A British number as people write it, to be pressed on a phone; what cannot be read as one is left as it is."""
    try:
        read = phonenumbers.parse(number, "GB")
    except phonenumbers.NumberParseException:
        return number
    said = phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.NATIONAL)
    return format_html(
        '<a href="{}">{}</a>', phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.RFC3966), said
    )


def field_value(value: Any) -> SafeString | str:
    """Show any recorded value as a person would write it; nothing is said to be nothing."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return short_time(value)
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, str):
        return value if isinstance(value, SafeString) or "\n" not in value else _lines(value)
    if isinstance(value, int):
        return f"{value:,}"
    return _listed(value) if isinstance(value, Iterable) else str(value)


def _lines(words: str) -> SafeString:
    """Keep the lines as they were typed."""
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in words.splitlines()))


def _listed(values: Iterable[Any]) -> SafeString | str:
    shown = [field_value(value) for value in values]
    return (
        format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((each,) for each in shown)))
        if shown
        else NOTHING
    )
