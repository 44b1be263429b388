"""Words that mean the same to the people who ask: data, kept in a file and in the database."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from .words import PASSED_OVER, stems, words

LONGEST = 6  # words in a phrase
SHIPPED = Path(__file__).with_name("synonyms.toml")
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Concept:
    """One thing asked about: the stems typed, and other ways of saying the same."""

    typed: Phrase
    others: tuple[Phrase, ...] = ()
    said: str = field(default="", compare=False)  # the words themselves, for people to read


@dataclass(frozen=True)
class Synonyms:
    """Groups of phrases; any member may stand for any other of its group."""

    groups: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def _groups(self) -> tuple[tuple[Phrase, ...], ...]:
        return tuple(tuple(dict.fromkeys(_stemmed(member) for member in group)) for group in self.groups)

    @cached_property
    def _found_in(self) -> dict[Phrase, list[int]]:
        found: dict[Phrase, list[int]] = {}
        for number, group in enumerate(self._groups):
            for phrase in group:
                if phrase:
                    found.setdefault(phrase, []).append(number)
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word used in a group: none of them is a misspelling."""
        return frozenset(word for group in self.groups for member in group for word in words(member))

    def concepts(self, asked: Sequence[str]) -> list[Concept]:
        """Read a question as concepts, longest phrase first; each concept counts once however often typed."""
        stemmed, found, at = stems(asked), dict[Phrase, Concept](), 0
        while at < len(asked):
            phrase = self._longest_at(stemmed, at)
            if len(phrase) > 1 or asked[at] not in PASSED_OVER:
                said = " ".join(asked[at : at + len(phrase)])
                found.setdefault(phrase, Concept(phrase, self._others(phrase), said))
            at += len(phrase)
        return list(found.values())

    def named(self, phrase: Phrase) -> str:
        """A member as it was written down, not as stems."""
        members = (member for n in self._found_in.get(phrase, []) for member in self.groups[n])
        return next((member for member in members if _stemmed(member) == phrase), " ".join(phrase))

    def _longest_at(self, stemmed: Sequence[str], at: int) -> Phrase:
        for length in range(min(LONGEST, len(stemmed) - at), 1, -1):
            if (phrase := tuple(stemmed[at : at + length])) in self._found_in:
                return phrase
        return (stemmed[at],)

    def _others(self, phrase: Phrase) -> tuple[Phrase, ...]:
        groups = self._found_in.get(phrase, [])
        return tuple(dict.fromkeys(other for n in groups for other in self._groups[n] if other and other != phrase))


def read_synonyms(path: Path = SHIPPED) -> Synonyms:
    """The groups that ship with the product."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return synonyms_of(group["says"] for group in data["group"])


def synonyms_of(rows: Iterable[Sequence[str]]) -> Synonyms:
    """Groups as the database keeps them; one with fewer than two members says nothing and is left out."""
    groups = (tuple(dict.fromkeys(member.strip() for member in row if member.strip())) for row in rows)
    return Synonyms(tuple(group for group in groups if len(group) > 1))


def _stemmed(phrase: str) -> Phrase:
    return tuple(stems(words(phrase)))
