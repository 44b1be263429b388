"""Rows for spreadsheets."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from countywide.platform.kit import sheets


@pytest.mark.parametrize(
    ("value", "kept"),
    [("=1+1", "'=1+1"), ("+44", "'+44"), ("@sum", "'@sum"), ("-5", "'-5"), ("plain", "plain"), (-5, -5), ("", "")],
)
def test_words_never_become_a_formula(value: object, kept: object):
    assert sheets.safe(value) == kept


def test_csv_line_by_line():
    assert list(sheets.as_csv([("School", "Pence"), ("Heron, Lea", 12)])) == ["School,Pence\r\n", '"Heron, Lea",12\r\n']


def test_a_workbook_keeps_numbers_and_words():
    book = ZipFile(BytesIO(sheets.as_xlsx([("School", 12), ("=<b>&\x01", 1.5)], title="A/B: 'C'")))
    assert book.testzip() is None
    sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    cells = [("".join(cell.itertext()), cell.get("t")) for cell in sheet.iter("{*}c")]
    assert cells == [("School", "inlineStr"), ("12", None), ("=<b>&", "inlineStr"), ("1.5", None)]
    named = etree.fromstring(book.read("xl/workbook.xml")).find(".//{*}sheet")
    assert named is not None
    assert named.get("name") == "AB C"
    for name in book.namelist():
        etree.fromstring(book.read(name))
