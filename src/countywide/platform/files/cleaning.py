"""A copy of a picture without what a camera writes into it: where it was taken, when, and with what."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageOps

PICTURES = ("jpg", "png", "heic")


def cleaned(path: Path, kind: str, into: Path) -> str:
    """Write the copy, turned the right way up; what kind it is. A telephone's own format becomes one that opens anywhere."""
    if kind == "heic":
        from pillow_heif import register_heif_opener

        register_heif_opener()
    with Image.open(path) as picture:
        upright = ImageOps.exif_transpose(picture)
        bare = Image.new(upright.mode, upright.size) if upright.mode != "P" else upright.copy()
        if upright.mode != "P":
            bare.paste(upright)
        bare.info = {}
        if kind == "png":
            bare.save(into, format="PNG", optimize=False)
            return "png"
        bare.convert("RGB").save(into, format="JPEG", quality=92)
        return "jpg"
