"""Cleans the text of a cell or paragraph: stray mark-up out, paragraphs and emoji kept."""

import html
import re
import unicodedata

PARAGRAPH = re.compile(
    r"\s*(?:</\s*(?:p|div|h[1-6]|ul|ol|table)\s*>|<(?:p|div|h[1-6]|ul|ol|table)(?:\s[^<>]*)?>)\s*", re.I
)
BREAK = re.compile(r"\s*<(?:br|/li|/tr)\s*/?>\s*", re.I)
POINT = re.compile(r"\s*<li(?:\s[^<>]*)?>\s*", re.I)
TAG = re.compile(
    r"</?(?:a|abbr|b|big|code|em|font|i|img|label|o:p|s|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u)"
    r"(?:\s[^<>]*)?/?>",
    re.I,
)
# Letters that show nothing; the joiners U+200C and U+200D stay, emoji and some scripts need them.
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")
HIDDEN = re.compile(r"<(script|style)\b.*?</\1\s*>", re.I | re.S)


def plain(raw: str) -> str:
    """Readable text: paragraphs parted by a blank line, points of a list on lines of their own."""
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    if "<" in text:
        text = _untagged(text)
    if "&" in text:
        text = html.unescape(text)
    text = UNSEEN.sub("", text)
    text = re.sub(r"[^\S\n]+", " ", text.replace("\f", "\n").replace("\v", "\n"))
    text = re.sub(r" *\n *", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def one_line(raw: str) -> str:
    """The same, on one line: for headings and titles."""
    return " ".join(plain(raw).split())


def _untagged(text: str) -> str:
    text = HIDDEN.sub(" ", text)
    text = POINT.sub("\n• ", text)
    text = BREAK.sub("\n", text)
    text = PARAGRAPH.sub("\n\n", text)
    return TAG.sub("", text)
