"""Personal budgets and direct payments (CFA 2014 s.49; Special Educational Needs (Personal Budgets) Regulations 2014)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from countywide.platform.kit.money import in_pounds as in_pounds

from ..enums import Paid
from .amending import few
from .issuing import in_words

UNDER_REVIEW = ("REVIEW_PLANNED", "REVIEW_HELD", "REVIEW_REPORTED", "AMENDING")
BUDGET_SECTION = "J"
FEWEST_DAYS = 28
"""Notice before direct payments stop: the law asks for notice and names no number; this is the house's."""


def bar_to_asking_for_budget(
    *, made_on: date | None, ceased_on: date | None, stage: str, assessing_again: bool, waits: bool, says: str,
    asked_on: date, on: date,
) -> str | None:  # fmt: skip
    """It is asked for while a draft is being prepared, and while the plan is reviewed or the child assessed again (reg 4)."""
    if ceased_on:
        return "We do not maintain this plan any more."
    if waits:
        return "A personal budget is asked for already, and not decided yet."
    if made_on and stage not in UNDER_REVIEW and not assessing_again:
        return "A personal budget can be asked for when the plan is next reviewed, or when we assess again."
    if asked_on > on:
        return "The day of the request cannot be in the future."
    return None if says.strip() else "Write down what the budget is wanted for."


def bar_to_deciding_budget(
    *, decided_on: date | None, asked_on: date, wants_payment: bool, paid: Sequence[str], pence: Sequence[int],
    refused_because: str, conditions: str, on: date,
) -> str | None:  # fmt: skip
    """Whoever asked for direct payments and gets none, or for a budget and gets none, has reasons (reg 7)."""
    if decided_on:
        return "This is decided already."
    if on < asked_on:
        return "The decision cannot be dated before the request."
    if any(each <= 0 for each in pence):
        return "Each amount is more than nothing."
    if is_refusal(wants_payment=wants_payment, paid=paid):
        return few(refused_because, "Say why")
    if refused_because.strip():
        return "What was asked for is agreed. Take the reasons for refusing out."
    return few(conditions, "Say on which conditions direct payments are made") if Paid.DIRECT in paid else None


def is_refusal(*, wants_payment: bool, paid: Sequence[str]) -> bool:
    return not paid or (wants_payment and Paid.DIRECT not in paid)


def bar_to_paying(
    *, made_on: date | None, has_direct: bool, paid_from: date | None, is_over: bool, recipient: str, consented_on: date,
    first_on: date, on: date,
) -> str | None:  # fmt: skip
    """Direct payments begin with the recipient's written consent, and for a plan that is final (reg 8)."""
    if is_over or not has_direct:
        return "No direct payment is agreed."
    if paid_from:
        return "The first payment is noted already."
    if made_on is None:
        return "This plan is not final yet."
    if not recipient.strip():
        return "Say who is paid."
    if consented_on > first_on:
        return "The written consent must come before the first payment."
    return "The day of the first payment cannot be in the future." if first_on > on else None


def bar_to_looking(*, paid_from: date | None, reviewed_on: date, finding: str, on: date) -> str | None:
    """What is paid is looked at: whether it is enough, and used for what was agreed (reg 11)."""
    if paid_from is None:
        return "No direct payment was made yet."
    if not paid_from <= reviewed_on <= on:
        return "The review lies between the first payment and today."
    return few(finding, "Say what you found")


def bar_to_stopping(
    *, paid_from: date | None, stop_told_on: date | None, is_over: bool, stops_on: date, earliest: date, because: str
) -> str | None:
    """Direct payments stop after notice in writing with reasons (reg 14)."""
    if paid_from is None or is_over:
        return "No direct payments are made."
    if stop_told_on:
        return "Notice that they stop was given already."
    if stops_on < earliest:
        return f"Give the family notice: the payments can stop on {in_words(earliest)} at the earliest."
    return few(because, "Say why the payments stop")


def bar_to_second_look(*, may_be_asked: bool, asked_before: bool, says: str, asked_on: date, on: date) -> str | None:
    """We look again once at a refusal (reg 7) and once at a stop (reg 14)."""
    if not may_be_asked:
        return "There is no decision that we could look at again."
    if asked_before:
        return "You can ask once. We were asked already."
    if asked_on > on:
        return "The day of the request cannot be in the future."
    return None if says.strip() else "Say why you ask."


def bar_to_looking_again(*, decided_on: date | None, reasons: str) -> str | None:
    """The family hears in writing what came of it, and why (reg 7, 14)."""
    return "This is decided already." if decided_on else few(reasons, "Say why")


def line_in_words(*, what: str, paid: str, pence: int) -> str:
    """One line of a budget, as section J and the letter say it."""
    return f"{what}: {in_pounds(pence)} a year, {HOW[Paid(paid)]}."


HOW = {
    Paid.DIRECT: "as a direct payment",
    Paid.NOTIONAL: "kept by the council, which buys the help as you choose",
    Paid.THIRD_PARTY: "paid to somebody else who looks after it for you",
}
