"""Finds numbers given to one person: pupil, learner and NHS numbers, and dates of birth."""

import re
from collections.abc import Iterator

from ..types import Span
from .people import Known

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
UPN = re.compile(r"\b([A-Z])(\d{11})(\d|[A-Z])\b")
TEN = re.compile(r"(?<![\d\w])(\d{3}[ -]?\d{3}[ -]?\d{4})(?![\d\w])")
ULN_NAMED = re.compile(r"\b(?:uln|unique learner number|learner (?:number|id))\b\W{0,12}$", re.I)
NHS_NAMED = re.compile(r"\bnhs(?: (?:number|no|id))?\b\W{0,12}$", re.I)
DATE = (
    r"(?:\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z][a-z]{2,8},? \d{4}|[A-Z][a-z]{2,8} \d{1,2}(?:st|nd|rd|th)?,? \d{4})"
)
BORN = re.compile(
    rf"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|birthday|born(?: on)?)\b[\s:=–\-(]*(?:is |was |on )?({DATE})", re.I
)


def found(text: str, known: Known) -> Iterator[Span]:
    """A number counts by its check digit, or because the text says what it is."""
    for match in UPN.finditer(text):
        named = "upn" in text[max(0, match.start() - 30) : match.start()].lower()
        if is_upn(match.group()) or named:
            yield Span(*match.span(), "PUPIL_NUMBER", "a unique pupil number")
    for match in TEN.finditer(text):
        before, digits = text[max(0, match.start() - 40) : match.start()], re.sub(r"\D", "", match.group())
        if ULN_NAMED.search(before):
            yield Span(*match.span(1), "LEARNER_NUMBER", "a number that follows the words learner number")
        elif NHS_NAMED.search(before) or (is_nhs_number(digits) and digits[0] != "0"):
            yield Span(*match.span(1), "NHS_NUMBER", "ten digits that make an NHS number")
        elif is_uln(digits):
            yield Span(*match.span(1), "LEARNER_NUMBER", "ten digits that make a learner number")
    for match in BORN.finditer(text):
        yield Span(*match.span(1), "DATE_OF_BIRTH", "a date that follows the words date of birth")


def is_upn(number: str) -> bool:
    """A check letter, then twelve digits (or eleven and a letter, for a temporary number).

    The letter is the sum of each digit times its place (2 to 13), over 23; a last letter counts
    by its own place in the same alphabet.
    """
    if not UPN.fullmatch(number) or number[0] not in UPN_LETTERS:
        return False
    last = number[12]
    values = [int(digit) for digit in number[1:12]]
    if last.isalpha():
        if last not in UPN_LETTERS:
            return False
        values.append(UPN_LETTERS.index(last))
    else:
        values.append(int(last))
    total = sum(place * value for place, value in enumerate(values, start=2))
    return UPN_LETTERS[total % 23] == number[0]


def is_nhs_number(digits: str) -> bool:
    """Ten digits; the last makes the weighted sum come out by eleven."""
    if not re.fullmatch(r"\d{10}", digits) or len(set(digits)) == 1:
        return False
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return check != 10 and check % 11 == int(digits[9])


def is_uln(digits: str) -> bool:
    """Ten digits that do not begin with nought; ten less the remainder by eleven is the last."""
    if not re.fullmatch(r"[1-9]\d{9}", digits):
        return False
    rest = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return rest != 0 and 10 - rest == int(digits[9])
