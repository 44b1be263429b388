"""Where an assessment stands by its dates, whom it waits for, and which clocks a step meets."""

from __future__ import annotations

from datetime import date
from typing import Protocol


class Facts(Protocol):
    """The dates of an assessment that say where it stands."""

    checked_on: date | None
    evidence_asked_on: date | None
    evidence_in_on: date | None
    ready_on: date | None
    agreed_on: date | None
    refused_on: date | None
    advice_in_on: date | None
    issue_agreed_on: date | None
    issue_refused_on: date | None
    draft_on: date | None
    final_sent_on: date | None
    withdrawn_on: date | None
    still_attention: bool | None
    moved_on: date | None
    ended_on: date | None


def stage(facts: Facts) -> str:
    """Where it stands: the furthest step that the dates bear out. Nothing is stored that they do not."""
    if facts.moved_on:
        return "TRANSFERRED"
    if facts.ended_on:
        return "ENDED"
    if facts.withdrawn_on and not facts.still_attention:
        return "WITHDRAWN"
    steps = (
        (facts.final_sent_on, "FINAL_ISSUED"),
        (facts.draft_on, "DRAFT_ISSUED"),
        (facts.issue_refused_on, "REFUSED_TO_ISSUE"),
        (facts.issue_agreed_on, "DECIDED_TO_ISSUE"),
        (facts.agreed_on and facts.advice_in_on, "ADVICE_IN"),
        (facts.agreed_on, "AGREED"),
        (facts.refused_on, "REFUSED_TO_ASSESS"),
        (facts.ready_on, "READY"),
        (facts.evidence_in_on, "EVIDENCE_IN"),
        (facts.evidence_asked_on, "EVIDENCE_REQUESTED"),
        (facts.checked_on, "VALIDATED"),
    )
    return next((name for day, name in steps if day), "RECEIVED")


def waiting_on(stage: str, *, comments_open: bool) -> str:
    """Whom the council waits for at a stage; the clock runs all the same."""
    if stage == "DRAFT_ISSUED":
        return "FAMILY" if comments_open else ""
    return {"EVIDENCE_REQUESTED": "SCHOOL", "AGREED": "ADVISERS"}.get(stage, "")


STEPS: dict[str, tuple[str, ...]] = {
    "DECIDE": ("NA-DECIDE", "OR-ASSESS", "UN-ASSESS"),
    "REFUSE": ("NA-REFUSE", "OR-ASSESS-REFUSE", "UN-ASSESS-REFUSE", "OR-RECONSIDER"),
    "DRAFT": ("NA-DRAFT", "OR-MAKE-DRAFT", "UN-ISSUE-DRAFT", "OR-RECONSIDER"),
    "FINAL": ("NA-FINAL", "OR-ASSESS-FINAL", "OR-MAKE-FINAL", "UN-ASSESS-FINAL", "UN-ISSUE-FINAL", "RA-FINAL"),
}
"""The clocks that a step of the council meets, whichever of them runs (regs 5, 10, 13, 44, 45). The work a mediation
agreement asks for runs as ME-DO, whose key ends with the order it stands for (reg 42)."""


def step_of(clock: str, key: str) -> tuple[str, ...]:
    """The steps that meet a running clock."""
    named = key.rpartition(":")[2] if clock == "ME-DO" else clock
    return tuple(step for step, clocks in STEPS.items() if named in clocks)
