"""Counts and rates that the insight room hands to pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """So many decisions in one group about children of one sort, and how many of them changed the plan."""

    group: str
    stratum: tuple[str, ...]
    decided: int
    amended: int


@dataclass(frozen=True)
class Rate:
    """How often a group changes plans: as counted, and beside what the county does for the same children."""

    group: str
    decided: int
    amended: int
    share: float  # as counted, 0 to 1
    expected: float  # changes the county would have made for the same children
    adjusted: float  # the share, once the children are taken into account
    low: float  # chance alone reaches from here …
    high: float  # … to here
    standing: str
    crude_standing: str  # what it would look like without the children being taken into account

    @property
    def misleads(self) -> bool:
        """Whether the plain share tells another story than the adjusted one."""
        return self.standing != self.crude_standing


@dataclass(frozen=True)
class Sort:
    """Reviews of one sort, by how much was asked for: in the county, and in one group of it."""

    asked: str
    is_material: bool
    decided: int
    amended: int
    own: int
    own_amended: int


@dataclass(frozen=True)
class SecondAnswer:
    """What is said to one change the second time."""

    answered: str = ""
    criterion: str = ""
    because: str = ""


@dataclass(frozen=True)
class ChangeAsked:
    """A change that was asked for, as a sentence names it."""

    pk: int
    called: str  # "the change to F3"


@dataclass(frozen=True)
class Apart:
    """How often first and second decisions of a group came apart: on the plan, and on each change that was asked for."""

    group: str
    decided: int
    differ: int
    changes: int
    changes_differ: int
