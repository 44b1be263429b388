"""Sends this room's letters and remembers which step each of them carries out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from countywide.casework.letters import actions as letters
from countywide.casework.letters.types import Addressee, Enclosure, LetterKind

from ..enums import ToWhom
from ..models import Assessment, Notice


def send(
    assessment: Assessment,
    kind: LetterKind,
    what: str,
    to_whom: str,
    *,
    by: Any,
    on: date,
    words: dict[str, Any],
    to: Sequence[Addressee] | None = None,
    enclosures: Sequence[Enclosure] = (),
    to_school_copy: bool = False,
) -> list[Any]:
    """Write a letter, and keep which step is done once it reaches them. `to` None: the family's correspondents today."""
    made = letters.issue(
        assessment.case,
        kind,
        by=by,
        on=on,
        words=words,
        to=to,
        enclosures=enclosures,
        to_school_copy=to_school_copy,
    )
    Notice.objects.bulk_create(
        Notice(assessment=assessment, letter=letter, what=what, to_whom=ToWhom.SCHOOL if letter.is_copy else to_whom)
        for letter in made
    )
    return made


def send_to_others(
    assessment: Assessment,
    what: str,
    letters_for: Sequence[tuple[str, LetterKind, Sequence[Addressee]]],
    *,
    by: Any,
    on: date,
    words: dict[str, Any],
) -> list[str]:
    """Write to the school, the health board and social care; answers which of them nobody could be written to at."""
    missing = []
    for to_whom, kind, to in letters_for:
        if to:
            send(assessment, kind, what, to_whom, by=by, on=on, words=words, to=to)
        else:
            missing.append(to_whom)
    return missing
