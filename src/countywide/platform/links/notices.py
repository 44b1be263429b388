"""The messages this room sends. Neither names anybody: the reference and, after the code, the page say who."""

from datetime import timedelta

from countywide.platform.outbox.types import NoticeKind

LINK = NoticeKind(
    "links.link",
    "gives somebody the personal link by which they answer without an account",
    "Your personal link: {reference}",
    "links/notices/link.txt",
    secret=True,
    lasts=timedelta(hours=23),
)
CODE = NoticeKind(
    "links.code",
    "gives somebody the code that opens their personal link",
    "Your code for your personal link: {reference}",
    "links/notices/code.txt",
    secret=True,
)
