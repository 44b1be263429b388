"""The shapes the public interface answers in."""

from __future__ import annotations

from ninja import Schema


class Trouble(Schema):
    """What was wrong with a call, in one sentence."""

    detail: str


class Answer(Schema):
    """One published answer."""

    id: str
    score: float
    question: str
    answer: str
    source: str
    dated: str | None
    owner: str
    address: str


class Route(Schema):
    """The team that a question belongs to, and why."""

    team: str
    name: str
    why: str


class Asked(Schema):
    """What the service answers to a question."""

    answered: bool
    outcome: str  # ANSWER, MAY_HELP or NOBODY
    answers: list[Answer]
    route: Route


class School(Schema):
    """One setting of the register."""

    urn: str
    name: str
    phase: str
    type: str
    status: str
    postcode: str
    district: str | None
    area: str | None
    community: str | None
    in_county: bool
    address: str
