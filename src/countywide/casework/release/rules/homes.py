"""Postcodes and first lines of addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from countywide.law.codes import postcodes

from ..types import Spot

POSTCODE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{1,2}\d[A-Za-z\d]?[\s_-]{0,2}\d[A-Za-z]{2}(?![A-Za-z0-9])")
WAYS = {
    "road": "rd", "street": "st", "avenue": "ave", "lane": "ln", "drive": "dr", "close": "cl", "court": "ct",
    "crescent": "cres", "gardens": "gdns", "grove": "gr", "place": "pl", "square": "sq", "terrace": "ter",
}  # fmt: skip
WAY = (
    r"(?:road|rd|street|st|avenue|ave|lane|ln|drive|dr|close|cl|court|ct|crescent|cres|gardens|gdns|grove|gr|place|pl"
    r"|square|sq|terrace|ter|way|walk|hill|rise|row|mews|park|green|view|mount|parade|quay|wharf|path|flats?|common)"
)
LINE = re.compile(
    rf"(?<![\w/.])(?P<number>\d{{1,4}}[A-Za-z]?),?\s+(?P<rest>(?:[A-Za-z][\w'.-]*\s+){{1,4}}?{WAY})\b(?![/-])", re.I
)
BODY = re.compile(
    r"\b(?:clinic|hospital|surgery|centre|center|school|academy|college|council|trust|nhs|office|offices|department|team"
    r"|service|services|nursery|university|ltd|limited|association|charity|library|tribunal|headquarters|hall|practice"
    r"|unit|company|directorate|county|house)\b",
    re.I,
)
SENTENCE = re.compile(r"(?<=[a-z0-9A-Z])[.;]\s+(?=[A-Z])|\n[A-Z]\w+: |[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")
BEFORE = 140


def postcodes_in(text: str) -> Iterator[Spot]:
    """Every postcode, tidied."""
    for found in POSTCODE.finditer(text):
        if code := postcodes.parse(found[0]):
            yield Spot(*found.span(), code)


def lines_in(text: str) -> Iterator[Spot]:
    """Every house number with a street."""
    for found in LINE.finditer(text):
        yield Spot(*found.span(), line_key(f"{found['number']} {found['rest']}"), found["number"])


def line_key(line: str) -> str:
    """A first line as it is compared: small letters and figures, the kind of street in short."""
    words = re.findall(r"[a-z0-9]+", line.lower().replace("'", ""))
    return "".join(WAYS.get(word, word) for word in words)


def keys_of(lines: str) -> set[str]:
    """The lines of an address that begin with a number, as they are compared."""
    return {line_key(line) for line in re.split(r"[\n,]", lines) if re.match(r"\s*\d", line)}


def is_of_a_body(text: str, start: int) -> bool:
    """Whether the address is that of an office, a clinic or a school: such a word stands in the lines before it."""
    before = SENTENCE.split(text[max(0, start - BEFORE) : start])[-1]
    return bool(BODY.search(before))
