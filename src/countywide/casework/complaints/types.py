"""Values of the complaints room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Made:
    """A complaint as somebody makes it, or as an officer enters it."""

    maker: str
    name: str
    about: tuple[str, ...]
    words: str
    wants: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    child_name: str = ""
    child_id: int | None = None
    consent: str = ""
    known_on: date | None = None
    user_id: int | None = None
    came: str = "ONLINE"
    received_on: date | None = None  # the day it reached the council; today, where none is given


@dataclass(frozen=True)
class StageRules:
    """How long one stage takes, in working days."""

    number: int
    acknowledge: int
    answer: int
    extend: int


@dataclass(frozen=True)
class Subject:
    """Something that a complaint can be about."""

    key: str
    text: str
    hint: str = ""
    leads: str = ""


@dataclass(frozen=True)
class Procedure:
    """The council’s procedure from a day."""

    begins: date
    team: str  # the key of the team that owns complaints
    law: str
    stages: tuple[StageRules, ...]
    subjects: tuple[Subject, ...]
    chase_before: int  # working days before an answer is due

    def stage(self, number: int) -> StageRules:
        return next(each for each in self.stages if each.number == number)

    def called(self, keys: list[str]) -> list[str]:
        """What the subjects are called today; one that is no longer offered keeps its key."""
        texts = {each.key: each.text for each in self.subjects}
        return [texts.get(key, key) for key in keys]


@dataclass(frozen=True)
class Due:
    """What is due next of a stage, by when, and how the day was counted."""

    what: str  # "acknowledge" or "answer"
    on: date
    steps: tuple[str, ...]
    law: str


@dataclass(frozen=True)
class Count:
    """One row of figures. A number below five is not there."""

    group: str
    number: int | None
    in_time: int | None = None  # per cent of the answers that went
    upheld: int | None = None  # per cent of the answers in which a point was upheld, at least partly


@dataclass(frozen=True)
class Counted:
    """One complaint as figures see it."""

    about: tuple[str, ...]
    area: str
    answered: bool
    in_time: bool
    upheld: bool
