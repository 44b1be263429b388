"""Values the cases room hands to others."""

from __future__ import annotations

from collections.abc import Callable
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
