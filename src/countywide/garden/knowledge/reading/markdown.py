"""Reads Markdown, by way of the web page it stands for."""

import re

from markdown_it import MarkdownIt

from . import web
from .blocks import Contents, Progress
from .encoding import decoded

FRONT = re.compile(r"\A---\s*\n(.*?)\n---\s*\n", re.S)
TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.M | re.I)


def contents(data: bytes, ending: str, on_page: Progress) -> Contents:
    """Everything in a Markdown file; a title in the front matter is its title."""
    text = decoded(data, ending).replace("\r\n", "\n")
    title = ""
    if front := FRONT.match(text):
        found = TITLE.search(front.group(1))
        title, text = (found.group(1) if found else ""), text[front.end() :]
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    read = web.from_text(f"<main>{page}</main>")
    on_page(1, 1)
    return Contents(read.blocks, title or read.title)
