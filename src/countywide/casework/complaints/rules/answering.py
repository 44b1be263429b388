"""What an answer needs: every point with its finding and reasons, and what is put right by whom and when (Complaint Handling Code)."""

from __future__ import annotations

from datetime import date

from ..enums import Finding, Remedies
from .stages import ANSWERED, BETWEEN, CLOSED, ENOUGH

FAULT = (Finding.UPHELD, Finding.PARTLY)


def bar_to_point(*, is_open: bool, answered: bool, text: str, finding: str, reasons: str) -> str | None:
    """Each point is answered by itself. One that was taken back needs no reasons."""
    if not is_open or answered:
        return ANSWERED if answered else CLOSED
    if not text.strip():
        return "Write which point of the complaint this is."
    if finding not in Finding.values:
        return "Say what you found."
    if finding != Finding.WITHDRAWN and len(reasons.strip()) < ENOUGH:
        return "Give reasons: what you looked at, and why you found this."
    return None


def bar_to_remedy(*, what: str, sort: str, pence: int | None, due_on: date, from_on: date) -> str | None:
    """Whatever is promised has a day. A payment says how much."""
    if not what.strip():
        return "Say what is to be done."
    if sort not in Remedies.values:
        return "Choose how it is put right."
    if sort == Remedies.PAYMENT and not pence:
        return "Say how much is paid."
    if sort != Remedies.PAYMENT and pence:
        return "Only a payment has a sum."
    return None if due_on >= from_on else "It is done by a day from today on."


def bar_to_remedied(*, done: bool, done_on: date, promised_on: date | None, on: date, evidence: str) -> str | None:
    """Done on a day, and seen from something."""
    if done:
        return "This is done already."
    if promised_on is None:
        return "It is promised when the answer goes. Send the answer first."
    if not promised_on <= done_on <= on:
        return "The day lies between the day of the answer and today."
    return None if evidence.strip() else "Say from what it can be seen that it was done."


def bar_to_answering(
    *, is_open: bool, answered: bool, acknowledged_on: date | None, answered_on: date, received_on: date, began_on: date,
    has_investigator: bool, findings: list[str], remedies: int, needs_consent: bool, on: date,
) -> str | None:  # fmt: skip
    """An answer goes once, after somebody else looked into it; where there was fault it says how it is put right."""
    if not is_open or answered:
        return ANSWERED if answered else CLOSED
    if answered_on < received_on:
        return "The answer cannot be dated before the complaint came."
    if not began_on <= answered_on <= on:
        return BETWEEN
    if acknowledged_on is None:
        return "Acknowledge the complaint first."
    if answered_on < acknowledged_on:
        return "The answer cannot be dated before the acknowledgement."
    if not has_investigator:
        return "Ask somebody first to look into it."
    if needs_consent:
        return "Note first that the parent or young person agrees: we tell nobody about a child without it."
    if not findings:
        return "Enter at least one point with what you found."
    if any(each in FAULT for each in findings) and not remedies:
        return "A point is upheld. Enter how it is put right: an apology at least."
    return None
