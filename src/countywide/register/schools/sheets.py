"""Reads a comma-separated file row by row, by heading, saying aloud which rows do not fit."""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")  # zip (and new Excel), gzip, old Excel


class NotReadable(Exception):
    """The whole file is refused, with one clear sentence."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row left out, with where it is and why."""

    line: int
    urn: str
    reason: str
    shifted: bool = False  # its values stand under the wrong headings

    def __str__(self) -> str:
        return f"Line {self.line}, URN {self.urn or 'not given'}: {self.reason}"


class Sheet:
    """A file with its headings read; `rows` gives (line, fields), or a `Rejected` for a row that does not fit."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.encoding, self.lines = _encoding_and_lines(path)
        self.headings = self._headings()

    def rows(self) -> Iterator[tuple[int, list[str]] | Rejected]:
        with self._open() as file:
            rows = csv.reader(file, strict=True)
            next(rows)
            while True:
                first = rows.line_num + 1
                try:
                    fields = next(rows)
                except StopIteration:
                    return
                except csv.Error:
                    yield self._broken(first, rows.line_num)
                    continue
                if any(fields):
                    yield self._fit(first, fields)

    def _fit(self, line: int, fields: list[str]) -> tuple[int, list[str]] | Rejected:
        if len(fields) == self.width:
            return line, fields
        why = f"it has {len(fields)} fields under {self.width} headings"
        return Rejected(line, self.urn(fields), why, shifted=True)

    def urn(self, fields: list[str]) -> str:
        """What stands under URN, for saying which row is meant; nothing when it is no number."""
        place = self.headings.get("urn", 0)
        return fields[place] if place < len(fields) and fields[place].isdigit() else ""

    def _broken(self, first: int, last: int) -> Rejected:
        # A quote that never closes swallows the rest of the file without a sound: never go on from there.
        if last > first:
            raise NotReadable(f"A quotation mark opened on line {first} is never closed, so nothing after it was read.")
        return Rejected(first, "", "its quotation marks do not pair up", shifted=True)

    def _headings(self) -> dict[str, int]:
        with self._open() as file:
            try:
                written = next(csv.reader(file, strict=True), [])
            except csv.Error:
                raise NotReadable("The first line does not hold column headings.") from None
        self.width = len(written)
        headings: dict[str, int] = {}
        for place, text in enumerate(written):
            if heading_key(text) in headings:
                raise NotReadable(f"More than one column is headed “{text}”, so values cannot be told apart.")
            if text.strip():  # a spreadsheet leaves columns without a heading at the end
                headings[heading_key(text)] = place
        if not headings:
            raise NotReadable("The file is empty: it has no column headings.")
        return headings

    def _open(self) -> IO[str]:
        return self.path.open(encoding=self.encoding, errors="replace", newline="")


def heading_key(text: str) -> str:
    """Headings are the same whatever their capitals and spacing."""
    return " ".join(text.split()).casefold()


def _encoding_and_lines(path: Path) -> tuple[str, int]:
    """UTF-8 when every byte allows it, otherwise Windows-1252, which is how GIAS is published."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    encoding, lines = "utf-8-sig", 0
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                if not lines and (block.startswith(PACKED) or b"\0" in block):
                    raise NotReadable(
                        "This is not a plain CSV file. If it came packed, unpack it; if it is a workbook, save it as CSV."
                    )
                lines += block.count(b"\n")
                if encoding == "utf-8-sig":
                    encoding = _still_utf8(decoder, block)
    except OSError as error:
        raise NotReadable(f"The file could not be opened: {(error.strerror or 'no reason given').lower()}.") from None
    return encoding, lines


def _still_utf8(decoder: codecs.IncrementalDecoder, block: bytes) -> str:
    try:
        decoder.decode(block)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"
