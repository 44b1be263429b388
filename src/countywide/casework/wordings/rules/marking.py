"""How a passage stands with its changes: what each side asks for, what is settled, and what it says once that is done.

The Tribunal asks for one key: what the plan said in plain type, what the family asks for in bold, what the council asks for in
italics, what both agree to underlined, and whatever is to go struck through in the type of whoever asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from countywide.platform.kit.by_word import ADDED, OUT, SAME, WORD, changes

from ..types import Edit, Run


@dataclass(frozen=True)
class Token:
    """A word as somebody sees it: from where to where it stands in the issued text, or the change that added it."""

    text: str
    start: int
    end: int
    of: Edit | None = None


def tokens(text: str, at: int = 0, of: Edit | None = None) -> list[Token]:
    """Words with the space behind them. Those of a change stand in no place of their own."""
    if of is not None:
        return [Token(found, at, at, of) for found in WORD.findall(text)]
    return [Token(found[0], found.start(), found.end()) for found in WORD.finditer(text)]


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """What is settled first; then as it was asked for."""
    return sorted(edits, key=lambda each: (not each.is_settled, each.pk))


def covers(edit: Edit, token: Token) -> bool:
    return edit.start <= token.start < edit.end


# --- what it says ----------------------------------------------------------------------------


def view(text: str, edits: Sequence[Edit]) -> list[Token]:
    """The words of a passage once these changes are made."""
    made: list[Token] = []
    base = tokens(text)
    for at, token in [*((each.start, each) for each in base), (len(text), None)]:
        for edit in in_order(each for each in edits if each.end == at):
            made += tokens(edit.words, at, edit)
        if token is not None and not any(covers(each, token) for each in edits):
            made.append(token)
    return made


def says(text: str, edits: Sequence[Edit]) -> str:
    """The passage once these changes are made."""
    return "".join(each.text for each in view(text, edits)).strip()


def runs(text: str, edits: Sequence[Edit]) -> list[Run]:
    """The passage with every change marked: what goes stands before what comes in its place."""
    made: list[Run] = []
    for at, token in [*((each.start, each) for each in tokens(text)), (len(text), None)]:
        for edit in in_order(each for each in edits if each.end == at and each.words):
            made.append(Run(ADDED, edit.words, (edit.author,), edit.is_settled, edit.is_ordered))
        if token is not None:
            made.append(standing(token, [each for each in edits if covers(each, token)]))
    return list(joined(made))


def standing(token: Token, gone: list[Edit]) -> Run:
    """A word of the plan: as it was, or struck through by whoever asks for that."""
    if not gone:
        return Run(SAME, token.text)
    settled = [each for each in gone if each.is_settled]
    authors = tuple(sorted({each.author for each in settled or gone}))
    return Run(OUT, token.text, authors, bool(settled), any(each.is_ordered for each in settled))


def joined(made: Iterable[Run]) -> Iterator[Run]:
    """Neighbours in one type are one run."""
    for like, held in groupby(made, key=lambda each: (each.how, each.by, each.is_settled, each.is_ordered)):
        yield Run(like[0], "".join(each.text for each in held), *like[1:])


# --- what somebody asks for ------------------------------------------------------------------


@dataclass(frozen=True)
class Written:
    """What somebody wrote, as changes: those that are new, those of their own that they no longer ask for, and the settled ones
    that it would undo."""

    new: tuple[Edit, ...]
    dropped: tuple[Edit, ...]
    undone: tuple[Edit, ...]


def written(text: str, wanted: str, *, settled: Sequence[Edit], own: Sequence[Edit]) -> Written:
    """The changes by which a passage becomes what somebody wants, beside what is settled and what they asked for before.

    A change of their own that the new words touch is asked for anew, with them; the others stay, with their reasons and answers.
    """
    kept = list(own)
    while True:
        held = view(text, [*settled, *kept])
        found = list(differences(held, wanted, len(text)))
        touched = {each for run in found for each in kept if run.touches(each, held)}
        if not touched:
            break
        kept = [each for each in kept if each not in touched]
    undone = tuple(each for each in settled if any(run.touches(each, held) for run in found))
    dropped = tuple(each for each in own if each not in kept)
    return Written(tuple(Edit(run.start, run.end, run.words) for run in found), dropped, undone)


@dataclass(frozen=True)
class Difference:
    """A run of words that is not as somebody saw it: its place among the words they saw, and in the issued text."""

    first: int
    last: int
    start: int
    end: int
    words: str

    def touches(self, edit: Edit, held: Sequence[Token]) -> bool:
        """Whether it changes words of another change or words that this one took out, or stands right before what it added:
        there the two could not be told apart."""
        before, behind = held[self.first - 1 : self.first], held[self.last : self.last + 1]
        inside = list(held[self.first : self.last])
        if (
            behind
            and behind[0].of == edit
            and (edit.end == self.end or (before and before[0].of == edit and not inside))
        ):
            return True
        if any(each.of == edit for each in inside):
            return True
        if self.start < self.end:
            return edit.start < self.end and self.start < edit.end
        return edit.start < self.start < edit.end


def differences(held: Sequence[Token], wanted: str, length: int) -> Iterator[Difference]:
    """Each run of words in which what is wanted differs from what was seen. Space alone is no difference."""
    new = WORD.findall(wanted)
    if [each.text.strip() for each in held if each.text.strip()] == [each.strip() for each in new if each.strip()]:
        return
    for how, first, last, begins, ends in changes([each.text for each in held], new):
        if how == SAME:
            continue
        words = "".join(new[begins:ends])
        inside = held[first:last]
        if inside:
            start, end = min(each.start for each in inside), max(each.end for each in inside)
        else:
            start = end = held[first - 1].end if first else 0
        yield Difference(first, last, start, end, spaced(words, held, first, last, end == length))


def spaced(words: str, held: Sequence[Token], first: int, last: int, at_end: bool) -> str:
    """New words with the space that parts them from their neighbours."""
    if not words:
        return words
    if first and first == last and not held[first - 1].text[-1:].isspace() and words[0].isalnum():
        words = f" {words}"
    if last < len(held) and not at_end and not words[-1:].isspace() and held[last].text[:1].isalnum():
        words = f"{words} "
    return words
