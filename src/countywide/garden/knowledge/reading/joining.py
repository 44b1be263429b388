"""Puts together the rows of a table that a page break cut in two."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .blocks import Cell, Line
from .headers import Columns
from .links import each_once
from .sentences import goes_on, hangs, is_finished, joined


@dataclass(frozen=True)
class Pair:
    """A question and its answer as they stand in one row, or in several once put together."""

    question: str
    answer: str
    topic: str = ""
    links: tuple[str, ...] = ()
    page: int | None = None
    after_break: bool = False
    same_question: bool = False  # one question cell beside several answers
    same_answer: bool = False  # one answer cell beside several questions


def paired(line: Line, columns: Columns) -> Pair:
    """What one row says under the columns of its table; cells past the last go to the last."""
    ask = _at(line, columns.ask)
    reply = _at(line, columns.reply)
    topic = _at(line, columns.topic)
    return Pair(
        question=ask.text,
        answer=reply.text,
        topic=topic.text,
        links=each_once(reply.links),
        page=line.page,
        after_break=line.after_break,
        same_question=ask.shared,
        same_answer=reply.shared,
    )


def put_together(pairs: Iterable[Pair]) -> list[Pair]:
    """The same rows with the cut ones whole again."""
    whole: list[Pair] = []
    for pair in pairs:
        if whole and _is_rest_of(whole[-1], pair):
            whole[-1] = _with(whole[-1], pair)
        elif pair.question or pair.answer:
            whole.append(pair)
    return whole


def _is_rest_of(last: Pair, this: Pair) -> bool:
    """Whether `this` is what the page break left over of `last`."""
    if this.same_question:
        return True
    if not this.question:
        return bool(this.answer) and not this.same_answer
    if this.after_break and this.answer and not is_finished(last.answer) and goes_on(this.answer):
        return True
    if is_finished(last.question) or this.same_answer:
        return False
    if hangs(last.question):
        return this.after_break or goes_on(this.question)
    if not goes_on(this.question):
        return False
    if this.after_break:
        return True
    if goes_on(last.question):  # this writer begins every question with a small letter
        return False
    return bool(last.answer) and not is_finished(last.answer) and (not this.answer or goes_on(this.answer))


def _with(last: Pair, this: Pair) -> Pair:
    return replace(
        last,
        question=last.question if this.same_question else joined(last.question, this.question),
        answer=last.answer if this.same_answer else joined(last.answer, this.answer),
        links=each_once(last.links + this.links),
    )


def _at(line: Line, column: int | None) -> Cell:
    if column is None or column >= len(line.cells):
        return Cell("")
    return line.cells[column]
