"""Makes the list of letters in the documents from the kinds and wordings themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from . import queries, rules
from .composing import all_words
from .enums import AddressedTo, Way
from .facts import NEEDED
from .reader import About
from .types import KINDS, Addressee, LetterKind
from .wording import versions_of

Rows = list[tuple[object, ...]]
Tabled = Callable[[tuple[str, ...], Rows], str]


def page(table: Tabled) -> str:
    """One table of all kinds, and under each what it must say and what it is given."""
    kinds = [kind for _key, kind in sorted(KINDS.items()) if not kind.key.startswith("letters-tests.")]
    rows: Rows = [
        (f"`{kind.key}`", kind.title, AddressedTo(kind.addressed_to).label, "; ".join(versions(kind)), kind.law)
        for kind in kinds
    ]
    facts: Rows = [(f"`{key}`", says) for key, says in NEEDED.items()]
    return (
        "\n\n".join(
            [
                "# Letters",
                "No letter is sent that does not say all of its clauses. Wording stands in dated files; a letter keeps the version "
                "it was made from.",
                table(("Kind", "Letter", "To", "Wording from", "Law"), rows),
                *(section(kind, table) for kind in kinds),
                "## Facts the council's file gives",
                table(("Key in `[council]`", "What it is"), facts),
            ]
        )
        + "\n"
    )


def section(kind: LetterKind, table: Tabled) -> str:
    """What one kind must say, by which law, and the words an action gives it."""
    clauses: Rows = [(f"`{clause.key}`", clause.says, clause.law) for clause in rules.must_say(kind)]
    given = ", ".join(f"`{word}`" for word in sorted(words_given(kind)))
    return (
        f"## {kind.title}\n\n{table(('Clause', 'Says', 'Law'), clauses)}\n\nGiven by the action: {given or 'nothing'}."
    )


def versions(kind: LetterKind) -> list[str]:
    return [day for day, _file in versions_of(kind.template, kind.home)]


def words_given(kind: LetterKind) -> set[str]:
    """The words of the newest wording that the letters room does not give itself."""
    newest = date.fromisoformat(versions(kind)[-1])
    own = all_words(
        {},
        to=Addressee(""),
        on=newest,
        way=Way.POST,
        facts={key if "_" in key else f"council_{key}": "" for key in NEEDED},
        about=About("", "", newest),
        case={"reference": "", "team": "", "team_phone": "", "officer": ""},
    )
    return queries.words_named(kind, newest) - set(own)
