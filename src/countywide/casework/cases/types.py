"""Values the cases room hands to others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countywide.platform.outbox.types import Recipient
from countywide.register.people.types import Correspondent


@dataclass(frozen=True)
class Ownership:
    """Who holds a case today, how to reach them, and to whom it will pass."""

    team: str
    team_key: str
    phone: str
    hours: str
    officer: str  # empty while no officer holds it
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

    team_id: int
    team: str
    on: date
    condition: str
    key: str
