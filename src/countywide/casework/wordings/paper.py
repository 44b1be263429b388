"""The working document as pieces of a paper: the same for the page, the PDF and the word-processor file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from countywide.casework.disputes import queries as disputes
from countywide.casework.letters import queries as letters
from countywide.casework.plans import queries as plans
from countywide.platform.kit.paper import blocks, html, pdf, word
from countywide.platform.kit.paper.blocks import Block

from . import queries
from .enums import Author, State
from .models import Document, Issue, Passage, Proposal
from .rules import marking
from .types import Run

TITLE = "Working document"
FILE_KIND = word.KIND
ASKS = {
    (Author.FAMILY.value,): "The family asks",
    (Author.COUNCIL.value,): "The council asks",
    (Author.COUNCIL.value, Author.FAMILY.value): "Both sides ask",
}
DOES = {"added": "add", "out": "take out"}
DONE = {"added": "added", "out": "taken out"}
KEY = (
    (("same", (), False), "Plain type: what the plan says"),
    (("added", (Author.FAMILY.value,), False), "Bold: what the family asks to add"),
    (("out", (Author.FAMILY.value,), False), "Bold and struck through: what the family asks to take out"),
    (("added", (Author.COUNCIL.value,), False), "Italics: what the council asks to add"),
    (("out", (Author.COUNCIL.value,), False), "Italics and struck through: what the council asks to take out"),
    (("added", (), True), "Underlined: added, as both sides agreed or the Tribunal ordered"),
    (("out", (), True), "Underlined and struck through: taken out, as both sides agreed or the Tribunal ordered"),
)
"""The Tribunal’s key for working documents, as its directions and its guidance to parents give it."""


def in_type(run: Run) -> Block:
    """Words in the type of whoever asks for them."""
    open_ = run.how != "same" and not run.is_settled
    return blocks.run(
        run.text, how=run.how, bold=open_ and Author.FAMILY in run.by, italic=open_ and Author.COUNCIL in run.by,
        underline=run.is_settled, says=spoken(run),
    )  # fmt: skip


def spoken(run: Run) -> str:
    """What those hear who do not see the type."""
    if run.how == "same":
        return ""
    if run.is_settled:
        return f"{'Ordered by the Tribunal' if run.is_ordered else 'Agreed'}: {DONE[run.how]}"
    return f"{ASKS.get(run.by, 'Somebody asks')} to {DOES[run.how]}"


def key() -> list[Block]:
    """The key, each line in its own type."""
    return [
        blocks.marked([in_type(Run(how, says, by, settled))]) for (how, by, settled), says in KEY
    ]  # fmt: skip


def called(passage: Passage) -> str:
    """ "F3: How much and how often"; a new passage has no number yet."""
    number = passage.number or f"{passage.section}, a new passage"
    return f"{number}: {passage.detail}" if passage.detail else number


def marked(passage: Any) -> Block:
    """One passage with every change that stands."""
    return blocks.marked([in_type(each) for each in marking.runs(passage.text, queries.edits(passage.standing))])


def what(proposal: Proposal) -> str:
    """One change in words."""
    out, words = proposal.takes_out, proposal.words.strip()
    if out and words:
        return f"“{words}” instead of “{out}”"
    return f"Add “{words}”" if words else f"Take out “{out}”"


def why(proposal: Proposal) -> str:
    return " ".join(
        part for part in (proposal.reasons, proposal.evidence and f"Shown by: {proposal.evidence}.") if part
    )


def where_it_stands(proposal: Proposal) -> str:
    """What the other side says of it."""
    said = proposal.get_state_display()
    return f"{said}. {proposal.answer}" if proposal.answer and proposal.state != State.ORDERED else f"{said}."


def of_passage(passage: Any) -> Iterator[Block]:
    yield blocks.heading(called(passage), 3)
    yield marked(passage)
    if passage.standing:
        rows = [(each.get_author_display(), what(each), why(each), where_it_stands(each)) for each in passage.standing]
        yield blocks.table(f"Changes to {called(passage)}", ("Who asks", "For what", "Why", "Where it stands"), rows)


def of_sections(document: Document, passages: Iterable[Any]) -> list[Block]:
    """Every section with its passages."""
    headings = {name: heading for name, heading, _law in plans.headings_of(document.made_from)}
    made: list[Block] = []
    for section, held in groupby(passages, key=lambda each: each.section):
        made.append(blocks.heading(f"Section {section}: {headings.get(section, '')}"))
        for each in held:
            made += of_passage(each)
    return made


def of_document(document: Document, *, number: int, on: date, sections: list[Block]) -> list[Block]:
    """The whole paper: whose appeal, the key, the sections."""
    appeal, version = disputes.appeal_of(document.dispute), document.made_from
    facts = [
        ("Appeal", appeal.number if appeal else ""),
        ("Our reference", document.dispute.case.reference),
        ("The plan", f"final, version {version.number}, {day(version.issued_on)}"),
        ("Version of this document", f"{number}, {day(on)}"),
    ]
    return [
        blocks.heading(TITLE, 1),
        blocks.details([each for each in facts if each[1]]),
        blocks.heading("How to read it"),
        *key(),
        *sections,
    ]


def marks(document: Document, number: int, on: date) -> dict[str, str]:
    """What stands at the top and foot of each page: never a child’s name."""
    reference = document.dispute.case.reference
    return {
        "title": f"{TITLE}, version {number}, {reference}",
        "author": letters.council_facts().get("council_name", ""),
        "foot": f"Working document, version {number}, {day(on)}, our reference {reference}",
    }


def as_pdf(document: Document, made: list[Block], *, number: int, on: date) -> bytes:
    return pdf.write(made, on=on, called="document", **marks(document, number, on))


def as_word(document: Document, issue: Issue) -> bytes:
    """A version for a word processor, in the same types: what is changed in it comes back as what somebody asks for."""
    return word.write(issue.content, on=issue.made_on, **marks(document, issue.number, issue.made_on))


def on_page(block: Block) -> Any:
    return html.WRITERS[block["kind"]](block)


def day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
