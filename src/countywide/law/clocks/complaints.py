"""Complaints about a council: its own two stages, and the time in which the Ombudsman can be asked.

The numbers are those of the Complaint Handling Code of the Local Government and Social Care Ombudsman (February 2024), guidance
under the Local Government Act 1974 s.23(12A). A council's own procedure may give others, as `working_days`.
"""

from __future__ import annotations

from .counting import in_words
from .making import Compute, period, register
from .types import Asked, Clock, Outcome

CODE = "Complaint Handling Code (LGSCO, 2024), guidance under the Local Government Act 1974 s.23(12A)"
COMPLAINS = ("whoever complains",)
DAYS = {"CO-ACK": 5, "CO-ONE": 10, "CO-TWO-ACK": 5, "CO-TWO": 20}


def within(number: int) -> Compute:
    """So many working days after the trigger, or as many as the council's procedure gives."""
    return lambda asked: Outcome(asked.calendar.working_days_after(asked.trigger, asked.get("working_days", number)))


def stage(id: str, title: str, starts_when: str, verb: str) -> Clock:
    """One limit of the procedure. The day on which it starts is not counted."""
    number = DAYS[id]

    def working(asked: Asked, outcome: Outcome) -> list[str]:
        assert outcome.legal_due is not None
        given = asked.get("working_days", number)
        return [
            f"The clock starts when {starts_when}: {in_words(asked.trigger)}. That day is not counted.",
            f"{given} working days from then: the last day is {in_words(outcome.legal_due)}.",
        ]

    return Clock(
        id=id, title=title, starts_when=starts_when, limit=f"{number} working days", law=CODE, compute=within(number),
        owed_to=COMPLAINS, verb=verb, kind="G", inputs={"working_days": "number:1,100"}, working=working,
    )  # fmt: skip


CLOCKS = register(
    stage("CO-ACK", "Acknowledge a complaint", "the complaint came", "acknowledge"),
    stage("CO-ONE", "Answer a complaint at stage 1", "the complaint was acknowledged", "answer"),
    stage("CO-TWO-ACK", "Acknowledge that stage 2 was asked for", "stage 2 was asked for", "acknowledge"),
    stage("CO-TWO", "Answer a complaint at stage 2", "the request for stage 2 was acknowledged", "answer"),
    Clock(
        id="CO-OMBUDSMAN",
        title="Complain to the Ombudsman",
        starts_when="whoever complains first knew of it",
        limit="12 months",
        law="Local Government Act 1974 s.26B",
        compute=period(12),
        owed_by="whoever complains",
        owed_to=("Local Government and Social Care Ombudsman",),
        verb="complain",
    ),
)
