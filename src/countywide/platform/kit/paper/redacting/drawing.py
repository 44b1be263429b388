"""Draws a paper anew without what is taken out: a picture of each page, and behind it the words that were left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageDraw

from .lettering import Lettering
from .reading import signs_of
from .types import Mark

DOTS = 170  # to the inch: small print can be read, and a page is a quarter of a megabyte
POINTS = 72
PAD = 2  # dots around what is painted over
FAR = 3.0  # widths of a sign: signs further apart are not one word
GONE = "[words taken out]"
PAGE_GONE = "This page was taken out. The list at the front says why."
Box = tuple[float, float, float, float]  # left, top, right, bottom, in dots
Step = Callable[[int, int], None]


def redrawn(data: bytes, marks: Collection[Mark], *, step: Step = lambda done, total: None) -> bytes:
    """The paper without what is marked. The same paper and marks always give the same bytes."""
    document, made = pypdfium2.PdfDocument(data), Pdf.new()
    try:
        lettering = Lettering(made)
        for number in range(1, len(document) + 1):
            its = [mark for mark in marks if mark.page == number]
            page = document[number - 1]
            if any(mark.is_page for mark in its):
                empty_page(made, lettering, page.get_size())
            else:
                drawn_page(made, lettering, page, its)
            page.close()
            step(number, len(document))
        out = BytesIO()
        made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()
    finally:
        document.close()
        made.close()


def drawn_page(made: Pdf, lettering: Lettering, page: pypdfium2.PdfPage, marks: Sequence[Mark]) -> None:
    text = page.get_textpage()
    bitmap = page.render(scale=DOTS / POINTS, may_draw_forms=True)
    picture = bitmap.to_pil().convert("RGB")
    at = bitmap.get_posconv(page)
    gone = {sign for mark in marks for sign in range(mark.start, mark.start + mark.length)}
    pen = ImageDraw.Draw(picture)
    signs = signs_of(text)
    boxes = [box_of(text, each, at) for each in range(len(signs))]
    for left, top, right, bottom in painted(boxes, gone):
        pen.rectangle((left - PAD, top - PAD, right + PAD, bottom + PAD), fill="black")
    words = list(words_left(signs, boxes, gone))
    text.close()
    bitmap.close()
    add_page(made, picture, lettering.behind(words, picture.height, POINTS / DOTS), lettering)


def box_of(text: pypdfium2.PdfTextPage, sign: int, at: Any) -> Box | None:
    """Where a sign stands in the picture, with all that its font may need of room; none for one that is not drawn."""
    found = [text.get_charbox(sign, loose=each) for each in (False, True)]
    corners = [at.to_bitmap(x, y) for x0, y0, x1, y1 in found if x1 > x0 and y1 > y0 for x, y in ((x0, y0), (x1, y1))]
    if not corners:
        return None
    xs, ys = [each[0] for each in corners], [each[1] for each in corners]
    return min(xs), min(ys), max(xs), max(ys)


def painted(boxes: Sequence[Box | None], gone: Collection[int]) -> Iterator[Box]:
    """What is painted over: neighbours in a line as one box, so that no space between words tells how many there were."""
    held: Box | None = None
    last = -2
    for sign in sorted(gone):
        box = boxes[sign] if sign < len(boxes) else None
        if box is None:
            continue
        if held and sign - last < 4 and min(held[3], box[3]) > max(held[1], box[1]):
            held = min(held[0], box[0]), min(held[1], box[1]), max(held[2], box[2]), max(held[3], box[3])
        else:
            if held:
                yield held
            held = box
        last = sign
    if held:
        yield held


def words_left(signs: str, boxes: Sequence[Box | None], gone: Collection[int]) -> Iterator[tuple[str, Box]]:
    """Each word that was left, with where it stands; where words were taken out, it is said that they were."""
    word, held, is_gone = "", None, False
    for at, (sign, box) in enumerate(zip(signs, boxes, strict=True)):
        now_gone = at in gone
        if now_gone and box and not is_gone:
            if word and held:
                yield word, held
            word, held = "", None
            yield GONE, box
        is_gone = now_gone or (is_gone and sign.isspace())
        if now_gone or sign.isspace() or box is None:
            if word and held:
                yield word, held
            word, held = "", None
            continue
        if held and (box[0] - held[2] > FAR * (box[3] - box[1]) or box[1] > held[3]):
            yield word, held
            word, held = "", None
        word += sign
        held = (
            box
            if held is None
            else (min(held[0], box[0]), min(held[1], box[1]), max(held[2], box[2]), max(held[3], box[3]))
        )
    if word and held:
        yield word, held


def add_page(made: Pdf, picture: Image.Image, behind: bytes, lettering: Lettering) -> None:
    """One page that shows a picture whole, with its words behind it."""
    packed = BytesIO()
    picture.save(packed, "JPEG", quality=78)
    shown = pikepdf.Stream(
        made, packed.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=picture.width, Height=picture.height,
        ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode,
    )  # fmt: skip
    wide, high = (round(each * POINTS / DOTS, 2) for each in picture.size)
    says = b"%s\nq %.2f 0 0 %.2f 0 0 cm /Shown Do Q\n" % (behind, wide, high)
    finish(made, says, (wide, high), Dictionary(XObject=Dictionary(Shown=shown), Font=lettering.fonts))


def empty_page(made: Pdf, lettering: Lettering, size: tuple[float, float]) -> None:
    """A page that says only that it was taken out."""
    wide, high = (round(each, 2) for each in size)
    finish(made, lettering.plain(PAGE_GONE, 40.0, high - 60.0), (wide, high), Dictionary(Font=lettering.fonts))


def finish(made: Pdf, says: bytes, size: tuple[float, float], resources: Dictionary) -> None:
    page = Dictionary(
        Type=Name.Page, MediaBox=Array([0, 0, *size]), Resources=resources, Contents=made.make_stream(says)
    )
    made.pages.append(pikepdf.Page(made.make_indirect(page)))
