"""Finds the web addresses in a text."""

import re
from collections.abc import Iterable

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"'“”‘’\[\]{}|]+", re.I)


def links_in(text: str) -> tuple[str, ...]:
    """Each web address once, in order, without the full stop that ends its sentence."""
    return each_once(_whole(found.group()) for found in ADDRESS.finditer(text))


def each_once(links: Iterable[str]) -> tuple[str, ...]:
    """Web addresses only: a `mailto:` may be one person's address."""
    return tuple(dict.fromkeys(link for link in links if link.lower().startswith(("http://", "https://"))))


def _whole(found: str) -> str:
    found = found.rstrip(".,;:!?…*_")
    while found.endswith(")") and found.count("(") < found.count(")"):
        found = found[:-1].rstrip(".,;:!?")
    return found if "://" in found else f"https://{found}"
