"""The sheets of an Excel file, row by row: cells side by side, and numbers that are shown as dates as dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from lxml import etree

from ..types import Page

BUILT_IN = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
AS_DATE = re.compile(r"(?:^|[^\\\"a-z])[dmy]{1,4}(?:[^a-z]|$)|yy|dd", re.I)
BEGINNING = date(1899, 12, 30)
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
N = "{*}"


def read(name: str, part: bytes, parts: dict[str, bytes]) -> list[Page]:
    """The rows of one sheet under its name; a hidden sheet like any other."""
    shared = [_text(each) for each in _tree(parts.get("xl/sharedStrings.xml")).iter(f"{N}si")]
    dated = _dated(_tree(parts.get("xl/styles.xml")))
    root = _tree(part)
    lines = ["\t".join(_cells(row, shared, dated)) for row in root.iter(f"{N}row")]
    around = [
        each.text or ""
        for each in root.iter(
            f"{N}oddHeader", f"{N}oddFooter", f"{N}evenHeader", f"{N}evenFooter", f"{N}firstHeader", f"{N}firstFooter"
        )
    ]
    number = re.sub(r"\D", "", name)
    pages = [Page(f"sheet {number}", "\n".join(lines))]
    if said := "\n".join(re.sub(r"&[LCRA-Z]|&\"[^\"]*\"|&\d+", " ", words) for words in around if words):
        pages.append(Page(f"a header or footer of sheet {number}", said))
    return pages


def _cells(row: Any, shared: list[str], dated: list[bool]) -> Iterator[str]:
    for cell in row.iter(f"{N}c"):
        value = cell.findtext(f"{N}v") or ""
        kind, style = cell.get("t", "n"), int(cell.get("s", "0"))
        if kind == "s" and value.isdigit() and int(value) < len(shared):
            yield shared[int(value)]
        elif kind == "inlineStr":
            yield _text(cell)
        elif kind == "n" and value and style < len(dated) and dated[style]:
            yield _day(value)
        else:
            yield value


def _day(value: str) -> str:
    try:
        return (BEGINNING + timedelta(days=int(float(value)))).isoformat()
    except (ValueError, OverflowError):
        return value


def _dated(styles: Any) -> list[bool]:
    """For each way a cell may look, whether it shows a date."""
    own = {each.get("numFmtId"): each.get("formatCode", "") for each in styles.iter(f"{N}numFmt")}
    looks = styles.find(f"{N}cellXfs")
    ids = [each.get("numFmtId", "0") for each in looks] if looks is not None else []
    return [int(each) in BUILT_IN or bool(AS_DATE.search(own.get(each, ""))) for each in ids]


def _text(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter(f"{N}t"))


def _tree(part: bytes | None) -> Any:
    return etree.fromstring(part or b"<none/>", PARSER)
