"""Rows as a file for a spreadsheet: CSV and .xlsx. Words stay words: no cell that somebody typed is ever read as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from typing import Any

from xlsxwriter import Workbook

Rows = Iterable[Sequence[Any]]
FORMULA = ("=", "+", "-", "@", "\t", "\r")
CSV, XLSX = "text/csv; charset=utf-8", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
AS_WRITTEN = {  # one row in memory at a time, and no word made a formula, a link or a number
    "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
}  # fmt: skip


def safe(value: Any) -> Any:
    """Words that a spreadsheet would take for a formula get an apostrophe before them."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def as_csv(rows: Rows) -> Iterator[str]:
    """Line after line, so that a long file is never held whole."""
    for row in rows:
        line = StringIO()
        csv.writer(line).writerow([safe(value) for value in row])
        yield line.getvalue()


def as_xlsx(rows: Rows, *, title: str) -> bytes:
    """A workbook of one sheet; numbers stay numbers."""
    held = BytesIO()
    with Workbook(held, AS_WRITTEN) as book:
        sheet = book.add_worksheet("".join(letter for letter in title if letter not in "[]:*?/\\'")[:31] or "Sheet")
        for down, row in enumerate(rows):
            for across, value in enumerate(row):
                sheet.write(down, across, printable(value) if isinstance(value, str) else value)
    return held.getvalue()


def printable(words: str) -> str:
    """Without characters that a spreadsheet cannot hold."""
    return "".join(letter for letter in words if letter >= " " or letter in "\t\n")
