"""What a plan says as the blocks of a document, section by section in the order of its set.

Costs stand in the record for funding and never in the plan itself. A passage that a row rests on is named by its source: the
advice goes with the plan whole (reg 12(4)).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from countywide.platform.kit.paper.blocks import (
    Block,
    as_written,
    bullets,
    clean,
    contents,
    details,
    facts,
    heading,
    note,
    para,
)

from ..enums import Issued
from ..sections import Section, SectionSet, read
from ..types import About, Content, RowSaid
from . import words

STANDING = {
    Issued.DRAFT: (
        "DRAFT",
        "This is a draft, not the final plan. It may still change, and you can tell us what you think of it first.",
    ),
    Issued.PROPOSED: (
        "PROPOSED CHANGES",
        "This is the plan with the changes that we propose. It is not final: the plan before it stays in force until a "
        "new final plan is issued.",
    ),
    "": ("WORKING COPY", "This copy is still being written. It was sent to nobody and decides nothing."),
}
"""What each page of a plan that is not final says at its top, and what its first page says."""

NO_PLACE_YET = (
    "Blank in a draft. The law does not let a draft name a school, a college or a type of one, so that you can first say "
    "which you want (Children and Families Act 2014, section 38(5))."
)


def blocks_of(content: Content, *, about: About, issued_as: str, on: date) -> list[Block]:
    """The whole plan."""
    held = read(content.kind, date.fromisoformat(content.begins))
    return [
        *opening(held, about, issued_as, on),
        *(block for section in held.sections for block in of_section(section, content, about, issued_as)),
        *closing(about, issued_as, on),
    ]


def opening(held: SectionSet, about: About, issued_as: str, on: date) -> Iterator[Block]:
    """Whose plan it is, and how far it has come."""
    yield heading(held.title, 1)
    rows = [
        ("Name", about.full_name),
        ("Known as", about.known_as if about.known_as != about.full_name else ""),
        ("Date of birth", words.day(about.born_on)),
        ("Our reference", about.reference),
        ("Written by", ", ".join(part for part in (about.team, about.council) if part)),
        ("Telephone", about.phone),
        ("Status", standing(issued_as)),
        ("Date", words.day(on)),
    ]
    yield details([(key, clean(value)) for key, value in rows if value])
    if issued_as in STANDING:
        yield note(f"{STANDING[issued_as][0]}. {STANDING[issued_as][1]}")
    yield contents("What is in this plan")


def standing(issued_as: str) -> str:
    return Issued(issued_as).label if issued_as else "Working copy"


def of_section(section: Section, content: Content, about: About, issued_as: str) -> Iterator[Block]:
    """The heading of a section and its rows, or why there are none."""
    yield heading(f"Section {section.key}: {section.heading}")
    if section.made_from_record:
        yield from gathered(content, about)
        return
    if section.blank_in_draft and issued_as == Issued.DRAFT:
        yield para(NO_PLACE_YET)
        return
    rows = content.rows_in(section.key)
    for row in rows:
        yield from of_row(row, section, content)
    if not rows:
        yield para("Nothing is written in this section.")


def of_row(row: RowSaid, section: Section, content: Content) -> Iterator[Block]:
    """One row under its number: its text, its details, what it is for and what it rests on."""
    yield heading(row.number, 3)
    yield from as_written(row.text)
    if said := [(name, clean(value)) for name, value in details_of(row, content) if value]:
        yield facts(said)


def details_of(row: RowSaid, content: Content) -> Iterator[tuple[str, str]]:
    """What a row says besides its text, each with its name, in the order in which one asks."""
    for name, called in words.LABELS.items():
        said = words.said(name, row.details)
        yield called, "" if said == row.text else said
    yield "For", words.listed([each.number for each in content.rows if each.key in row.answers_to])
    yield from answered_by(row, content)
    yield "Based on", "; ".join(dict.fromkeys(cited.source for cited in row.cites))


def answered_by(row: RowSaid, content: Content) -> Iterator[tuple[str, str]]:
    """The outcomes and the provision that are for a need or an outcome."""
    found = content.answering(row.key)
    for name, sort in (("Outcomes", "OUTCOME"), ("Provision", "PROVISION")):
        yield name, words.listed([each.number for each in found if each.sort == sort])


def gathered(content: Content, about: About) -> Iterator[Block]:
    """Section K: the advice on the case, and whatever else the plan cites."""
    named = sources_of(content, about)
    yield para("The advice and information that this plan is made from. Copies go with it.")
    yield bullets(named) if named else para("No advice is on the record yet.")


def sources_of(content: Content, about: About) -> list[str]:
    """The advice on the case, then whatever else the rows cite, each once."""
    cited = [cited.source for row in content.rows for cited in row.cites]
    return [clean(each) for each in dict.fromkeys([*(source.in_words for source in about.advice), *cited]) if each]


def closing(about: About, issued_as: str, on: date) -> Iterator[Block]:
    """Who signs a final plan, and on which day."""
    if issued_as == Issued.FINAL and about.signed_by:
        yield heading("Signed for the council")
        yield facts([("By", clean(about.signed_by)), ("On", words.day(on))])
