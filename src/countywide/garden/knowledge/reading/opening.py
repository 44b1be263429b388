"""Opens a file safely: its size before its bytes, and its content against its name."""

import io
import re
import zipfile
from pathlib import Path

from . import broken

LIMIT = 100_000_000
TEXT_LIMIT = 20_000_000  # plain text of this size is forty long novels; more would fill the memory
XML_LIMIT = 60_000_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENDINGS = {
    ".docx": "docx",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".markdown": "md",
    ".txt": "txt",
    ".text": "txt",
    ".tsv": "txt",
}
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")


def opened(source: str | Path | bytes, name: str, limit: int) -> tuple[str, bytes]:
    """The kind of the file and its bytes. Refuses by size without reading."""
    ending = Path(name).suffix.lower()
    if ending not in ENDINGS:
        raise broken.kind_not_known(ending)
    kind = ENDINGS[ending]
    if kind not in ("docx", "pdf"):
        limit = min(limit, TEXT_LIMIT)
    size = len(source) if isinstance(source, bytes) else Path(source).stat().st_size
    if size > limit:
        raise broken.too_large(size, limit)
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise broken.empty()
    _agree(kind, ending, data)
    return kind, data


def _agree(kind: str, ending: str, data: bytes) -> None:
    """Refuse when what is inside is not what the name says."""
    found, spoken = _inside(data)
    if found == kind or (found == "text" and kind in ("html", "md", "txt")):
        return
    if found == "locked":
        raise broken.locked("document")
    if found == "html" and kind == "md":
        return
    if found == "text":
        raise broken.not_what_it_says(ending, "plain text")
    if found == "damaged":
        raise broken.damaged("Word document" if kind == "docx" else "file")
    raise broken.not_what_it_says(ending, spoken)


def _inside(data: bytes) -> tuple[str, str]:
    if b"%PDF-" in data[:1024]:
        return "pdf", "a PDF"
    if data.startswith(b"PK\x03\x04"):
        return _inside_zip(data)
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "locked", ""
        return "ole", "an older Office file, such as .doc"
    if data.startswith(PICTURES):
        return "picture", "a picture"
    if data.startswith(b"{\\rtf"):
        return "rtf", "a rich text file"
    if re.match(
        rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b",
        data[:4096],
        re.I | re.S,
    ):
        return "html", "a web page"
    return "text", "plain text"


def _inside_zip(data: bytes) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return "damaged", ""
    names = {part.filename for part in parts}
    if "word/document.xml" in names:
        _weigh(parts)
        return "docx", "a Word document"
    if any(name.startswith("xl/") for name in names):
        return "xlsx", "a spreadsheet"
    if any(name.startswith("ppt/") for name in names):
        return "pptx", "a slide show"
    return "zip", "a zip of other files"


def _weigh(parts: list[zipfile.ZipInfo]) -> None:
    """A small document must not unpack into a huge one."""
    words = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    whole = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if words > XML_LIMIT or (whole > XML_LIMIT and whole > 20 * packed) or whole > 5 * LIMIT:
        raise broken.unpacks_too_far()
