"""Weighs what stands on a page: a sure sign is a hit, a weak one needs a second."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ..enums import Sign
from ..types import Called, Day, Hit, Home, Marks, Named, Number, Others, Page, Spot
from . import beside, dates, homes, names
from .words import Span, Token, key_of, keys_of_forename

NEAR, BESIDE, CLOSE = 200, 60, 4
AROUND = 70
A_NAME = "Another child on our records has this name."
AN_ADULT = "Another child on our records has this name, and something else of that child stands beside it."
OF_KIN = "This is the number of a brother or sister: it has no place in these papers."
A_NUMBER = "This is the number of another child on our records."
A_BIRTHDAY = "Another child on our records was born on this day, and it stands here as a birthday or beside their name."
A_HOME = "Another child on our records lives here or lived here."


@dataclass(frozen=True)
class OnPage:
    """A page with all on it that could give a child away."""

    page: Page
    text: str  # tidied; the name of a file with its words taken apart
    plain: str  # tidied, with numbers whole: where dates, numbers and addresses are found
    tokens: list[Token]
    spans: list[Span]
    days: list[Day]
    numbers: list[Number]
    postcodes: list[Spot]
    lines: list[Spot]


@dataclass(frozen=True)
class Own:
    """What rightly stands in the papers."""

    names: names.Mine
    births: frozenset[date]
    kin: frozenset[int]
    postcodes: frozenset[str]
    lines: frozenset[str]


def hits_on(page: OnPage, paper: str, others: Others, own: Own, is_staff: Callable[[str], bool]) -> Iterator[Hit]:
    """Every hit on one page, the surest signs first."""

    def hit(child: int, sign: Sign, text: str, start: int, end: int, why: str) -> Hit:
        return Hit(child, sign, paper, page.page.place, in_one_line(text[start:end]), passage(text, start, end), why)

    for number in page.numbers:
        if child := others.by_number.get((number.sign, number.value)):
            why = OF_KIN if child.pk in own.kin else A_NUMBER
            yield hit(child.pk, number.sign, page.plain, number.start, number.end, why)
    found = names.found(page.text, page.tokens, page.spans, others, own.names, is_name=page.page.is_name)
    for named in found:
        if chosen := meant(named, page, others, is_staff):
            yield hit(chosen.pk, Sign.NAME, page.text, named.start, named.end, AN_ADULT if named.is_adult else A_NAME)
    for day in page.days:
        if day.day not in own.births and (born := born_then(day, page, others, own)):
            yield hit(born.pk, Sign.BORN, page.plain, day.start, day.end, A_BIRTHDAY)
    for spot, home in home_hits(page, others, own):
        yield hit(home.child_id, Sign.HOME, page.plain, spot.start, spot.end, A_HOME)


def meant(named: Named, page: OnPage, others: Others, is_staff: Callable[[str], bool]) -> Called | None:
    """The child a name means, if it stands or falls with what is beside it."""
    sure = strong_signs(named, page, others)
    if child := next((child for child in named.children if child.pk in sure), None):
        return child
    if named.is_adult or (named.is_weak and not beside.is_of_a_child(page.text, named.start, named.end)):
        return None
    return None if is_staff(named.written) else named.children[0]


def strong_signs(named: Named, page: OnPage, others: Others) -> set[int]:
    """The children whose own birthday, number or postcode stands near a name."""
    sure = {child.pk for day in page.days if is_near(day, named, NEAR) for child in others.by_birth.get(day.day, ())}
    for number in page.numbers:
        child = others.by_number.get((number.sign, number.value))
        if child is not None and is_near(number, named, NEAR):
            sure.add(child.pk)
    for spot in page.postcodes:
        if is_near(spot, named, NEAR):
            sure |= {home.child_id for home in others.by_postcode.get(spot.key, ())}
    return sure


def born_then(day: Day, page: OnPage, others: Others, own: Own) -> Marks | None:
    """The child whose birthday a date is: it is called one, or a name of that child stands beside it."""
    born = others.by_birth.get(day.day)
    if not born:
        return None
    near = [token for token in page.tokens if token.is_capital and is_near(token, day, BESIDE)]
    keys = {token.key for token in near}
    for child in born:
        if keys & called(child) and names.key_of_name(child.surname) in keys | joined(near):
            return child
    close = {token.key for token in near if is_near(token, day, CLOSE)} - own.names.forenames
    same = next((child for child in born if close & called(child)), None)
    return same or (born[0] if dates.is_birth(page.plain, day.start) else None)


def called(child: Marks) -> set[str]:
    """What a child may be called."""
    return {*keys_of_forename(child.forename), *keys_of_forename(child.known_as)}


def joined(near: list[Token]) -> set[str]:
    """Two words side by side as one: a surname of two parts."""
    return {one.key + other.key for one, other in pairwise(near)}


def home_hits(page: OnPage, others: Others, own: Own) -> Iterator[tuple[Spot, Home]]:
    """Postcodes of homes, and first lines with a second sign; the address of an office or a clinic is none."""
    for spot in page.postcodes:
        found = others.by_postcode.get(spot.key)
        if found and spot.key not in own.postcodes:
            lines = {line.key for line in page.lines if is_near(line, spot, NEAR)}
            same = next((home for home in found if homes.keys_of(home.lines) & lines), None)
            if same or not homes.is_of_a_body(page.plain, spot.start):
                yield spot, same or found[0]
    for spot in page.lines:
        if spot.key in own.lines:
            continue
        around = page.plain[max(0, spot.start - BESIDE) : spot.end + NEAR]
        if home := next((home for home in others.by_line.get(spot.key, []) if is_there(home, around, spot)), None):
            yield spot, home


def is_there(home: Home, around: str, spot: Spot) -> bool:
    """Whether the town or the postcode of a home stands near its first line."""
    keys = {key_of(word) for word in around.split()}
    towns = [part.strip() for line in home.lines.splitlines() for part in line.split(",")]
    rest = [part for part in towns if part and spot.key not in homes.keys_of(part)]
    by_code = home.postcode and home.postcode.replace(" ", "") in around.upper().replace(" ", "").replace("\n", "")
    return bool(by_code) or any(
        all(key_of(word) in keys for word in part.split()) for part in rest if part[0].isalpha()
    )


def is_near(one: Spot | Day | Number | Named | Token, other: Spot | Day | Number | Named, distance: int) -> bool:
    return one.start <= other.end + distance and other.start <= one.end + distance


def passage(text: str, start: int, end: int) -> str:
    """The words around a hit, whole words on both sides, in one line."""
    begin, stop = max(0, start - AROUND), min(len(text), end + AROUND)
    while 0 < begin < start and not text[begin - 1].isspace():
        begin += 1
    while end < stop < len(text) and not text[stop].isspace():
        stop -= 1
    return f"{'… ' if begin else ''}{in_one_line(text[begin:stop])}{' …' if stop < len(text) else ''}"


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def each_once(hits: Iterable[Hit]) -> list[Hit]:
    """One hit for each thing of a child on a page, as it was first found."""
    kept: dict[tuple[object, ...], Hit] = {}
    for hit in hits:
        kept.setdefault((hit.paper, hit.place, hit.child_id, hit.sign), hit)
    return list(kept.values())
