"""Finds personal email addresses and telephone numbers; the mailbox and line of a team stay."""

import re
from collections.abc import Iterator

import phonenumbers

from ..types import Span
from .forenames import is_forename
from .people import Known
from .vocabulary import is_ordinary, is_role_word

EMAIL = re.compile(r"(?<![\w.+-])([A-Za-z0-9][\w.+'’-]*)@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
PRIVATE = re.compile(
    r"^(?:gmail|googlemail|hotmail|outlook|live|yahoo|icloud|me|msn|aol|btinternet|sky|talktalk|virginmedia|ntlworld"
    r"|proton|protonmail|mail)\.",
    re.I,
)
OWN = re.compile(r"^(?:\+?44|0)\s?\(?0?\)?[127]")  # 01, 02 and 07; numbers in 03, 08 and 09 belong to bodies


def emails(text: str, known: Known) -> Iterator[Span]:
    """Addresses that belong to a person, each with the reason."""
    for match in EMAIL.finditer(text):
        if why := why_personal(match.group(1), match.group(2), known.tokens):
            yield Span(*match.span(), "EMAIL", why)


def why_personal(local: str, domain: str, names: frozenset[str] = frozenset()) -> str:
    """Why an address belongs to a person, or nothing when it is the mailbox of a team."""
    parts = name_parts(local)
    if PRIVATE.match(domain):
        return "an address at a private mail service"
    if parts:
        return "an email address made of a person's name"
    word = local.lower()
    if word in names or (is_forename(word) and not is_ordinary(word)):
        return "an email address that is a person's name"
    if re.fullmatch(r"[a-z]{5,14}\d{0,3}", word) and word[1:].rstrip("0123456789") in names:
        return "an email address that ends in a name found in this document"
    return ""


def name_parts(local: str) -> tuple[str, ...]:
    """`first.last` or `f.last` as its parts; nothing when a part is a word for a role or a team."""
    parts = [part for part in re.split(r"[._]", re.sub(r"\d+$", "", local)) if part]
    if len(parts) not in (2, 3) or not all(re.fullmatch(r"[A-Za-z'’-]+", part) for part in parts):
        return ()
    words = [part.lower() for part in parts]
    if any(is_role_word(word) for word in words) or (len(words[-1]) < 2 and len(words[0]) < 2):
        return ()
    if any(part.isupper() and len(part) > 1 for part in parts) and local != local.upper():
        return ()
    long = [word for word in words if len(word) > 1]
    if all(is_ordinary(word) for word in long) and not is_forename(words[0]) and len(words[0]) > 1:
        return ()
    return tuple(words)


def phones(text: str, known: Known) -> Iterator[Span]:
    """Mobile and local numbers. Numbers that only bodies have (03…, 0800) stay.

    Possible numbers are enough: a mistyped number, or one kept for examples, is held back too.
    """
    for match in phonenumbers.PhoneNumberMatcher(text, "GB", leniency=phonenumbers.Leniency.POSSIBLE):
        digits = str(match.number.national_number)
        if not OWN.match(match.raw_string.lstrip("(")) or len(digits) not in (9, 10):
            continue
        why = "a mobile number" if digits[0] == "7" else "a local telephone number: put it back if it is a team's"
        yield Span(match.start, match.end, "PHONE", why)
