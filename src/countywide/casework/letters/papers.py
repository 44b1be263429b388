"""The letters of a case, handed over to whoever has to give what the record holds: every copy, whoever it went to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from countywide.casework.cases.types import Content, OnFile, Papers

from . import queries
from .models import Letter


def listed(cases: Sequence[Any]) -> Iterator[OnFile]:
    for letter in Letter.objects.filter(case__in=cases).order_by("finalised_on", "id"):
        yield OnFile(f"letter:{letter.key}", letter.title, letter.finalised_on, letter.council, letter.case_id)


def content(key: str) -> Content:
    letter = queries.letter_by_key(key)
    return Content(queries.pdf_of(letter)) if letter else Content()


PAPERS = Papers("letter", "Letters", listed, content, ("letters.letter", "letters.paper"), place=10)
