"""Turns bytes into text: byte order marks, UTF-8, then what English Windows programs write."""

import codecs
import re

from charset_normalizer import from_bytes

from . import broken

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# UTF-8 that was once opened as Windows-1252 and saved: an apostrophe became three letters.
DOUBLED = re.compile(r"(?:[ÂÃâðï][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]{1,3})+")


def decoded(data: bytes, ending: str) -> str:
    """The text of a file, whatever it was saved as."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return _strict(data, name, ending)
    if b"\x00" in data[:4000]:
        return _strict(data, _wide(data), ending)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _older(data, ending)
    if _is_noise(text):
        raise broken.not_text(ending)
    return DOUBLED.sub(_undouble, text)


def _strict(data: bytes, name: str, ending: str) -> str:
    try:
        text = data.decode(name)
    except (UnicodeDecodeError, LookupError):
        raise broken.not_text(ending) from None
    if _is_noise(text):
        raise broken.not_text(ending)
    return text


def _wide(data: bytes) -> str:
    """Two bytes a letter and no mark: the zeros stand on one side."""
    even, odd = data[0:4000:2].count(0), data[1:4000:2].count(0)
    return "utf-16-be" if even > odd else "utf-16-le"


def _older(data: bytes, ending: str) -> str:
    """Windows-1252 where the text is mostly plain letters, else the best guess."""
    plain = sum(1 for byte in data if 32 <= byte < 127 or byte in b"\r\n\t")
    if plain > 0.85 * len(data):
        return data.decode("cp1252", errors="replace")
    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise broken.not_text(ending)
    return data.decode(best.encoding, errors="replace")


def _is_noise(text: str) -> bool:
    sample = text[:20_000]
    control = sum(1 for letter in sample if ord(letter) < 32 and letter not in "\t\r\n\f\v")
    return control > 0.01 * len(sample) or sample.count("\ufffd") > 0.05 * len(sample)


def _undouble(match: re.Match[str]) -> str:
    try:
        return match.group().encode("cp1252").decode("utf-8")
    except UnicodeError:
        return match.group()
