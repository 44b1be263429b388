"""Which characters the fonts of the PDF can show, read from the fonts themselves."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).parents[1] / "static" / "vendor" / "dejavu-fonts-ttf"
REPLACEMENT = "\u25a1"  # □


class FontsMissing(Exception):
    """The fonts were not laid out: `make setup` does it."""


@lru_cache(maxsize=1)
def shown_by_all() -> frozenset[int]:
    """The characters that both fonts of the house can show, the plain one and the bold."""
    files = [FONTS / "DejaVuSans.ttf", FONTS / "DejaVuSans-Bold.ttf"]
    if not all(file.exists() for file in files):
        raise FontsMissing("The fonts for PDFs are not in place. Run `make setup`.")
    return frozenset.intersection(*(frozenset(characters_of(file.read_bytes())) for file in files))


def unshown(words: str) -> set[str]:
    """The characters in some words that the fonts cannot show."""
    return {sign for sign in words if sign != "\n" and ord(sign) not in shown_by_all()}


def replaced(words: str) -> str:
    """The words with an empty box for every character that cannot be shown."""
    return "".join(REPLACEMENT if ord(sign) not in shown_by_all() and sign != "\n" else sign for sign in words)


def characters_of(font: bytes) -> Iterator[int]:
    """Every character in a TrueType font's own table of characters (`cmap`, formats 4 and 12)."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {font[at : at + 4]: struct.unpack_from(">II", font, at + 8) for at in range(12, 12 + 16 * count, 16)}
    start = tables[b"cmap"][0]
    for number in range(struct.unpack_from(">H", font, start + 2)[0]):
        offset = start + struct.unpack_from(">I", font, start + 4 + 8 * number + 4)[0]
        form = struct.unpack_from(">H", font, offset)[0]
        if form == 12:
            yield from groups(font, offset)
        elif form == 4:
            yield from segments(font, offset)


def groups(font: bytes, at: int) -> Iterator[int]:
    """Format 12: runs of characters anywhere in Unicode."""
    for number in range(struct.unpack_from(">I", font, at + 12)[0]):
        first, last = struct.unpack_from(">II", font, at + 16 + 12 * number)
        yield from range(first, last + 1)


def segments(font: bytes, at: int) -> Iterator[int]:
    """Format 4: segments of the basic plane; a character that leads to the empty glyph is not shown."""
    double = struct.unpack_from(">H", font, at + 6)[0]
    ends, starts = at + 14, at + 16 + double
    deltas, ranges = starts + double, starts + 2 * double
    for step in range(0, double, 2):
        first, last = (struct.unpack_from(">H", font, place + step)[0] for place in (starts, ends))
        delta, shift = (struct.unpack_from(">H", font, place + step)[0] for place in (deltas, ranges))
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code if not shift else struct.unpack_from(">H", font, ranges + step + shift + 2 * (code - first))[0]
            if glyph and (glyph + delta) % 65536:
                yield code
