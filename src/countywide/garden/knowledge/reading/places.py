"""Finds postal addresses, and the school that, beside a role, picks out one person."""

import re
from collections.abc import Iterator

from ..types import Span
from .people import Known
from .vocabulary import GENERIC, ROLE

WORD = r"[A-Z][a-zA-Z'’]+(?:-[A-Za-z]+)*"
STREET = (
    r"(?:Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Close|Drive|Way|Crescent|Court|Gardens?|Grove|Place|Terrace|Square|Hill"
    r"|Walk|Row|Rise|Mews|Parade|View|Green|Park|Gate|Mount|Meadows?)"
)
POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}"
ADDRESS = re.compile(
    rf"\b(?:(?:Flat|Apartment|Unit)\s+\d+[A-Za-z]?,?\s+)?\d{{1,4}}[A-Za-z]?,?\s+(?:{WORD}\s+){{1,3}}{STREET}\b"
    rf"(?:[,\s]+(?:{WORD}\s*){{1,3}})*?(?:[,\s]+{POSTCODE}\b)?"
)
WITH_POSTCODE = re.compile(rf"\b\d{{1,4}}[A-Za-z]?,?\s+{WORD}(?:[,\s]+{WORD}){{0,6}}[,\s]+{POSTCODE}\b")
KIND = r"(?:School|Academy|College|Nursery|Pre-?[Ss]chool|Infants?|Juniors?|Primary|Secondary|Grammar|PRU)"
NAMED = re.compile(
    rf"\b((?:{WORD}|St\.?)(?:\s+(?:{WORD}|St\.?|CE|CEP|RC|VA|VC|of|the|and|&)){{0,7}}?\s+{KIND}(?:\s+{KIND}|\s+and\s+Nursery)*)\b"
)
ROLE_AT = re.compile(
    rf"\b(?:{ROLE})(?:\s+(?:here|based|now))?\s+(?:at|of|from)\s+(?:the\s+)?((?:{WORD}|St\.?)(?:\s+(?:{WORD}|St\.?)){{0,5}})"
)
BESIDE = re.compile(rf"^[\s,;:–(\-]{{1,4}}(?:the\s+|our\s+)?(?:{ROLE})\b|^['’]s\s+(?:{ROLE})\b")
ROLE_BEFORE = re.compile(rf"\b(?:{ROLE})[\s,;:–(\-]{{1,4}}(?:(?:at|of|from)\s+(?:the\s+)?)?$")
LARGE = re.compile(r"\b(?:Council|Trust|University|Hospital|NHS|Authority|Government|Department|Federation)\b")


def found(text: str, known: Known) -> Iterator[Span]:
    """Addresses of a house, then schools that stand right beside a role."""
    for shape in (WITH_POSTCODE, ADDRESS):
        for match in shape.finditer(text):
            yield Span(*match.span(), "ADDRESS", "a house number with its street or postcode")
    for match in NAMED.finditer(text):
        start = match.start(1) + _lead(match.group(1))
        if not _is_one_place(text[start : match.end(1)]):
            continue
        if BESIDE.match(text[match.end(1) : match.end(1) + 40]) or ROLE_BEFORE.search(text[max(0, start - 40) : start]):
            yield Span(start, match.end(1), "SCHOOL", "a named school beside a role points to one person")
    for match in ROLE_AT.finditer(text):
        if _is_one_place(match.group(1)):
            yield Span(*match.span(1), "SCHOOL", "a role at a named place points to one person")


def _lead(name: str) -> int:
    """Letters to skip when the name was caught together with a word that only begins the sentence."""
    lead = re.match(r"(?:(?:The|At|From|In|For|Our|Ref|We|I)\s+)+", name)
    return lead.end() if lead else 0


def _is_one_place(name: str) -> bool:
    """One school, not a kind of school: at least one word that is a name."""
    words = re.findall(r"[A-Za-z'’-]+", name)
    return not LARGE.search(name) and any(word.lower() not in GENERIC and word[0].isupper() for word in words)
