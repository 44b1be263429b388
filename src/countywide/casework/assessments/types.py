"""Values the assessments room hands about: what to ask whom, what was read, what an officer states."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Wanted:
    """One piece of advice that the law asks for, and the desk that is usually written to; none for the child's school."""

    kind: str
    desk: str = ""
    asked_for: str = ""


@dataclass(frozen=True)
class Read:
    """One document that was read before a decision."""

    what: str
    who: str
    written_on: date

    @property
    def row(self) -> list[str]:
        """As a decision keeps it and a letter shows it."""
        return [self.what, self.who, self.written_on.isoformat()]


@dataclass(frozen=True)
class Answered:
    """The worksheet as an officer fills it."""

    may_have_sen: bool | None = None
    sen_why: str = ""
    tried: str = ""
    effect: str = ""
    beyond_normal: str = ""
    progress_only_with_support: str = ""
    other_factors: str = ""
    may_be_necessary: bool | None = None
    conclusion: str = ""


@dataclass(frozen=True)
class Proposing:
    """What an officer proposes, with the words the family would read."""

    outcome: str
    reasons: str
    support: str = ""
    meeting: str = ""
    note: str = ""


@dataclass(frozen=True)
class Deciding:
    """What is decided, with the words the family reads."""

    reasons: str
    support: tuple[str, ...] = ()
    meeting: str = ""
    may_have_sen: bool | None = None
    may_be_necessary: bool | None = None


@dataclass(frozen=True)
class Asking:
    """Whom an officer wants to ask for a piece of advice."""

    kind: str
    asked_of: str
    asked_for: str = ""
    organisation_id: int | None = None
    adviser_id: int | None = None
    email: str = ""
    address: str = ""
    is_section_31: bool = False
    questions: str = ""


@dataclass(frozen=True)
class Given:
    """What is said of advice that came: who wrote it, as what, when, and the file."""

    author: str
    author_role: str
    written_on: date
    received_on: date
    file_id: Any = None
    third_party: bool = False


@dataclass(frozen=True)
class Naming:
    """What a final plan names, from when, and what became of the family's wish."""

    named: str
    starts_on: date
    preference: str
    setting_id: int | None = None
    setting_email: str = ""
    is_type_only: bool = False
    next_contact_on: date | None = None


@dataclass(frozen=True)
class Saying:
    """What one of the family says of a draft."""

    comments: str = ""
    school_id: int | None = None
    school_name: str = ""
    wants_meeting: bool = False
    is_finished: bool = False


@dataclass(frozen=True)
class Warned:
    """A proposal or a decision looked at before it is sent: what stops it, and what is weak in it."""

    bar: str | None
    hints: tuple[str, ...] = field(default=())
