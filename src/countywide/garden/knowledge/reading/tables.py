"""Makes questions and answers of the tables of a document, section by section."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .blocks import Block, Cell, Heading, Line, Paragraph, Table
from .headers import Columns, guessed, headed
from .joining import Pair, paired, put_together

SHOWN = 60


@dataclass(frozen=True)
class Found:
    """A run of questions and answers under one heading, with what was odd about them."""

    pairs: tuple[tuple[str, Pair], ...]  # (topic inside the table, pair)
    odd: tuple[str, ...] = ()


def joined_tables(blocks: tuple[Block, ...]) -> list[Block]:
    """Tables that follow one another with nothing between them are one table that was cut."""
    whole: list[Block] = []
    for block in blocks:
        last = whole[-1] if whole else None
        if isinstance(block, Table) and isinstance(last, Table) and _is_rest(last, block):
            first, *rest = block.lines
            first = _without_header(first, last)
            whole[-1] = Table((*last.lines, replace(first, after_break=True), *rest))
        elif not isinstance(block, Paragraph | Heading) or block.text:
            whole.append(block)
    return whole


def _is_rest(last: Table, this: Table) -> bool:
    before, after = _width(last), _width(this)
    head = headed(_texts(this.lines[0]))
    return before == after and (head is None or head == headed(_texts(last.lines[0])))


def _without_header(line: Line, above: Table) -> Line:
    """A row cut by the page may have run together with the header repeated over it."""
    names = _texts(above.lines[0])
    texts = _texts(line)
    if headed(names) is None or headed(texts) or len(names) != len(texts):
        return line
    if not all(name and text.startswith(name) for name, text in zip(names, texts, strict=True)):
        return line
    bare = (replace(cell, text=cell.text[len(name) :].strip()) for cell, name in zip(line.cells, names, strict=True))
    return replace(line, cells=tuple(bare))


def found_in(table: Table, section: str, before: Columns | None) -> tuple[Found, Columns] | None:
    """The questions of a table, or None when it is a table of something else.

    `before` is what the last table of questions was like: a table with no header and the same
    number of columns that follows it is read the same way.
    """
    columns = _columns(table) or _as_before(table, before)
    if columns is None:
        return None
    pairs, odd = [], []
    topic = ""
    for number, line in enumerate(table.lines, start=1):
        texts = _texts(line)
        if headed(texts) or not any(texts):
            continue
        if banner := _banner(line, columns):
            topic = banner
            continue
        line, wrong = _even(line, table, columns, number, section)
        odd += wrong
        pair = paired(line, columns)
        pairs.append(replace(pair, topic=pair.topic or topic))
    whole = put_together(pairs)
    return Found(tuple((pair.topic, pair) for pair in whole), tuple(odd)), columns


def readable(table: Table) -> Iterator[str]:
    """A table of something else, one line a row, each cell under the name of its column."""
    rows = [_texts(line) for line in table.lines if any(_texts(line))]
    if not rows:
        return
    names, body = (rows[0], rows[1:]) if _has_names(rows) else ((), rows)
    for row in body:
        cells = [
            f"{names[at]}: {cell}" if at < len(names) and names[at] and names[at] != cell else cell
            for at, cell in enumerate(row)
            if cell
        ]
        yield "; ".join(" ".join(cell.split()) for cell in dict.fromkeys(cells))


def _columns(table: Table) -> Columns | None:
    """The header may stand under a banner or a title, so the first three rows are looked at."""
    for line in table.lines[:3]:
        if columns := headed(_texts(line)):
            return columns
    return guessed([_texts(line) for line in table.lines])


def _as_before(table: Table, before: Columns | None) -> Columns | None:
    if before is None or before.reply is None:
        return None
    return before if _width(table) == 1 + max(before.ask, before.reply, before.topic or 0) else None


def _banner(line: Line, columns: Columns) -> str:
    """One short cell across the whole row names the part of the table below it."""
    if len(line.cells) != 1 or columns.reply is None or line.after_break:
        return ""
    text = line.cells[0].text
    is_short = len(text.split()) <= 10 and not text.endswith((".", "?", "!", ",")) and text[:1].isupper()
    return text if is_short else ""


def _even(line: Line, table: Table, columns: Columns, number: int, section: str) -> tuple[Line, list[str]]:
    """A row with too many cells gives the rest to its answer; one with too few lacks an answer."""
    width, has = _width(table), len(line.cells)
    if has == width or line.after_break:
        return line, []
    where = f"Row {number} of the table under “{section}”" if section else f"Row {number} of a table"
    starts = " ".join(line.cells[0].text.split())[:SHOWN]
    if has < width:
        return line, [f"{where} has {_cells(has)} where the table has {width} (“{starts}”): check its answer."]
    last = columns.reply if columns.reply is not None else columns.ask
    extra = [cell for cell in line.cells[width:] if cell.text]
    text = " ".join([line.cells[last].text, *(cell.text for cell in extra)]).strip()
    links = sum((cell.links for cell in extra), line.cells[last].links)
    cells = (*line.cells[:last], Cell(text, links), *line.cells[last + 1 : width])
    said = f"{where} has {_cells(has)} where the table has {width} (“{starts}”): the rest was added to the answer."
    return replace(line, cells=cells), [said] if extra else []


def _width(table: Table) -> int:
    """As many cells as the header has, or as most rows have."""
    for line in table.lines[:3]:
        if headed(_texts(line)):
            return len(line.cells)
    counts = [len(line.cells) for line in table.lines]
    return max(set(counts), key=lambda count: (counts.count(count), count))


def _has_names(rows: list[tuple[str, ...]]) -> bool:
    """The first row names the columns: all its cells are filled, short, and not numbers."""
    first = rows[0]
    return (
        len(rows) > 1
        and len(first) > 1
        and all(cell and len(cell.split()) <= 6 and not cell[0].isdigit() for cell in first)
    )


def _texts(line: Line) -> tuple[str, ...]:
    return tuple(cell.text for cell in line.cells)


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"
