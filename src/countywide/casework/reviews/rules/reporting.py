"""The report of a review: signed by the head, sent to everybody alike, and sent back for a defect only (reg 20(7) to (9))."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from .holding import in_words


def bar_to_signing(
    *,
    over: bool,
    met_on: date | None,
    report_on: date | None,
    returned_on: date | None,
    reference: str,
    decided: bool,
    signed_by: str,
    missing: Sequence[str],
) -> str | None:
    """A report follows the meeting, once, whole and signed; it goes again only after it was sent back."""
    if over or decided:
        return "The council has decided after this review. The report can no longer be changed."
    if met_on is None:
        return "Enter first on which day the meeting was held, and who came."
    if report_on and not returned_on:
        return (
            f"This report was sent on {in_words(report_on)}, and everybody has it. Its reference is {reference}. "
            "Nothing that you wrote is lost. If something in it is wrong, ask the council to send it back to you."
        )
    if missing:
        return f"These pages are not finished: {'; '.join(missing)}."
    return None if signed_by.strip() else "Give the name of the head or principal who signs it."


def bar_to_sending_back(*, standing: str, defects: Collection[str], known: Collection[str], because: str) -> str | None:
    """A report goes back only for what is listed, with what to mend. It stops no clock: the four weeks run from the meeting
    (reg 20(10))."""
    if standing == "RETURNED":
        return "The report is with the school already."
    if standing == "PROPOSED":
        return "A decision is proposed on this report. Send the proposal back first."
    if standing != "REPORTED":
        return "There is no report to send back."
    if not defects or not set(defects) <= set(known):
        return "Choose what is wrong from the list. A report cannot go back for what it says."
    return None if len(because.split()) >= 5 else "Say in a sentence what the school should mend."
