"""A plan in plain words, for the child or young person and the family: made from what the plan says, so it stays in step.

It is short: where a piece of provision says its parts, its parts are told, a line each, and the long text is left to the plan.
Nothing that has no parts is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from countywide.platform.kit.paper.blocks import Block, as_written, bullets, clean, contents, facts, heading, note, para

from ..enums import Issued
from ..sections import Section, read
from ..types import About, Content, RowSaid
from . import words
from .blocks import gathered

OPENING = {
    Issued.DRAFT: "This is a draft. It can still change. Tell us what you think of it, and which school or college you want.",
    Issued.PROPOSED: "We would like to change your plan in this way. Nothing has changed yet. Tell us what you think of it.",
    Issued.FINAL: "This is your plan.",
    "": "This is still being written.",
}
SHORT = (
    "This is a short version in plain words. The plan itself says more, and it is the plan that counts. Numbers such as F1 show "
    "where to look in it."
)
NO_PLACE_YET = "We have not decided this yet. First you can tell us which school or college you want."
FIRST_WORDS = 140
"""Letters of another row's text that are enough to know it by."""


def title_of(about: About) -> str:
    return f"The plan for {about.known_as} in plain words"


def blocks_of(content: Content, *, about: About, issued_as: str, on: date) -> list[Block]:
    """The whole companion. Sections that say nothing are left out."""
    held = read(content.kind, date.fromisoformat(content.begins))
    made = [
        heading(clean(title_of(about)), 1),
        note(f"{OPENING[issued_as]} {SHORT}"),
        para(f"From {words.day(on)}. Our reference: {about.reference}. Questions? {asked_of(about)}"),
        contents("What is in it"),
    ]
    for section in held.sections:
        if rows := list(of_section(section, content, about, issued_as)):
            made += [heading(section.plain), *rows]
    return made


def asked_of(about: About) -> str:
    team = " of ".join(part for part in (about.team, about.council) if part)
    return f"Ask {team}{f', telephone {about.phone}' if about.phone else ''}."


def of_section(section: Section, content: Content, about: About, issued_as: str) -> Iterator[Block]:
    if section.made_from_record:
        yield from list(gathered(content, about))[1:]
    elif section.blank_in_draft and issued_as == Issued.DRAFT:
        yield para(NO_PLACE_YET)
    else:
        for row in content.rows_in(section.key):
            yield from TOLD.get(section.holds, of_text)(row, content)


def of_text(row: RowSaid, content: Content) -> Iterator[Block]:
    """As it was written, with its number."""
    yield from numbered(as_written(row.text), row.number)


def of_need(row: RowSaid, content: Content) -> Iterator[Block]:
    yield from of_text(row, content)
    help_with = [each for each in content.answering(row.key) if each.sort == "PROVISION"]
    if help_with:
        yield facts([("What helps", known_by(help_with))])


def of_outcome(row: RowSaid, content: Content) -> Iterator[Block]:
    """What is aimed at, by when, how one will know and what helps."""
    yield from of_text(row, content)
    helps = [each for each in content.answering(row.key) if each.sort == "PROVISION"]
    told = [
        ("By when", words.day(row.details.get("by_when"))),
        ("How we will know", str(row.details.get("measured_by", ""))),
        ("What helps you get there", known_by(helps)),
    ]
    if said := [(name, clean(value)) for name, value in told if value]:
        yield facts(said)


def of_provision(row: RowSaid, content: Content) -> Iterator[Block]:
    """What it is, then a short sentence each: how much, how often, from whom, with whom, from when until when, what for."""
    what = clean(str(row.details.get("what") or ""))
    is_name = what and len(what) <= FIRST_WORDS and "\n" not in what
    if is_name:
        yield heading(f"{what} ({row.number})", 3)
    else:
        yield from numbered(as_written(what), row.number)
    if not (what and words.how_much(row.details)):  # it does not tell its parts: then the whole text is told
        yield from numbered(as_written(row.text), "" if what else row.number)
    if said := [clean(each) for each in sentences(row, content) if each]:
        yield bullets(said)


def sentences(row: RowSaid, content: Content) -> Iterator[str]:
    held = row.details
    yield sentence("You get" if held.get("amount_minutes") else "You get it", words.how_much(held))
    yield sentence("You get it from", held.get("who"))
    group = str(held.get("group") or "")
    yield sentence("You get it" if group.split(" ")[0].lower() in ("alone", "in", "with") else "With whom:", group)
    starts, ends = words.day(held.get("starts_on")), words.day(held.get("until"))
    yield sentence(
        "It", " and ".join(part for part in (starts and f"starts on {starts}", ends and f"ends on {ends}") if part)
    )
    yield sentence("It is for:", known_by([each for each in content.rows if each.key in row.answers_to]))


def sentence(begins: str, words_given: object) -> str:
    """A short sentence; nothing where there is nothing to say."""
    said = " ".join(str(words_given or "").split()).rstrip(".")
    return f"{begins} {said}." if said else ""


TOLD = {"need": of_need, "outcome": of_outcome, "provision": of_provision}


def numbered(made: list[Block], number: str) -> list[Block]:
    """The same blocks, the number behind the words of the first."""
    if not made or not number:
        return made
    first, *others = made
    if first["kind"] == "para":
        return [para(f"{first['text']} ({number})"), *others]
    return [para(f"({number})"), bullets(first["items"]), *others]


def known_by(rows: list[RowSaid]) -> str:
    """Rows by their first words and their numbers: nobody should have to turn pages to know what a number means."""
    return "; ".join(f"{first_words(row)} ({row.number})" for row in rows)


def first_words(row: RowSaid) -> str:
    said = " ".join(clean(str(row.details.get("what") or row.text)).split())
    sentence = said.split(". ")[0].rstrip(".")
    if len(sentence) <= FIRST_WORDS:
        return sentence
    return sentence[:FIRST_WORDS].rsplit(" ", 1)[0] + " …"
