"""Values the cases room hands to others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from countywide.platform.outbox.types import Recipient
from countywide.register.people.types import Correspondent


@dataclass(frozen=True)
class Holder:
    """Who holds a case today and how to reach them."""

    team: str
    team_key: str
    phone: str
    hours: str
    officer: str  # empty while no officer holds it


@dataclass(frozen=True)
class Ownership(Holder):
    """The same, since when, and to whom it will pass."""

    since: date | None
    passes_to: str = ""
    passes_on: date | None = None
    passes_if: str = ""


@dataclass(frozen=True)
class Told:
    """Everybody who is told what is decided about a child: the family, and their school today."""

    family: tuple[Correspondent, ...]
    school: tuple[Recipient, ...]


@dataclass(frozen=True)
class Passing:
    """A hand-over that a rule or an officer has laid down for a later day."""

    team: str
    on: date
    condition: str


@dataclass(frozen=True)
class Task:
    """Something that is still to be done on a case, by whom and until when, in words that name nobody."""

    what: str
    owed_by: str = ""  # empty: the council
    until: date | None = None


@dataclass(frozen=True)
class Panel:
    """A section that a room puts on the case page. `context` answers None where there is nothing to show."""

    key: str
    heading: str
    template: str
    context: Callable[[Any, Any, str, date], dict[str, Any] | None]  # case, user, audience, on
    place: int = 50


@dataclass(frozen=True)
class Deed:
    """Something that can be done now, offered on the case page to whoever may. `shown` asks no database."""

    key: str
    text: str
    url_name: str  # takes the case's reference
    shown: Callable[[Any, Any, str], bool]  # case, user, audience
    place: int = 50


PANELS: list[Panel] = []
DEEDS: list[Deed] = []
TASKS: list[Callable[[Any], list[Task]]] = []


def add_tasks(tasks: Callable[[Any], list[Task]]) -> None:
    """Say what a room above still has open on a case: whoever takes the case over is told."""
    if tasks not in TASKS:
        TASKS.append(tasks)


def add_panel(panel: Panel) -> None:
    """Put a section on every case page; the lower its place, the further up."""
    if panel not in PANELS:
        PANELS.append(panel)
        PANELS.sort(key=lambda each: (each.place, each.key))


def add_deed(deed: Deed) -> None:
    """Offer a deed on every case page."""
    if deed not in DEEDS:
        DEEDS.append(deed)
        DEEDS.sort(key=lambda each: (each.place, each.key))


# --- papers of a case ------------------------------------------------------------------------


@dataclass(frozen=True)
class Content:
    """What a paper holds: bytes of a kind ("pdf", "docx", "jpg"), or the pieces of a document that is set when it is needed. Neither
    where it is gone or cannot be read now."""

    data: bytes = b""
    kind: str = "pdf"
    blocks: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class OnFile:
    """One paper that the record holds about a child. `of` names it for good: "letter:k3…", "plan:12" (a version)."""

    of: str
    title: str  # names nobody: titles show in lists of bookmarks
    dated: date | None = None
    author: str = ""
    case_id: int | None = None
    file_id: Any = None
    third_party: bool = False  # somebody marked it: it tells of other people
    series: str = ""  # of a paper that grows, such as the timeline: a later one takes the place of an earlier one


@dataclass(frozen=True)
class Papers:
    """The papers that one room hands over. `key`: what stands before the colon of each. `covers`: the models whose records they
    tell whole, "letters.letter"; what no room tells is told by its fields."""

    key: str
    heading: str
    listed: Callable[[Sequence[Any]], Iterable[OnFile]]  # of cases; as many queries however many cases and papers
    content: Callable[[str], Content]  # of what stands behind the colon
    covers: tuple[str, ...] = ()
    place: int = 50


PAPERS: dict[str, Papers] = {}


def add_papers(papers: Papers) -> None:
    """Let the papers of a room be found by whoever has to hand over what the record holds."""
    PAPERS[papers.key] = papers


def papers_on(cases: Sequence[Any], *, without: Collection[str] = ()) -> list[tuple[Papers, OnFile]]:
    """Every paper that the rooms hand over of some cases, once: kind by kind, the oldest first. Whoever asks says who may read
    them. `without`: kinds by their keys."""
    found: dict[str, tuple[Papers, OnFile]] = {}
    for papers in sorted(PAPERS.values(), key=lambda each: (each.place, each.key)):
        listed = papers.listed(cases) if papers.key not in without else ()
        for each in sorted(listed, key=lambda each: (each.dated or date.max, each.of)):
            found.setdefault(each.of, (papers, each))
    return list(found.values())


def content_of(of: str) -> Content:
    """What a paper holds, by its name; nothing where no room knows it any more."""
    key, _, rest = of.partition(":")
    return PAPERS[key].content(rest) if key in PAPERS else Content()
