"""Makes the rows of a document out of its blocks: questions from tables, passages from prose."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..types import Answered, Row
from .answered import how_far
from .blocks import Block, Contents, Heading, Table
from .cleaning import one_line
from .headers import Columns
from .joining import Pair
from .links import each_once, links_in
from .passages import STEP, Part, Passage, passages, path_under, pieces_of
from .tables import found_in, joined_tables

TOO_SHORT = 12  # words outside the tables of a questions document that make no passage


@dataclass
class Made:
    """The rows of one file in order, with what was odd about them."""

    rows: list[Row] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Question:
    section: str
    pair: Pair


def rows_of(contents: Contents, title: str) -> Made:
    """Every question and every passage, numbered from 1 as they stand in the document."""
    made = Made()
    runs = list(_runs(contents, title, made.odd))
    has_questions = any(isinstance(run, _Question) for run in runs)
    for run in runs:
        if isinstance(run, _Question):
            made.rows.append(_asked(len(made.rows) + 1, run))
        elif not (has_questions and run.words < TOO_SHORT):
            made.rows.append(_passage(len(made.rows) + 1, run, title))
        else:
            made.odd.append(f"A short line outside the tables was left out: “{one_line(run.text)[:80]}”.")
    return made


def _runs(contents: Contents, title: str, odd: list[str]) -> Iterator[_Question | Passage]:
    """Walk the blocks: prose is gathered until a table of questions ends it."""
    path: tuple[Heading, ...] = ()
    parts: list[Part] = [Part(())]
    before: Columns | None = None
    for block in joined_tables(_without_title(contents.blocks, title)):
        if isinstance(block, Heading):
            path, before = path_under(path, block), None
            parts.append(Part(_texts(path)))
            continue
        if isinstance(block, Table):
            section = path[-1].text if path else ""
            if (asked := found_in(block, section, before)) is not None:
                yield from passages(parts)
                parts = [Part(_texts(path))]
                found, before = asked
                odd += found.odd
                for topic, pair in found.pairs:
                    yield _Question(topic or section, pair)
                continue
        parts[-1].pieces.extend(piece for piece in pieces_of(block) if piece.text)
    yield from passages(parts)


def _asked(number: int, run: _Question) -> Row:
    pair = run.pair
    return Row(
        number=number,
        section=run.section,
        question=pair.question,
        answer=pair.answer,
        answered=how_far(pair.question, pair.answer),
        page=pair.page,
        links=each_once((*links_in(pair.answer), *pair.links)),
    )


def _passage(number: int, run: Passage, title: str) -> Row:
    """A passage under its heading path; under a heading that asks, a question with its answer."""
    is_question = run.asks
    return Row(
        number=number,
        section=(run.path[-2] if len(run.path) > 1 else "") if is_question else (run.path[0] if run.path else ""),
        question=run.path[-1] if is_question else STEP.join(run.path) or title,
        answer=run.text,
        answered=Answered.ANSWERED,
        is_passage=not is_question,
        page=run.page,
        links=each_once((*links_in(run.text), *run.links)),
    )


def _without_title(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """The title is no section; only the first block that says it goes."""
    for at, block in enumerate(blocks[:5]):
        if not isinstance(block, Table) and one_line(block.text) == title:
            return (*blocks[:at], *blocks[at + 1 :])
    return blocks


def _texts(path: tuple[Heading, ...]) -> tuple[str, ...]:
    return tuple(heading.text for heading in path)
