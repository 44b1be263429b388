"""Writes words on a page: seen, or behind its picture for whoever searches it or has it read aloud."""

from __future__ import annotations

from collections.abc import Iterable

from pikepdf import Array, Dictionary, Name, Pdf, String

WIDE = 500  # of every sign behind a picture, in thousandths of its size: nobody sees it
RANGES = 100  # of a table of signs that may stand in one block of it

HEAD = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) "
    "/Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\n"
    "endcodespacerange\n"
)
FOOT = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


def each_is_itself() -> bytes:
    """A table that says of every sign that it is itself, in blocks as a PDF wants them."""
    rows = [f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(256)]
    blocks = [rows[at : at + RANGES] for at in range(0, len(rows), RANGES)]
    said = "".join(f"{len(each)} beginbfrange\n{chr(10).join(each)}\nendbfrange\n" for each in blocks)
    return f"{HEAD}{said}{FOOT}".encode("ascii")


class Lettering:
    """The two fonts of one file: one that is seen, and one without shapes, in which every sign is its own number."""

    def __init__(self, made: Pdf) -> None:
        seen = made.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica"), Encoding=Name.WinAnsiEncoding)
        )
        about = Dictionary(
            Type=Name.FontDescriptor, FontName=Name("/Behind"), Flags=5, FontBBox=Array([0, 0, WIDE, 1000]), ItalicAngle=0,
            Ascent=1000, Descent=-1, CapHeight=1000, StemV=80,
        )  # fmt: skip
        signs = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/Behind"), DW=WIDE, CIDToGIDMap=Name.Identity,
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
            FontDescriptor=made.make_indirect(about),
        )  # fmt: skip
        behind = made.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/Behind"), Encoding=Name("/Identity-H"),
                DescendantFonts=Array([made.make_indirect(signs)]), ToUnicode=made.make_stream(each_is_itself()),
            )
        )  # fmt: skip
        self.fonts = made.make_indirect(Dictionary(Seen=seen, Behind=behind))

    def behind(self, words: Iterable[tuple[str, tuple[float, float, float, float]]], high: int, scale: float) -> bytes:
        """Words where they stand in the picture, not drawn."""
        said = ["BT 3 Tr"]
        for word, (left, top, right, bottom) in words:
            size = max((bottom - top) * scale, 1.0)
            signs = word.encode("utf-16-be", "replace")
            stretch = 100 * max((right - left) * scale, 1.0) / (size * WIDE / 1000 * (len(signs) / 2))
            said.append(
                f"/Behind {size:.2f} Tf {min(stretch, 400):.1f} Tz 1 0 0 1 {left * scale:.2f} {(high - bottom) * scale:.2f} Tm "
                f"<{(signs + ' '.encode('utf-16-be')).hex().upper()}> Tj"
            )
        return "\n".join([*said, "ET"]).encode("ascii")

    def plain(self, words: str, left: float, up: float) -> bytes:
        """One line that is seen."""
        signs = words.encode("cp1252", "replace").hex().upper()
        return f"BT /Seen 12 Tf {left:.2f} {up:.2f} Td <{signs}> Tj ET".encode("ascii")
