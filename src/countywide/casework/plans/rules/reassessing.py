"""Assessing a child again who has a plan: who may ask, on what ground it is refused, and what may come of it (CFA 2014 s.44;
SEND Regulations 2014 regs 23 to 27)."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.law import clocks

from .amending import few
from .issuing import in_words


def looked_back_to(asked_on: date, last_assessed_on: date | None) -> tuple[date, bool]:
    """The first day of the six months that end with the request, and whether the last assessment lies in them (reg 24)."""
    given: dict[str, Any] = (
        {"previous_assessment": last_assessed_on} if last_assessed_on and last_assessed_on <= asked_on else {}
    )
    facts = clocks.answer("RA-DECIDE", asked_on, **given).facts
    return facts["lookback_starts"], bool(facts.get("inside_lookback"))


def bar_to_assessing_again(
    *, made_on: date | None, ceased_on: date | None, open_already: bool, asked_on: date, last_assessed_on: date | None,
    on: date,
) -> str | None:  # fmt: skip
    """Only a child with a plan that this council maintains is assessed again, and once at a time (s.44(2))."""
    if made_on is None:
        return "This plan is not final yet: the assessment still runs."
    if ceased_on:
        return "We do not maintain this plan any more."
    if open_already:
        return "Assessing again is asked for or under way already."
    if not made_on <= asked_on <= on:
        return "The day of the request lies between the day the plan was made and today."
    if last_assessed_on and last_assessed_on > asked_on:
        return "The last assessment cannot be later than the request."
    return None


def bar_to_answering_request(*, decided_on: date | None, asked_on: date, on: date) -> str | None:
    """A request is answered once (reg 25(1))."""
    if decided_on:
        return "This is decided already."
    return "The decision cannot be dated before the request." if on < asked_on else None


def bar_to_request(*, asked_by: str, because: str, is_bound: bool) -> str | None:
    """What they say is kept. Only a health board can say that it cannot arrange what the plan says (reg 16)."""
    if not because.strip():
        return "Write down what they say."
    if is_bound and asked_by != "HEALTH":
        return "Only the health board can say that it cannot arrange the health provision (reg 16)."
    return None


def bar_to_refusing_again(
    *, ground: str, asked_on: date, last_assessed_on: date | None, is_bound: bool, reasons: str
) -> str | None:
    """It is refused only where the council assessed within the six months that end with the request, or where it is not
    necessary (reg 24), with reasons the family can challenge (s.51(2)(d)). A health board that is new to the child and
    cannot arrange what the plan says is not refused: the council assesses again or reviews the plan (reg 16)."""
    if is_bound and ground != "REVIEW":
        return "The health board cannot arrange what the plan says. We must assess again, or review the plan (reg 16)."
    if ground == "REVIEW" and not is_bound:
        return "A review instead is for a health board that cannot arrange what the plan says (reg 16)."
    if ground == "REVIEW":
        return few(reasons, "Give the reasons")
    starts, inside = looked_back_to(asked_on, last_assessed_on)
    if ground == "SIX_MONTHS" and not inside:
        last = f"on {in_words(last_assessed_on)}" if last_assessed_on else "on no day that we know of"
        return f"The last assessment was {last}. This ground needs one since {in_words(starts)} (reg 24)."
    if ground not in ("SIX_MONTHS", "NOT_NECESSARY"):
        return "Choose the ground: within six months, or not necessary (reg 24)."
    return few(reasons, "Give the reasons")


def bar_to_leaving_unchanged(
    *, is_open: bool, agreed: bool | None, advice_in_on: date | None, draft_on: date | None, final_on: date | None
) -> str | None:
    """The plan stays as it is only once the advice is in: the family may appeal against it (s.51(2)(e))."""
    if not is_open or not agreed:
        return "We are not assessing again at present."
    if final_on:
        return "The changed plan is final already."
    if draft_on:
        return "The family has a draft of the changed plan. Make it final, or end the plan."
    return None if advice_in_on else "The advice is not in. Wait for it, or say why you go on without some of it."
