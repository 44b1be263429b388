"""Writes its number at the foot of a page, upright however the page is turned, on white so that it can be read on a scan."""

from __future__ import annotations

from typing import Any

from pikepdf import Dictionary, Name, Page, Pdf

A4_LONG = 842.0  # points
SIZE, EDGE, PAD = 12.0, 18.0, 3.0
WIDE = 0.556  # of a digit of this font, in its size
FONT = Name("/BundleNumber")


class Stamp:
    """The numbers of one file: their font stands in it once."""

    def __init__(self, made: Pdf) -> None:
        self.font = made.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica-Bold"), Encoding=Name.WinAnsiEncoding
            )
        )

    def on(self, page: Page, number: int) -> None:
        """Write the number in the right lower corner as the page is shown."""
        page.add_resource(self.font, Name.Font, name=FONT, replace_existing=True)
        page.contents_add(b"q\n", prepend=True)  # what a page leaves unfinished does not move its number
        page.contents_add(b"\nQ\n" + drawn(page, str(number), str(FONT)), prepend=False)


def drawn(page: Page, words: str, font: str) -> bytes:
    x0, y0, x1, y1 = (float(each) for each in page.cropbox)
    turned = int(inherited(page.obj, "/Rotate") or 0) % 360
    wide, high = (y1 - y0, x1 - x0) if turned in (90, 270) else (x1 - x0, y1 - y0)
    scale = max(wide, high) / A4_LONG
    size, pad = SIZE * scale, PAD * scale
    long = WIDE * size * len(words)
    at, up = wide - EDGE * scale - long, EDGE * scale * 0.6
    frame = {
        0: (1, 0, 0, 1, x0, y0),
        90: (0, 1, -1, 0, x1, y0),
        180: (-1, 0, 0, -1, x1, y1),
        270: (0, -1, 1, 0, x0, y1),
    }.get(turned, (1, 0, 0, 1, x0, y0))
    return (
        f"/Artifact BMC q {' '.join(f'{each:.4g}' if isinstance(each, int) else f'{each:.2f}' for each in frame)} cm "
        f"1 g {at - pad:.2f} {up - pad:.2f} {long + 2 * pad:.2f} {size + pad:.2f} re f "
        f"0 g BT {font} {size:.2f} Tf {at:.2f} {up:.2f} Td ({words}) Tj ET Q EMC\n"
    ).encode()


def inherited(node: Any, name: str) -> Any:
    """What a page says of itself, or what the pages above it say for it."""
    while node is not None:
        if name in node:
            return node[name]
        node = node.get("/Parent")
    return None
