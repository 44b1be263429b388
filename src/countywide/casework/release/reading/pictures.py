"""Pictures: what is written into the file beside the picture. The picture itself somebody must look at."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from PIL import ExifTags, Image

from ..types import Page, Reading, Unread
from .pdf import without_marks

LOOK = "It is a picture: words in it could not be searched. Look at it yourself."
SMALL_PAGE = 600  # pixels of the shorter side


def read(data: bytes) -> Reading:
    """The properties of a picture; the picture itself as not read."""
    return Reading(tuple(properties(data)), (Unread("the picture", LOOK),))


def properties(data: bytes) -> list[Page]:
    """All that is written into a picture's file."""
    if data[4:8] == b"ftyp":
        from pillow_heif import register_heif_opener

        register_heif_opener()
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        said = "\n".join(words for words in written_in(picture) if words.strip())
    return [Page("the properties of the picture", said)] if said else []


def could_hold_words(data: bytes) -> bool:
    """Whether a picture in a document is large enough to be a page; a badge or a signature is not."""
    with Image.open(io.BytesIO(data)) as picture:
        return min(picture.size) >= SMALL_PAGE


def written_in(picture: Image.Image) -> Iterator[str]:
    """What a camera or a program wrote: comments, titles, who and what for."""
    exif = picture.getexif()
    for part in (exif, exif.get_ifd(ExifTags.IFD.Exif)):
        for key, value in part.items():
            yield from words_of(value, wide=str(ExifTags.TAGS.get(key, "")).startswith("XP"))
    for value in picture.info.values():
        yield from words_of(value)
    yield from words_of(getattr(picture, "applist", None))


def words_of(value: Any, *, wide: bool = False) -> Iterator[str]:
    """The letters in a value of any kind."""
    if isinstance(value, str):
        yield without_marks(value)
    elif isinstance(value, bytes):
        yield printable(value.decode("utf-16-le", "replace") if wide else value.decode("utf-8", "replace"))
        if value[:8] == b"UNICODE\0":
            yield printable(value[8:].decode("utf-16", "replace"))
    elif isinstance(value, dict):
        for each in value.values():
            yield from words_of(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from words_of(each)


def printable(text: str) -> str:
    return without_marks("".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text))
