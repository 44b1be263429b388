"""What stands in the way of gathering, taking out, binding and giving, and which names in a paper are looked at."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from countywide.platform.kit.paper.redacting import places_of

from ..enums import How, State
from ..types import Exemption, Place, TakingOut
from .requests import bar_to_withholding

TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Professor|Prof)\.?\s+(?:[A-Z]\.?\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?"
)
"""A name behind a title: nobody knows whether it is an official at work or a neighbour, so somebody looks."""
AROUND = 60
FAMILY = "An adult around the child, who is not the one who asks."
NAMED = "A named person. Leave it where they acted in their work (Schedule 2, paragraph 17)."
PAGES = re.compile(r"^\s*(\d+)\s*(?:[-–]\s*(\d+)\s*)?$")
MOST_PAGES = 3_000


def bar_to_gathering(*, is_open: bool, is_making: bool) -> str | None:
    """What was given stands as it was; nothing moves while a worker binds."""
    if not is_open:
        return "This request is answered."
    return "The copy is being bound just now. Wait until it is done." if is_making else None


def bar_to_taking_out(
    *, is_open: bool, is_making: bool, marks: int, said: TakingOut, exemption: Exemption | None, asker: str
) -> str | None:
    """What is taken out is found in the paper, and has an exemption and a reason that holds for it."""
    if bar := bar_to_gathering(is_open=is_open, is_making=is_making):
        return bar
    if bar := bar_to_withholding(is_open=is_open, what="words", why=said.why, exemption=exemption, asker=asker):
        return bar
    if marks:
        return None
    if said.words.strip():
        return "These words do not stand in this paper as you wrote them, or are taken out already. A page that is a picture has none: take the page out."
    return "Say what to take out: tick places, write words, or give page numbers."


def bar_to_binding(
    *, is_open: bool, is_making: bool, papers: int, not_looked: int, waiting: int, troubled: int
) -> str | None:
    """A copy is bound of papers that were looked through, once somebody has said of each doubtful one what becomes of it."""
    if bar := bar_to_gathering(is_open=is_open, is_making=is_making):
        return bar
    if not papers:
        return "Gather the papers first."
    if not_looked:
        return "The papers are still being looked through for other people. Wait until that is done."
    if troubled:
        return "Some papers have no pages that can be bound. Keep them back, with the reason, or put them right and gather again."
    if waiting:
        one = waiting == 1
        return (
            f"{'One paper' if one else f'{waiting} papers'} may tell of other people. Say for {'it' if one else 'each'} whether it is "
            "given as it is, given with words taken out, or kept back."
        )
    return None


def bar_to_giving(*, state: str, how: str, email: str, has_account: bool) -> str | None:
    """Only what is bound can be given, in a way that reaches whoever asked."""
    if state != State.MADE:
        return "Bind the copy first." if state in (State.MAKING, State.STOPPED) else "It was given already."
    if how == How.LINK and not email:
        return "We hold no email address of whoever asked. Give it on paper, or by an account."
    if how == How.ACCOUNT and not has_account:
        return "Whoever asked has no account under this email address. Give it by a link, or on paper."
    return None


def bar_to_posting(*, state: str, made_on: date | None, posted_on: date, on: date) -> str | None:
    """Only what waits to be posted was posted, on a day since it was bound."""
    if state != State.TO_POST or made_on is None:
        return "Nothing waits to be posted."
    return None if made_on <= posted_on <= on else "The day lies between the day it was bound and today."


def pages_in(words: str, *, pages: int) -> tuple[int, ...] | None:
    """Page numbers as somebody writes them, "2, 5-7"; None where they are no pages of this paper."""
    found: set[int] = set()
    for part in filter(None, (each.strip() for each in words.replace(";", ",").split(","))):
        read = PAGES.match(part)
        if read is None:
            return None
        first, last = int(read[1]), int(read[2] or read[1])
        if not 1 <= first <= last <= min(pages, MOST_PAGES):
            return None
        found |= set(range(first, last + 1))
    return tuple(sorted(found))


def named_people(
    pages: Sequence[str], *, adults: Iterable[str], asker: str, at_work: Collection[str]
) -> Iterator[Place]:
    """Adults around the child other than whoever asks, and names behind a title that nobody at work has."""
    own = {word.casefold() for word in asker.split()[-1:]}
    for adult in dict.fromkeys(adults):
        if adult.casefold() != asker.casefold():
            for mark in places_of(pages, adult):
                yield place(pages, mark.page, mark.start, mark.length, FAMILY)
    for number, text in enumerate(pages, start=1):
        for found in TITLED.finditer(text):
            surname = found[0].split()[-1].casefold().rstrip("’'s") or ""
            if surname not in at_work and surname not in own:
                yield place(pages, number, found.start(), len(found[0]), NAMED)


def place(pages: Sequence[str], page: int, start: int, length: int, why: str) -> Place:
    """A place in a paper with the words around it."""
    text = pages[page - 1]
    around = " ".join(text[max(0, start - AROUND) : start + length + AROUND].split())
    return Place(page, start, length, " ".join(text[start : start + length].split()), around, why)
