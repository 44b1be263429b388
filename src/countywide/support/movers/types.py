"""Values of the room for children who move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Row:
    """What becomes of one kind of money."""

    stream: str
    does: str
    says: str


@dataclass(frozen=True)
class Moving:
    """What becomes of money when a child moves, as a dated file says."""

    begins: date
    answer_school_days: int
    records_working_days: int
    chase_every_working_days: int
    chases_most: int
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Told:
    """What a school says of a pupil who came."""

    known: str
    arrived_on: date
    initials: str
    year: int
    needs: tuple[str, ...]
    sees: str
    child_id: int | None = None
    name: str = ""  # where the pupil is not in the register yet
    born_on: date | None = None
    from_school_id: int | None = None
    from_name: str = ""
    from_email: str = ""
    council_name: str = ""
    council_email: str = ""
