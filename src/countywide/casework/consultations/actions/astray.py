"""What reached nobody: a message that consults a school came back."""

from __future__ import annotations

from datetime import date

from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, queries
from ..models import Consultation


def note_bounce(consultation: Consultation, *, by: Actor, on: date, number: int) -> None:
    """The team is told at once. Called inside the transaction in which the outbox notes it."""
    consultation.bounced_on = on
    consultation.save(update_fields=["bounced_on"])
    tell(
        notices.BOUNCED, to=queries.to_team(consultation.case, on=on), cause=f"school-consultation:{consultation.pk}:back:{number}",
        by=by, about=consultation, key=consultation.key, reference=consultation.case.reference,
    )  # fmt: skip
    audit.record("consultations.bounced", by=by, about=consultation, on=on.isoformat())
