"""Looking into a file: locked, with macros, cut short, unpacking to too much, or in order."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
from PIL import Image, UnidentifiedImageError

from . import kinds
from .enums import Trouble
from .types import Finding

MOST_UNPACKED = 2 * 1024**3
MOST_RATIO = 200  # a document of plain words comes to 20 or so
RATIO_MATTERS_FROM = 64 * 1024**2
MOST_PARTS = 20_000
END_OF_PDF = 64 * 1024
MACROS = ("vbaProject.bin", "vbaData.xml", "Basic/", "Scripts/")

Image.MAX_IMAGE_PIXELS = 300_000_000


def look(path: Path, name: str) -> Finding:
    """What a file is, and what is wrong with it, if anything is."""
    if path.stat().st_size == 0:
        return Finding("", "", Trouble.EMPTY)
    kind = kinds.kind_of(path, name)
    if kind == "locked-office":
        return Finding("", "", Trouble.LOCKED)
    if kind == "zip":
        return Finding("", "", Trouble.DAMAGED)
    if kind not in kinds.TYPES:
        return Finding("", "", Trouble.KIND)
    trouble = LOOKS.get(kind, no_trouble)(path)
    return Finding(kinds.TYPES[kind], kind, trouble, renamed(kind, name))


def renamed(kind: str, name: str) -> str:
    """A note where the name says otherwise than the content."""
    ending = name.rpartition(".")[2].lower()
    same = {kind, *({"jpeg"} if kind == "jpg" else ()), *({"heif"} if kind == "heic" else ())}
    return "" if ending in same or "." not in name else f"Named .{ending[:10]}, but it is a .{kind}"


def no_trouble(path: Path) -> str:
    return ""


def look_at_pdf(path: Path) -> str:
    """Locked, cut short, or in order. A reader would mend a torn end silently; nobody would know pages are missing."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - END_OF_PDF))
        if b"%%EOF" not in file.read():
            return Trouble.DAMAGED
    try:
        with pikepdf.open(path) as document:
            return "" if len(document.pages) else Trouble.DAMAGED
    except pikepdf.PasswordError:
        return Trouble.LOCKED
    except (pikepdf.PdfError, ValueError, RecursionError):
        return Trouble.DAMAGED


def look_at_zip(path: Path) -> str:
    """An Office document: whole, not locked, no macros, and no more inside than a document has."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
            if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or is_bomb(unpacked, path.stat().st_size):
                return Trouble.BOMB
            if any(part.flag_bits & 1 for part in parts):
                return Trouble.LOCKED
            if any(mark in part.filename for part in parts for mark in MACROS):
                return Trouble.MACROS
            return Trouble.DAMAGED if archive.testzip() else ""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError):
        return Trouble.DAMAGED


def is_bomb(unpacked: int, packed: int) -> bool:
    return unpacked > RATIO_MATTERS_FROM and unpacked > MOST_RATIO * max(packed, 1)


def look_at_picture(path: Path) -> str:
    """A picture that opens to its last line."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as picture:
                picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Trouble.BOMB
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return Trouble.DAMAGED
    return ""


def look_at_heic(path: Path) -> str:
    """A picture as telephones take it."""
    from pillow_heif import register_heif_opener

    register_heif_opener()
    return look_at_picture(path)


def look_at_film(path: Path) -> str:
    """A recording whose boxes end where the file ends, and that says what it holds."""
    size, at, names = path.stat().st_size, 0, set()
    with path.open("rb") as file:
        while at + 8 <= size:
            file.seek(at)
            head = file.read(16)
            length = int.from_bytes(head[:4], "big")
            names.add(head[4:8])
            if length == 1:
                length = int.from_bytes(head[8:16], "big")
            if length == 0:
                at = size
                break
            if length < 8:
                return Trouble.DAMAGED
            at += length
    return "" if at == size and b"moov" in names else Trouble.DAMAGED


LOOKS: dict[str, Callable[[Path], str]] = {
    "pdf": look_at_pdf,
    "docx": look_at_zip,
    "xlsx": look_at_zip,
    "odt": look_at_zip,
    "jpg": look_at_picture,
    "png": look_at_picture,
    "heic": look_at_heic,
    "m4a": look_at_film,
    "mp4": look_at_film,
}
