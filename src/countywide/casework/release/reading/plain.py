"""Plain text, tables of plain text, and rich text."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

from ..types import Page, Reading

PAGE = 60  # lines of what is called a page, so that a hit can be found again
SKIPPED = re.compile(
    r"\{\\\*?\\?(?:fonttbl|colortbl|stylesheet|pict|themedata|colorschememapping|datastore)[^{}]*(?:\{[^{}]*\}[^{}]*)*\}"
)
UNICODE = re.compile(r"\\u(-?\d{1,6}) ?(?:\\'[0-9a-fA-F]{2}|\?)?")
HEX = re.compile(r"\\'([0-9a-fA-F]{2})")
BREAKS = re.compile(r"\\(?:par|line|row|page|sect)\b ?")
GAPS = re.compile(r"\\(?:tab|cell|nestcell)\b ?")
WORDS = re.compile(r"\\[a-zA-Z]+-?\d* ?|\\[*~_-]|[{}]|\r?\n")


def read(data: bytes) -> Reading:
    """Plain text by its lines."""
    return Reading(tuple(in_lines(decoded(data))))


def read_rich(data: bytes) -> Reading:
    """The words of rich text, with its notes, headers and properties."""
    text = SKIPPED.sub(" ", data.decode("latin-1"))
    text = UNICODE.sub(lambda found: chr(int(found[1]) % 65_536), text)
    text = HEX.sub(lambda found: bytes([int(found[1], 16)]).decode("cp1252", "replace"), text)
    return Reading(tuple(in_lines(WORDS.sub("", GAPS.sub("\t", BREAKS.sub("\n", text))))))


def decoded(data: bytes) -> str:
    """Text in whatever letters it was written: UTF-8 unless it cannot be."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(data).best()
        return str(best) if best else data.decode("cp1252", "replace")


def in_lines(text: str) -> list[Page]:
    """Pieces of sixty lines, each beginning with the last of the piece before, so that nothing falls between."""
    lines = text.split("\n")
    pieces = []
    for start in range(0, len(lines), PAGE):
        piece = lines[max(0, start - 2) : start + PAGE]
        pieces.append(Page(f"lines {start + 1} to {min(start + PAGE, len(lines))}", "\n".join(piece)))
    return pieces
