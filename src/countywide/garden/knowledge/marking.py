"""Markdown written by editors and importers, made into safe HTML for a page."""

from __future__ import annotations

from functools import lru_cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {
    "p",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "a",
    "h3",
    "h4",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "blockquote",
    "br",
    "code",
    "hr",
}
LOWER = {"h1": "h3", "h2": "h3", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}  # a page has its own h1 and h2

_markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")


@lru_cache(maxsize=2048)
def html_of(markdown: str) -> SafeString:
    """The words as HTML: no script, no style, no picture, and headings that fit under the page's own."""
    tokens = _markdown.parse(markdown)
    for token in tokens:
        token.tag = LOWER.get(token.tag, token.tag)
    html = _markdown.renderer.render(tokens, _markdown.options, {})
    clean = nh3.clean(
        html, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto", "tel"}, link_rel=None
    )
    return mark_safe(clean)  # nosec B308 B703: cleaned by nh3 on the line above
