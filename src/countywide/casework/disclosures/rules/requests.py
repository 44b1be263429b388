"""What a request for one’s information allows and asks for (UK GDPR arts 12, 12A, 15; Data Protection Act 2018; rulebook 10.1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..enums import Answered, Competence
from ..types import Exemption

ENOUGH = 10  # letters of a reason


def pauses(waits: Iterable[tuple[date, date | None]], *, on: date) -> list[tuple[date, date]]:
    """The times in which the clock stood still: one that is not over counts until today."""
    return [(asked, answered or max(on, asked)) for asked, answered in waits]


def bar_to_recording(*, received_on: date, on: date) -> str | None:
    """It came on a day until today. It may have come in any way, to anybody in the council, and need not name a law."""
    return None if received_on <= on else "The request came on a day until today."


def bar_to_waiting(*, is_open: bool, waits_already: bool, asked_on: date, received_on: date, on: date) -> str | None:
    """Time stands still from the day on which we ask for what is needed, for as long as it is needed."""
    if not is_open:
        return "This request is answered."
    if waits_already:
        return "We wait for this already."
    return None if received_on <= asked_on <= on else "The day lies between the day the request came and today."


def bar_to_going_on(*, asked_on: date, answered_on: date, on: date) -> str | None:
    """What we waited for came after we asked for it."""
    return None if asked_on <= answered_on <= on else "The day lies between the day we asked and today."


def bar_to_extending(
    *,
    is_open: bool,
    extended_on: date | None,
    told_on: date,
    received_on: date,
    first_month: date,
    reasons: str,
    on: date,
) -> str | None:
    """By two months where it is complex, or one person makes several; whoever asks is told so, and why, in the first month."""
    if not is_open:
        return "This request is answered."
    if extended_on is not None:
        return "The time was extended already. It can be done once."
    if not received_on <= told_on <= on:
        return "The day lies between the day the request came and today."
    if told_on > first_month:
        return "The first month is over. The time can be extended only if whoever asks is told within it."
    return None if len(reasons.strip()) >= ENOUGH else "Say why this request is complex."


def bar_to_withholding(*, is_open: bool, what: str, why: str, exemption: Exemption | None, asker: str) -> str | None:
    """Each piece that is withheld names the exemption and why it holds for this piece: never for the record as a whole. Two hold
    only against somebody who asks for a child, not against the child (DPA 2018 sch. 3 paras 4(1), 10(1), 21(1))."""
    if not is_open:
        return "This request is answered. What was withheld stands as it was."
    if exemption is None:
        return "Choose the exemption."
    if asker in exemption.never_for:
        return "This exemption does not hold where the child or young person asks."
    if not what.strip():
        return "Say which paper or passage it is."
    return None if len(why.strip()) >= ENOUGH else "Say why the exemption holds for this paper."


def bar_to_answering(
    *, is_open: bool, how: str, answered_on: date, received_on: date, waits: bool, identity_on: date | None,
    competence: str, withheld: int, reasons: str, on: date,
) -> str | None:  # fmt: skip
    """Nothing is given before it is clear who asks and whether the child decides; a refusal and an empty answer give reasons."""
    if not is_open:
        return "This request is answered already."
    if not received_on <= answered_on <= on:
        return "The day lies between the day the request came and today."
    if how == Answered.WITHDRAWN:
        return None
    if how == Answered.REFUSED:
        return None if len(reasons.strip()) >= ENOUGH else "Say why the request is refused."
    if waits:
        return "We still wait for something. Enter first that it came."
    if identity_on is None:
        return "Enter first that we know who asks, and that they may act for the child."
    if competence == Competence.UNKNOWN:
        return "Enter first whether the child understands what is asked: the right is the child’s own."
    if competence == Competence.DISAGREES and how != Answered.NOTHING:
        return "The child understands what is asked and does not agree: nothing is given to somebody else."
    return bar_to_how(how, withheld=withheld, reasons=reasons)


def bar_to_how(how: str, *, withheld: int, reasons: str) -> str | None:
    if how == Answered.GIVEN and withheld:
        return "Something is withheld, so not all of it was given."
    if how == Answered.PARTLY and not withheld:
        return "Enter first what is withheld, and under which exemption."
    if how == Answered.NOTHING and not withheld and len(reasons.strip()) < ENOUGH:
        return "Say where we looked, or enter what is withheld."
    return None
