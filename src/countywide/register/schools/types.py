"""Values the schools room hands to others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .sheets import Rejected


@dataclass
class Report:
    """What an import did, in numbers, and every row it left out."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    closed: int = 0  # counted among the changed
    rejected: list[Rejected] = field(default_factory=list)
    links_added: int = 0
    links_changed: int = 0
    links_unchanged: int = 0
    links_rejected: list[Rejected] = field(default_factory=list)

    @property
    def read(self) -> int:
        return self.added + self.changed + self.unchanged + len(self.rejected)

    def numbers(self) -> dict[str, int]:
        """The counts, for the record and for another program."""
        plain = {name: value for name, value in vars(self).items() if isinstance(value, int)}
        return plain | {"rejected": len(self.rejected), "links_rejected": len(self.links_rejected)}


@dataclass(frozen=True)
class Place:
    """Where a postcode was found, and how exactly."""

    postcode: str  # what was looked for, tidied
    easting: int
    northing: int
    found_by: str  # the postcode, the sector or the district that the register knew
    exactness: str  # "postcode", "sector" or "district"


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for in the school finder."""

    name: str = ""
    phase: str = ""
    group: str = ""
    district: str = ""
    flag: str = ""
    county: str = ""  # "in" or "out"
    closed_too: bool = False

    @classmethod
    def of(cls, answers: dict[str, Any]) -> Wanted:
        """The part of a form's answers that narrows the list."""
        return cls(**{name: answers[name] for name in cls.__dataclass_fields__ if answers.get(name)})
