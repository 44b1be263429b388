"""What a version of a plan says, passage by passage: for rooms that work on its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..models import Version
from ..types import Content, Passage
from ..writers import words


def passages_of(version: Version, sections: Iterable[str]) -> list[Passage]:
    """The text of each row of these sections, and behind it each detail that the plan says besides it, in reading order."""
    says = version.says
    return [each for section in sections for each in passages_in(says, section)]


def passages_in(says: Content, section: str) -> Iterator[Passage]:
    for row in says.rows_in(section):
        yield Passage(row.key, row.section, row.number, row.text)
        for name, called in words.LABELS.items():
            if (said := words.said(name, row.details)) and said != row.text:
                yield Passage(row.key, row.section, row.number, said, called)


def headings_of(version: Version) -> list[tuple[str, str, str]]:
    """The sections of its plan, in order: key, heading, and what the law says of appealing against each."""
    return [(each.key, each.heading, each.appeal) for each in version.plan.sections.sections]
