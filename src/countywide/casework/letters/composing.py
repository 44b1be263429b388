"""Makes the blocks of one copy of a letter, whole and checked, or says why it cannot be made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.paper import blocks
from countywide.platform.kit.paper.blocks import Block

from . import rules
from .dated import days_counted_from
from .enums import Way
from .filling import WordsMissing, fill, in_words
from .reader import About, words_about
from .types import Addressee, Enclosure, LetterKind
from .wording import wording_on


@dataclass(frozen=True)
class Composed:
    """A letter in its final words, ready to be kept."""

    subject: str
    version: str
    blocks: list[Block]

    @property
    def sha256(self) -> str:
        return hashlib.sha256(json.dumps(self.blocks, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def compose(kind: LetterKind, words: dict[str, Any], *, to: Addressee, on: date) -> Composed:
    """The letter with its head and its body. Raises `RuleBroken` naming the words or the clause that is missing."""
    wording = wording_on(kind.template, on, kind.home)
    try:
        body = fill(wording, words, on)
    except WordsMissing as missing:
        raise RuleBroken(rules.bar_to_filling(kind, missing.names)) from None
    if bar := rules.bar_to_finalising(kind, blocks.said(body)):
        raise RuleBroken(bar)
    return Composed(wording.subject, wording.version, [*head(words, to), *body])


def all_words(
    given: Mapping[str, Any],
    *,
    to: Addressee,
    on: date,
    way: Way,
    facts: Mapping[str, str],
    about: About,
    case: Mapping[str, str],
    is_copy: bool = False,
    enclosed: Sequence[str] = (),
) -> dict[str, Any]:
    """Every word a wording may name; what the sender gave goes before what is worked out here."""
    return {
        **facts,
        **words_about(about, is_reader=to.is_young_person),
        **days_counted_from(on, way),
        **case,
        "team_phone": case["team_phone"] or facts.get("council_phone", ""),
        "date": on,
        "addressee": "parent or carer" if is_copy else greeting_of(to),
        "is_copy": is_copy,
        "enclosed": list(enclosed),
        **given,
    }


def greeting_of(to: Addressee) -> str:
    """What stands after "Dear": a person's name; "colleague" where a letter goes to a role or a body."""
    return to.greeting or ("colleague" if to.organisation_id and not to.user_id else to.name)


def head(words: dict[str, Any], to: Addressee) -> list[Block]:
    """What stands above the title: whom it is to, its date, its reference, who wrote it."""
    lines = [blocks.clean(line) for line in (to.name, *to.address_lines) if line.strip()]
    rows = [
        ("Date", in_words(words["date"])),
        ("Our reference", str(words["reference"])),
        ("From", f"{words['team']}, {words['council_name']}"),
        ("Telephone", str(words["team_phone"])),
    ]
    return [blocks.address(lines), blocks.details([(key, blocks.clean(value)) for key, value in rows])]


def enclosed(enclosures: Sequence[Enclosure]) -> list[str]:
    """What goes with the letter, as its list names it."""
    return [blocks.clean(each.title) for each in enclosures]
