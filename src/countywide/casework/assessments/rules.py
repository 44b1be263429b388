"""Where an assessment stands, and how advice stands, by their dates."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from .enums import AdviceState


class Facts(Protocol):
    """The dates of an assessment that say where it stands."""

    checked_on: date | None
    evidence_asked_on: date | None
    evidence_in_on: date | None
    evidence_late_on: date | None
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
    """Where it stands: the furthest step that the dates show. No status is stored that they do not bear out."""
    if facts.moved_on:
        return "TRANSFERRED"
    if facts.ended_on or (facts.withdrawn_on and not facts.still_attention):
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


def advice_state(
    *,
    asked_on: date | None,
    due_on: date | None,
    received_on: date | None,
    enough_on: date | None,
    withdrawn_on: date | None,
    on: date,
) -> AdviceState:
    """How a request for advice stands on a day. Late advice changes no time limit of the council (rulebook 4.7)."""
    if withdrawn_on:
        return AdviceState.WITHDRAWN
    if enough_on:
        return AdviceState.ENOUGH
    if received_on:
        return AdviceState.RECEIVED_LATE if due_on and received_on > due_on else AdviceState.RECEIVED
    if not asked_on:
        return AdviceState.PLANNED
    return AdviceState.LATE if due_on and on > due_on else AdviceState.ASKED
