"""Reads web pages: headings, text, lists and tables of the page itself, not its menus or script."""

from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from . import broken
from .blocks import Block, Cell, Contents, Heading, Line, Paragraph, Progress, Table
from .cleaning import one_line, plain
from .encoding import decoded
from .links import each_once, links_in
from .words import words

NOT_THE_PAGE = "script|style|noscript|template|nav|footer|header|aside|form|button|select|svg|iframe|object|head"
BLOCKS = words(
    "address article blockquote body center dd details div dl dt fieldset figure figcaption h1 h2 h3 h4 h5 h6 "
    "hr html li main ol p pre section summary table td tr ul"
)
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "summary": 6, "dt": 6}
WIDE = 1000  # rows a cell may span; anything more is a mistake or a trick


def contents(data: bytes, ending: str, on_page: Progress) -> Contents:
    """Everything a reader of the page would read."""
    found = from_text(decoded(_declared(data), ending))
    on_page(1, 1)
    return found


def from_text(text: str) -> Contents:
    """The same, for mark-up that is already text."""
    root = html.document_fromstring(text, parser=html.HTMLParser(no_network=True, remove_comments=True))
    title = one_line(root.findtext(".//title") or "")
    had_script = bool(root.xpath("//script"))
    body = _page(root)
    blocks = tuple(_blocks(body))
    if not blocks and had_script:
        raise broken.only_script()
    first = next((block.text for block in blocks if isinstance(block, Heading) and block.level == 1), "")
    return Contents(blocks, first or title)


def _declared(data: bytes) -> bytes:
    """A page may name its own encoding; it is believed when it is not UTF-8 or Windows-1252."""
    head = data[:2048].lower()
    for name in (b"shift_jis", b"iso-8859-2", b"iso-8859-5", b"windows-1250", b"windows-1251", b"gb2312", b"big5"):
        if b"charset=" + name in head or b'charset="' + name in head:
            return data.decode(name.decode(), errors="replace").encode()
    return data


def _page(root: Any) -> Any:
    for part in root.xpath(" | ".join(f"//{name}" for name in NOT_THE_PAGE.split("|"))):
        if part.tag == "header" and part.xpath(".//h1") and part.xpath("ancestor::main | ancestor::article"):
            continue
        _remove(part)
    for part in root.xpath("//*[@hidden and not(@hidden='until-found')]"):
        _remove(part)
    main = root.xpath("//main | //*[@role='main']") or root.xpath("//article")
    has_words = main and len("".join(main[0].itertext()).split()) > 10
    return main[0] if has_words else root


def _remove(part: Any) -> None:
    """Take an element out and leave the words after it."""
    if part.getparent() is not None:
        part.drop_tree()


def _blocks(parent: Any) -> Iterator[Block]:
    """Walk the page; text that stands loose between blocks is a paragraph."""
    loose: list[str] = [parent.text or ""]
    links: list[str] = []
    for child in parent:
        if not isinstance(child.tag, str):
            loose.append(child.tail or "")
            continue
        if child.tag in BLOCKS or child.xpath(".//table | .//p | .//h2 | .//h3 | .//ul | .//ol"):
            yield from _paragraph(loose, links, parent)
            yield from _block(child)
            loose, links = [child.tail or ""], []
        else:
            loose += [_text(child), child.tail or ""]
            links += _links(child)
    yield from _paragraph(loose, links, parent)


def _block(element: Any) -> Iterator[Block]:
    if element.tag == "table":
        yield from _table(element)
    elif element.tag in HEADINGS:
        if text := one_line(_text(element)):
            yield Heading(text, HEADINGS[element.tag])
    elif element.tag == "pre":
        yield from _paragraph([_text(element)], _links(element), element)
    else:
        yield from _blocks(element)


def _paragraph(loose: list[str], links: list[str], parent: Any) -> Iterator[Block]:
    text = plain(_joined(loose))
    if text:
        is_item = parent.tag == "li" or (parent.getparent() is not None and parent.getparent().tag == "li")
        yield Paragraph(text, each_once((*links_in(text), *links)), is_item=is_item)


def _table(table: Any) -> Iterator[Block]:
    """A table of rows; a table that only lays out the page is read as a page."""
    if table.xpath(".//table"):
        yield from _blocks(table)
        return
    for caption in table.xpath("./caption"):
        if text := one_line(_text(caption)):
            yield Heading(text, 6)
    lines = tuple(line for line in _lines(table) if any(cell.text for cell in line.cells))
    if lines:
        yield Table(lines)


def _lines(table: Any) -> Iterator[Line]:
    """Each row with each cell once; a cell that spans rows is handed to each of them as shared."""
    held: dict[int, tuple[Cell, int]] = {}
    for row in table.iter("tr"):
        cells: list[Cell] = []
        own = [part for part in row if part.tag in ("td", "th")]
        while own or len(cells) in held:
            if len(cells) in held:
                cells.append(_from_above(held, len(cells)))
                continue
            part = own.pop(0)
            cell = _cell(part)
            if (rows := _span(part, "rowspan")) > 1:
                held[len(cells)] = (cell, rows - 1)
            cells.append(cell)
        yield Line(tuple(cells))


def _from_above(held: dict[int, tuple[Cell, int]], column: int) -> Cell:
    cell, left = held.pop(column)
    if left > 1:
        held[column] = (cell, left - 1)
    return Cell(cell.text, cell.links, shared=True)


def _cell(part: Any) -> Cell:
    text = plain(_text(part))
    return Cell(text, each_once((*links_in(text), *_links(part))))


def _text(element: Any) -> str:
    """The words inside an element, with its paragraphs and line breaks kept."""
    found: list[str] = []
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if not isinstance(part.tag, str):
            continue
        edge = "\n\n" if part.tag in BLOCKS and part.tag != "li" and part is not element else ""
        if event == "start":
            found += [edge, "\n• " if part.tag == "li" else "", _flat(part.text)]
        else:
            found += ["\n" if part.tag == "br" else edge, _flat(part.tail) if part is not element else ""]
    return _joined(found)


def _flat(text: str | None) -> str:
    """In mark-up, line breaks are only spaces; a pair of angle brackets in the words stays for `plain`."""
    return " ".join(text.replace("\n", " ").split(" ")) if text else ""


def _joined(parts: list[str]) -> str:
    return "".join(parts)


def _links(element: Any) -> list[str]:
    return [str(link).strip() for link in element.xpath("descendant-or-self::a/@href")]


def _span(part: Any, name: str) -> int:
    value = (part.get(name) or "1").strip()
    return min(int(value), WIDE) if value.isdigit() else 1
