"""What a file really is, by its first bytes and by what is inside it; its name is not believed."""

from __future__ import annotations

import zipfile
from pathlib import Path

import olefile

HEAD = 4096
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {
    "pdf": "application/pdf",
    "docx": DOCX,
    "xlsx": XLSX,
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "csv": "text/csv",
    "txt": "text/plain",
    "jpg": "image/jpeg",
    "png": "image/png",
    "heic": "image/heic",
    "msg": "application/vnd.ms-outlook",
    "eml": "message/rfc822",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "mp4": "video/mp4",
}
"""The kinds that are taken, by their usual ending."""
SAID = "PDF, Word (.docx), OpenDocument (.odt), .rtf, Excel (.xlsx), .csv, text, pictures (.jpg, .png, .heic), emails (.msg, .eml), sound (.mp3, .m4a) and video (.mp4)"
ACCEPT = ",".join(f".{ending}" for ending in (*TYPES, "jpeg"))
HEIC_BRANDS = {b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"heim"}
SOUND_BRANDS = {b"M4A ", b"M4B "}
CONTROL = frozenset(range(32)) - {9, 10, 12, 13}
EMAIL_HEADERS = (b"from:", b"received:", b"return-path:", b"mime-version:", b"message-id:", b"delivered-to:")


def kind_of(path: Path, name: str) -> str:
    """The usual ending of what a file is; empty for a kind that is not taken, or that cannot be told."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return kind_of_zip(path)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return kind_of_ole(path)
    return kind_by_mark(head) or kind_of_text(head, name)


def kind_by_mark(head: bytes) -> str:
    """Kinds that their first bytes give away."""
    for mark, kind in ((b"{\\rtf", "rtf"), (b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"ID3", "mp3")):
        if head.startswith(mark):
            return kind
    if head[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"):
        return "mp3"
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return "heic" if brand in HEIC_BRANDS else "m4a" if brand in SOUND_BRANDS else "mp4"
    return ""


def kind_of_zip(path: Path) -> str:
    """Office documents are zip files; any other zip file is not taken. One cut short is known by its first entry."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                said = archive.read("mimetype").strip().decode("ascii", "ignore")
                return "odt" if said == TYPES["odt"] else ""
    except (zipfile.BadZipFile, OSError, RuntimeError):
        return "zip"
    if any(name.startswith("word/") for name in names):
        return "docx"
    return "xlsx" if any(name.startswith("xl/") for name in names) else ""


def kind_of_ole(path: Path) -> str:
    """Old Office files and Outlook messages share one container; so does a new Office file that is locked."""
    try:
        with olefile.OleFileIO(path) as container:
            if container.exists("EncryptedPackage"):
                return "locked-office"
            return "msg" if container.exists("__properties_version1.0") else ""
    except (OSError, ValueError, IndexError):
        return ""


def kind_of_text(head: bytes, name: str) -> str:
    """Plain text has no control marks; an email begins with its headers; a table says so in its name."""
    if not head or any(byte in CONTROL for byte in head):
        return ""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as bad:
        if bad.start < len(head) - 4 and any(0x7F <= byte <= 0x9F for byte in head):
            return ""
    first = head[:1024].lower()
    if first.startswith(EMAIL_HEADERS) or any(b"\n" + header in first for header in EMAIL_HEADERS[3:]):
        return "eml"
    return "csv" if name.lower().endswith(".csv") else "txt"
