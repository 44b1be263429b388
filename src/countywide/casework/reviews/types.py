"""Small frozen values that the pages and other rooms hand to the actions of this room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True)
class Meeting:
    """When, where and how people meet."""

    on: date
    mode: str
    at: time | None = None
    place: str = ""
    chair: str = ""
    care_review_on: date | None = None  # of a looked-after child


@dataclass(frozen=True)
class Inviting:
    """Somebody to invite, and whether their advice is asked for."""

    invited_as: str
    name: str
    email: str = ""
    organisation_id: int | None = None
    contact_key: str = ""  # of one of the family
    asked_for_advice: bool = True


@dataclass(frozen=True)
class Answering:
    """What is said to one change that was asked for."""

    change: int
    answered: str
    criterion: str = ""
    because: str = ""
    agreed_wording: str = ""


@dataclass(frozen=True)
class Deciding:
    """What is decided, or proposed, after a review."""

    outcome: str
    reasons: str
    answers: tuple[Answering, ...] = ()
    confirmed: frozenset[int] = frozenset()  # changes asked for on older words of the plan, looked at again
    despite: str = ""  # why nothing is amended though outcomes are past, before a move


@dataclass(frozen=True)
class EarlyAsked:
    """A request for a review before it is due."""

    asked_by: str
    text: str
    reasons: tuple[str, ...]
    urgency: str
    organisation_id: int | None = None
    family_knows: bool | None = None
