"""Dates in every form in which people write one in England."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..types import Day

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
TH = r"\s?(?:st|nd|rd|th)?"
DAY, YEAR = r"(?P<day>\d{1,2})", r"(?P<year>(?:19|20)\d\d|'?\d\d)"
FORMS = tuple(
    re.compile(rf"(?:{form})(?![\d]|[/-]\d)", re.I)
    for form in (
        r"(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
        rf"{DAY}\s?(?P<mark>[-/.\\])\s?(?P<month>\d{{1,2}})\s?(?P=mark)\s?{YEAR}",
        rf"{DAY}\s(?P<month>\d\d)\s(?P<year>(?:19|20)\d\d)",
        rf"{DAY}{TH}(?:\s+(?:day\s+)?of)?[\s,./-]*{MONTH}[\s,./-]*{YEAR}",
        rf"{MONTH}\s+(?:the\s+)?{DAY}{TH}(?:,\s*|\s+){YEAR}",
        r"(?P<day>\d\d)(?P<month>[01]\d)(?P<year>(?:19|20)\d\d)",
        r"(?P<year>20[0-4]\d)(?P<month>[01]\d)(?P<day>\d\d)",
    )
)
STARTS = re.compile(
    r"(?<![\d/.,-])(?<!\d )\d|\b(?=[JFMASONDjfmasond])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.I
)
LABEL = re.compile(
    r"(?:\bd\.?\s?o\.?\s?b\b\.?|\bdate of birth|\bbirth\s?-?date|\bbirthday|\bborn(?: on)?|\bbirth\b|\bb\.)"
    r"[\s:=(|.,-]*(?:is |was |on |the )*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?$",
    re.I,
)


def days_in(text: str) -> Iterator[Day]:
    """Every date in a text. Where day and month could be either, the English order; the other only if it must be."""
    after = 0
    for begins in STARTS.finditer(text):
        start = begins.start()
        if start < after:
            continue
        for form in FORMS:
            found = form.match(text, start)
            if found and (day := _day(found["day"], found["month"], found["year"])):
                after = found.end()
                yield Day(start, after, day)
                break


def is_birth(text: str, start: int) -> bool:
    """Whether what stands before a date says that somebody was born on it."""
    return bool(LABEL.search(text[max(0, start - 40) : start]))


def _day(day: str, month: str, year: str) -> date | None:
    year = year.strip("'")
    full = int(year) if len(year) == 4 else 2000 + int(year)
    number = MONTHS.index(month[:3].lower()) + 1 if month[0].isalpha() else int(month)
    for one, other in ((int(day), number), (number, int(day))):
        try:
            return date(full, other, one)
        except ValueError:
            if month[0].isalpha():
                return None
    return None
