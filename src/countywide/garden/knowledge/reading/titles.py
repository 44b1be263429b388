"""Finds what a document calls itself and the day it is of."""

import re
from collections.abc import Iterable
from datetime import date

from .words import in_order

MONTHS = in_order("january february march april may june july august september october november december")
MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DAYS = rf"(?P<days>{DAY}(?:\s*(?:,|&|and|to|-|–)\s*(?:and\s+)?{DAY})*)"
YEAR = r"(?P<year>(?:19|20)\d\d)"
SHAPES = (
    re.compile(rf"\b{MONTH}\s+{DAYS},?\s+{YEAR}\b", re.I),
    re.compile(rf"\b{DAYS}\s+(?:of\s+)?{MONTH},?\s+{YEAR}\b", re.I),
    re.compile(r"\b(?P<days>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)\b"),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<days>\d\d)\b"),
)
SAYS_ITS_DATE = re.compile(
    r"\b(?:published|updated|last updated|reviewed|issued|dated?|version|as at|correct (?:at|on)|meeting|held on)\b",
    re.I,
)


def dated_on(title: str, opening: Iterable[str]) -> date | None:
    """The last day the title names; else one on a line near the top that says it is the date."""
    if found := last_date(title):
        return found
    for line in opening:
        says_it = len(line.split()) <= 20 and (SAYS_ITS_DATE.search(line) or _is_mostly_date(line))
        if says_it and (found := last_date(line)):
            return found
    return None


def last_date(text: str) -> date | None:
    """The last day of the first date in the text: "July 2nd & 10th 2025" is the tenth."""
    found = [made for shape in SHAPES for match in shape.finditer(text) if (made := _made(match))]
    return max(found) if found else None


def from_name(name: str) -> str:
    """A title made of a file's name, when the document gives none."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,8}$", "", name.replace("\\", "/").rsplit("/", 1)[-1])
    words = re.sub(r"[_\-]+", " ", stem).split()
    return " ".join(words) or "Document with no title"


def _made(match: re.Match[str]) -> date | None:
    day = int(re.findall(r"\d{1,2}", match["days"])[-1])
    try:
        return date(int(match["year"]), _number(match["month"]), day)
    except ValueError:
        return None


def _number(month: str) -> int:
    if month.isdigit():
        return int(month)
    return next(at for at, name in enumerate(MONTHS, start=1) if name.startswith(month.lower()[:3]))


def _is_mostly_date(line: str) -> bool:
    return len(line.split()) <= 8
