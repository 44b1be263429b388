"""Tells the family of an exception: the ground, the facts, why, and the day that is aimed for (Code of Practice 9.43)."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import Actor

from .. import letters, queries
from ..enums import ToWhom
from .sending import send

STEPS_IN_WORDS = {
    "NA-DECIDE": "tell you if we will carry out an assessment",
    "NA-REFUSE": "tell you if we will not make a plan",
    "NA-FINAL": "send you the final plan",
    "NA-ADVICE-S31": "get the advice we asked for",
}
ORDER_STEP = "do what the Tribunal ordered"


def exception_recorded(claim: Any, *, by: Actor, on: date) -> None:
    """Write to the family on the day an exception is recorded. The clock keeps the day they were told of it."""
    assessment = queries.assessment_of(claim.deadline.case)
    if assessment is None:
        return
    words = {
        "step": step_in_words(claim.deadline.clock),
        "ground": claim.ground.title.lower(),
        "ground_law": claim.ground.law,
        "facts": facts_of(claim),
        "because": claim.impractical_because,
        "was_due_on": claim.deadline.legal_due,
        "target_on": claim.target_on,
        "review_on": claim.review_on,
    }
    send(assessment, letters.EXCEPTION, f"exception:{claim.pk}", ToWhom.FAMILY, by=by, on=on, words=words)
    cases.note(
        claim.deadline.case,
        "assessments.exception-told",
        by=by,
        on=on,
        title=f"Exception recorded: {claim.ground.title}",
        family_title="We told you that we need more time, and why",
        detail=claim.impractical_because,
        to_family=True,
        to_school=True,
    )
    audit.record("assessments.exception-written", by=by, about=claim, on=on.isoformat())


def exception_ended(claim: Any, *, by: Actor, on: date) -> None:
    """Write that the reason has passed and when the step is now aimed for."""
    assessment = queries.assessment_of(claim.deadline.case)
    if assessment is None or claim.deadline.case.closed_on:
        return
    words = {
        "step": step_in_words(claim.deadline.clock),
        "ground": claim.ground.title.lower(),
        "ended_on": claim.ended_on,
        "target_on": max(claim.target_on, on),
    }
    send(assessment, letters.EXCEPTION_ENDED, f"exception-ended:{claim.pk}", ToWhom.FAMILY, by=by, on=on, words=words)
    cases.note(
        claim.deadline.case,
        "assessments.exception-over",
        by=by,
        on=on,
        title=f"Exception ended: {claim.ground.title}",
        family_title="The reason for being late has ended",
        to_family=True,
        to_school=True,
    )


def step_in_words(clock: str) -> str:
    """What is late, as the family reads it after "we need more time to"."""
    return STEPS_IN_WORDS.get(clock, ORDER_STEP)


def facts_of(claim: Any) -> list[str]:
    """The facts of a claim with their dates, a sentence each."""
    facts = []
    if claim.asked_on:
        facts.append(f"We asked {claim.asked_of or 'the school'} for advice on {day(claim.asked_on)}.")
    if claim.window_from and claim.window_to and claim.code in ("EX-SCHOOL", "EX-EY"):
        facts.append(
            f"The law looks at the time from {day(claim.window_from)} to {day(claim.window_to)}, around the closure."
        )
    for absence in claim.facts.get("absences", []):
        left, back = (date.fromisoformat(each) for each in absence)
        facts.append(f"You were away from our area from {day(left)} and back on {day(back)}.")
    for missed in claim.facts.get("missed_appointments", []):
        facts.append(f"An appointment was missed on {day(date.fromisoformat(missed))}.")
    facts.append(f"What we hold for this: {claim.evidence}")
    return facts


def day(value: date) -> str:
    return f"{value.day} {value:%B %Y}"
