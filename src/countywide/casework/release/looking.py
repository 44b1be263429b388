"""Looks through papers for every other child: what they say is looked up, so that nothing is ever out of date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from countywide.platform.accounts import queries as accounts
from countywide.register.people import queries as people
from countywide.register.schools import queries as schools

from . import reading
from .enums import Sign
from .rules import dates, homes, names, numbers, weighing, words
from .rules.weighing import OnPage, Own
from .types import Called, Kept, Looked, Others, Page, Paper


def look(papers: Iterable[Paper], child: object) -> list[Looked]:
    """Every other child in papers about one, paper by paper, each once a page for each thing that gives them away."""
    read = [(paper, reading.read(paper)) for paper in papers]
    pages = [[on_page(page) for page in one.pages] for _, one in read]
    kept = people.kept_of(child)  # type: ignore[arg-type]
    others = others_in([page for each in pages for page in each], kept)
    own, is_staff = own_of(kept), Staff()
    looked = []
    for (paper, one), its in zip(read, pages, strict=True):
        hits = [hit for page in its for hit in weighing.hits_on(page, paper.name, others, own, is_staff)]
        looked.append(Looked(paper, tuple(weighing.each_once(hits)), one.unread, len(its)))
    return looked


def on_page(page: Page) -> OnPage:
    """All that a page says which could give a child away."""
    text = words.taken_apart(page.text) if page.is_name else words.tidied(page.text)
    plain = words.tidied(page.text).replace("_", " ") if page.is_name else text
    tokens = words.tokens_of(text)
    return OnPage(
        page,
        text,
        plain,
        tokens,
        words.spans_of(tokens, text, is_name=page.is_name),
        list(dates.days_in(plain)),
        list(numbers.numbers_in(plain)),
        list(homes.postcodes_in(plain)),
        list(homes.lines_in(plain)),
    )


def others_in(pages: list[OnPage], kept: Kept) -> Others:
    """The children whom pages may mean, but the one they are about; the whole county is never read."""
    keys = {span.key for page in pages for span in page.spans}
    found = {(number.sign, number.value) for page in pages for number in page.numbers}
    others = Others()
    for called in people.named_one_of(keys - {""}):
        if called.pk != kept.child.pk:
            add_name(others, called)
    for born in people.born_on_one_of({day.day for page in pages for day in page.days}):
        if born.pk != kept.child.pk:
            others.by_birth.setdefault(born.born_on, []).append(born)
    values = {sign: {value for each, value in found if each == sign} for sign in (Sign.UPN, Sign.ULN, Sign.NHS)}
    for child in people.numbered_one_of(upns=values[Sign.UPN], ulns=values[Sign.ULN], nhs_numbers=values[Sign.NHS]):
        for sign, value in ((Sign.UPN, child.upn), (Sign.ULN, child.uln), (Sign.NHS, child.nhs_number)):
            if child.pk != kept.child.pk and (sign, value) in found:
                others.by_number[sign, value] = child
    add_homes(others, pages, kept)
    return others


def add_name(others: Others, child: Called) -> None:
    """Every way to call a child before or after the surname."""
    forenames = others.by_surname.setdefault(child.surname_key, {})
    initials = others.by_initial.setdefault(child.surname_key, {})
    keys = list(dict.fromkeys((*words.keys_of_forename(child.forename), *words.keys_of_forename(child.known_as))))
    for key in keys:
        forenames.setdefault(key, []).append(child)
    for letter in dict.fromkeys(key[0] for key in keys):
        initials.setdefault(letter, []).append(child)


def add_homes(others: Others, pages: list[OnPage], kept: Kept) -> None:
    """Homes at the postcodes and behind the house numbers of the pages; a school's postcode is no home."""
    codes = {spot.key for page in pages for spot in page.postcodes}
    own = {key for home in kept.homes for key in homes.keys_of(home.lines)}
    lines = {
        spot.key: spot.number
        for page in pages
        for spot in page.lines
        if spot.key not in own and not homes.is_of_a_body(page.plain, spot.start)
    }
    if not codes and not lines:
        return
    codes -= {home.postcode for home in kept.homes} | schools.postcodes_of_schools(codes)
    for home in people.homes_with(postcodes=codes, numbers=set(lines.values())):
        if home.child_id == kept.child.pk:
            continue
        if home.postcode in codes:
            others.by_postcode.setdefault(home.postcode, []).append(home)
        for key in homes.keys_of(home.lines) & lines.keys():  # with a second sign beside it, in weighing
            others.by_line.setdefault(key, []).append(home)


def own_of(kept: Kept) -> Own:
    """What is no hit: the names of the family, their birthdays, where they live."""
    children = [kept.child, *kept.kin]
    return Own(
        names.mine_of(children, list(kept.adults)),
        frozenset(child.born_on for child in children),
        frozenset(child.pk for child in kept.kin),
        frozenset(home.postcode for home in kept.homes),
        frozenset(key for home in kept.homes for key in homes.keys_of(home.lines)),
    )


class Staff:
    """Whether somebody at work has a name too; read at most once, and only if a name was found."""

    def __init__(self) -> None:
        self.names: frozenset[str] | None = None

    def __call__(self, written: str) -> bool:
        if self.names is None:
            self.names = frozenset(written_ways(accounts.names_at_work()))
        return written in self.names


def written_ways(all_names: Iterable[str]) -> Iterator[str]:
    """The ways in which the names of adults are compared: forename and surname, initial and surname."""
    for name in all_names:
        parts = [words.key_of(part.text) for part in words.tokens_of(words.tidied(name))]
        if len(parts) > 1:
            yield from ("".join(parts), parts[0] + parts[-1], parts[0][:1] + parts[-1])
