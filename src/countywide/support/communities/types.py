"""Values of the communities room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Kind:
    """What of a school decides whether it takes part."""

    type: str
    group: str | None
    is_in_county: bool


@dataclass(frozen=True)
class Row:
    """One row of the policy on who takes part: what it says, why, and what a school may use instead."""

    key: str
    is_member: bool
    is_funded: bool
    may_register: bool
    says: str
    why: str
    can: tuple[str, ...] = ()
    county: str = ""  # "in" or "out"; empty: either
    groups: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


@dataclass(frozen=True)
class TakingPart:
    """Who may be a member of a community, as a dated file says."""

    begins: date
    law: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Terms:
    """The terms of reference of every community."""

    version: str
    begins: date
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Provision:
    """How long the council gives itself where a plan's provision was asked of a community."""

    team: str
    due_working_days: int
    reasons_least: int
    bridge_school_days: int
    bridge_longest_days: int


@dataclass(frozen=True)
class Working:
    """How communities work, as a dated file says."""

    begins: date
    closes_days_before: int
    papers_working_days_before: int
    quorum_share: int
    quorum_least: int
    chair_acts_school_days: int
    dispute_school_days: int
    reasons_least: int
    review_after_days: int
    review_asked_days: int
    team: str
    terms: Terms
    provision: Provision


@dataclass(frozen=True)
class OwnSchool:
    """A school for whom something is begun: what `own` permissions compare with."""

    organisation_id: int
    pk: int = 0


@dataclass(frozen=True)
class Asked:
    """What a school writes in a request."""

    sort: str
    needs: tuple[str, ...] = ()
    pupil_code: str = ""
    year: int | None = None
    stage: str = "NONE"
    child_id: int | None = None
    awaits_specialist: bool = False
    is_new: bool = False
    funded_elsewhere: bool = False
    picture: str = ""
    tried: tuple[dict[str, Any], ...] = ()
    notional_pence: int | None = None
    asks: str = ""
    measure: str = ""
    parent_informed_on: date | None = None
    sent_to_us_by: str = ""


@dataclass(frozen=True)
class Decided:
    """What a community, a chair or the board decides of a request."""

    help: tuple[str, ...]
    said: str
    reasons: str
    pence: int = 0
    starts_on: date | None = None
    ends_on: date | None = None
    conditions: str = ""
    review_on: date | None = None
    board_said: str = ""
    deciders: tuple[int, ...] = field(default=())
