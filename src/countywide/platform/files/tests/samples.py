"""Small files of every kind, good and bad, made when they are needed: none is kept in the repository."""

from __future__ import annotations

import io
import zipfile

import pikepdf
from docx import Document
from PIL import Image

PLACE = {0x010F: "Camera of somebody", 0x8825: {1: "N", 2: (51.0, 2.0, 0.0)}}


def pdf(password: str = "") -> bytes:
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    locked = pikepdf.Encryption(owner=password, user=password) if password else False
    made.save(out, encryption=locked)
    return out.getvalue()


def docx(**parts: bytes) -> bytes:
    out = io.BytesIO()
    document = Document()
    document.add_paragraph("Otters swim.")
    document.save(out)
    if parts:
        with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name.replace("__", "/").replace("_bin", ".bin"), content)
    return out.getvalue()


def bomb() -> bytes:
    return docx(word__media__blank=b"\0" * (70 * 1024 * 1024))


def zipped(name: str = "otters.txt") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "Otters swim.")
    return out.getvalue()


def picture(kind: str = "JPEG", *, with_place: bool = True) -> bytes:
    out = io.BytesIO()
    image = Image.effect_noise((320, 240), 60).convert("RGB")
    exif = Image.Exif()
    if with_place:
        exif.update({0x010F: "Camera of somebody", 0x0112: 6})
        exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 2.0, 0.0)})
    image.save(out, kind, exif=exif)
    return out.getvalue()


def heic() -> bytes:
    from pillow_heif import register_heif_opener

    register_heif_opener()
    return picture("HEIF")


def film(*, whole: bool = True) -> bytes:
    boxes = b"".join(
        len(body).__add__(8).to_bytes(4, "big") + name + body
        for name, body in ((b"ftyp", b"isom\0\0\2\0isomiso2"), (b"moov", b"\0" * 64), (b"mdat", b"\1" * 500))
    )
    return boxes if whole else boxes[:-100]


def email() -> bytes:
    return b"From: somebody@otters.example\r\nTo: council@council.example\r\nSubject: Otters\r\n\r\nThey swim.\r\n"


def virus() -> bytes:
    """The harmless text that every scanner knows, put together so that no file here holds it."""
    return b"".join([b"X5O!P%@AP[4", b"\\PZX54(P^)7CC)7}$", b"EICAR-STANDARD-", b"ANTIVIRUS-TEST-FILE!", b"$H+H*"])
