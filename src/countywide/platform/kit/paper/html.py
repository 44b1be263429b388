"""Writes a document as a page. Everything in it is shown as words; only addresses on the web and of email become links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from ..tags import showing
from .blocks import Block

LINKS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def write(blocks: Iterable[Block]) -> SafeString:
    """The whole document in the page's own elements. Its title stands first, as the heading of every page does."""
    shown = sorted(blocks, key=lambda block: block.get("level") != 1)
    return format_html_join("\n", "{}", ((WRITERS[block["kind"]](block),) for block in shown))


def write_below(blocks: Iterable[Block]) -> SafeString:
    """The document without its title, for a page that has a heading of its own."""
    return write(block for block in blocks if block.get("level") != 1)


def linked(text: str) -> SafeString:
    """Words with their web and email addresses as links."""
    made, end = [], 0
    for found in LINKS.finditer(text):
        target = found[0] if found[0].startswith("http") else f"mailto:{found[0]}"
        made += [format_html("{}", text[end : found.start()]), format_html('<a href="{}">{}</a>', target, found[0])]
        end = found.end()
    return mark_safe("".join([*made, format_html("{}", text[end:])]))  # every part was escaped above  # nosec


def heading(block: Block) -> SafeString:
    level = {1: "h1", 2: "h2"}.get(block["level"], "h3")
    return format_html("<{}>{}</{}>", mark_safe(level), block["text"], mark_safe(level))  # nosec


def para(block: Block) -> SafeString:
    return format_html("<p>{}</p>", linked(block["text"]))


def bullets(block: Block) -> SafeString:
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((linked(item),) for item in block["items"])))


def table(block: Block) -> SafeString:
    return showing.words_table(
        block["caption"], block["head"], [[linked(cell) for cell in row] for row in block["rows"]]
    )


def note(block: Block) -> SafeString:
    return showing.inset(format_html("<p>{}</p>", linked(block["text"])))


def address(block: Block) -> SafeString:
    lines = format_html_join(mark_safe("<br>"), "{}", ((line,) for line in block["lines"]))  # nosec B308: our own mark
    return format_html("<p>{}</p>", lines)


def details(block: Block) -> SafeString:
    return showing.summary_list([{"key": key, "value": value} for key, value in block["rows"]])


MARKS = {"added": "ins", "out": "del"}


def marked(block: Block) -> SafeString:
    """Each run in its type; what is asked for is said to those who do not see it, by whom and where it ends."""
    return format_html(
        '<p class="cw-typed">{}</p>', format_html_join("", "{}", ((in_type(each),) for each in block["runs"]))
    )


def in_type(each: Block) -> SafeString | str:
    mark = MARKS.get(each["how"])
    if mark is None:
        return str(each["text"])
    dress = " ".join(f"cw-{name}" for name in ("bold", "italic", "underline") if each[name])
    words = each["text"].rstrip()
    return format_html(
        '<{} class="{}"><span class="cw-unseen">{}: </span>{}<span class="cw-unseen"> (end)</span></{}>{}',
        mark_safe(mark), dress, each["says"], words, mark_safe(mark), each["text"][len(words):],  # nosec
    )  # fmt: skip


def contents(_block: Block) -> SafeString:
    return SafeString("")  # the page has its own


WRITERS: dict[str, Callable[[Block], SafeString]] = {
    "heading": heading,
    "para": para,
    "list": bullets,
    "table": table,
    "note": note,
    "address": address,
    "details": details,
    "facts": details,
    "contents": contents,
    "marked": marked,
}
