"""Where a review stands, from its facts alone; whether it is late; and what its case says of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Protocol

FOUR_WEEKS = timedelta(days=28)


class Facts(Protocol):
    """The dates of a review that say where it stands."""

    planned_on: date | None
    invited_on: date | None
    papers_out_on: date | None
    met_on: date | None
    report_on: date | None
    returned_on: date | None
    decided_on: date | None
    told_on: date | None
    over_on: date | None
    due_by: date
    outcome: str
    dropped_because: str


def standing(facts: Facts, *, is_proposed: bool) -> str:
    """The furthest step that the facts bear out. `is_proposed`: an officer's proposal waits for whoever decides."""
    if facts.over_on:
        return "DROPPED" if facts.dropped_because else "OVER"
    steps = (
        (facts.decided_on and facts.outcome == "AMEND" and facts.told_on, "AMENDING"),
        (facts.decided_on, "DECIDED"),
        (is_proposed, "PROPOSED"),
        (facts.returned_on, "RETURNED"),
        (facts.report_on, "REPORTED"),
        (facts.met_on, "MET"),
        (facts.papers_out_on, "PAPERS_OUT"),
        (facts.invited_on, "GATHERING"),
        (facts.planned_on, "PLANNED"),
    )
    return next((name for fact, name in steps if fact), "SCHEDULED")


def is_overdue(facts: Facts, *, on: date) -> bool:
    """Late in law: the twelve months (CFA 2014 s.44(1)) or the four weeks from the meeting (reg 20(10)) have passed, and the
    family was not told what was decided. Whose step is late does not matter: the council owes the review."""
    if facts.over_on or facts.told_on:
        return False
    return on > facts.due_by or (facts.met_on is not None and on > facts.met_on + FOUR_WEEKS)


KEPT = ("AMENDING", "CEASING", "CEASED")
"""Stages that the plan itself gives its case: an amendment or an ending goes before a review."""

STAGES = {
    "PLANNED": "REVIEW_PLANNED",
    "GATHERING": "REVIEW_PLANNED",
    "PAPERS_OUT": "REVIEW_PLANNED",
    "MET": "REVIEW_HELD",
    "REPORTED": "REVIEW_REPORTED",
    "RETURNED": "REVIEW_REPORTED",
    "PROPOSED": "REVIEW_REPORTED",
    "DECIDED": "REVIEW_REPORTED",
}


def case_stage(standing: str, *, now: str) -> str:
    """The stage of the plan's case, as far as a review says it."""
    return now if now in KEPT else STAGES.get(standing, "IN_FORCE")


def waiting_on(standing: str, *, arranged_by: str) -> str:
    """Whom the council waits for. The clocks run all the same."""
    with_school = ("SCHEDULED", "PLANNED", "GATHERING", "PAPERS_OUT", "MET", "RETURNED")
    return "SCHOOL" if standing in with_school and arranged_by == "SCHOOL" else ""
