"""Takes a child's names out of the names of files, so that a receipt can be sent by email."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

LONG = 4  # from so many letters on, a name is taken out also where it is part of a word
INSTEAD = "[name]"


def names_of(child: Any) -> list[str]:
    """Every part of a child's names, longest first."""
    whole = (child.legal_forename, child.legal_surname, child.known_as)
    parts = {part for name in whole for part in re.split(r"[\s\-'’]+", plain(name or "")) if len(part) > 1}
    return sorted(parts, key=lambda part: (-len(part), part))


def without(names: Iterable[str], file_name: str) -> str:
    """A file's name with the child's names taken out, whatever their case or accents."""
    found = plain(file_name)
    for name in names:
        whole = re.escape(name)
        pattern = whole if len(name) >= LONG else rf"(?<![A-Za-z]){whole}(?![A-Za-z])"
        found = re.sub(pattern, INSTEAD, found, flags=re.IGNORECASE)
    return found


def plain(text: str) -> str:
    """Letters without their accents."""
    return "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
