"""Ending a plan: on which grounds, after whom was consulted, and from when (CFA 2014 s.45; regs 29 to 31)."""

from __future__ import annotations

from datetime import date, timedelta

from .amending import few
from .issuing import in_words

CONSULT_FOR = timedelta(days=15)
"""The regulations give no number of days for consulting; fifteen, as for a draft, is a rule of the house."""
ADULT = 18
FINDINGS = ("NOT_RETURN", "NOT_APPROPRIATE")


def bar_to_considering(
    *,
    made_on: date | None,
    ceased_on: date | None,
    amendment_open: bool,
    open_ending: bool,
    ground: str,
    age: int,
    left_education: bool,
    reviewed_on: date | None,
    finding: str,
    outcomes: str,
    because: str,
) -> str | None:
    """A plan ends only because the council is no longer responsible, or the plan is no longer necessary (s.45(1)).

    Under 18: only because it is no longer necessary, and never because the child is out of education (reg 29). From 18, out
    of education: only after a review found that the person does not want to return, or that it is not right (reg 30); and
    the council looks at whether the outcomes were achieved (s.45(3)).
    """
    if made_on is None:
        return "This plan is not final yet. It can only be withdrawn with its assessment."
    if ceased_on:
        return "This plan has ended already."
    if open_ending:
        return "Ending this plan is considered already."
    if amendment_open:
        return "The family is looking at proposed changes. Finish or stop that amendment first."
    if age < ADULT and ground == "NOT_RESPONSIBLE":
        return (
            "Under 18 a plan ends only when it is no longer necessary (reg 29). "
            "If the family has moved, hand the plan over to the other council instead."
        )
    if age < ADULT and left_education:
        return "Under 18 and out of education: review the plan and amend it instead (reg 29)."
    if age >= ADULT and left_education and (reviewed_on is None or finding not in FINDINGS):
        return (
            "First review the plan. It can end only if the review found that the young person does not want to return to "
            "education or training, or that returning is not appropriate (reg 30)."
        )
    if (
        age >= ADULT
        and ground == "NOT_NECESSARY"
        and (bar := few(outcomes, "Say which outcomes of the plan are achieved"))
    ):
        return bar
    return few(because, "Say why the plan would end")


def bar_to_deciding(
    *,
    is_open: bool,
    decided_on: date | None,
    family_told_on: date | None,
    family_said_on: date | None,
    head_asked: bool,
    head_told_on: date | None,
    head_said_on: date | None,
    on: date,
) -> str | None:
    """Both are consulted first: the family, and the head or principal of the named setting (reg 31(1), (2))."""
    if not is_open:
        return "This is closed already."
    if decided_on:
        return "This is decided already."
    if family_told_on is None:
        return "The letter that consults the family has not reached everybody yet."
    if family_said_on is None and on < (until := family_told_on + CONSULT_FOR):
        return f"The family has until {in_words(until - timedelta(days=1))} to say what it thinks. Wait, or enter what it said."
    if head_asked and head_told_on is None:
        return "The letter that consults the head or principal has not gone yet."
    if head_asked and head_said_on is None and head_told_on and on < (until := head_told_on + CONSULT_FOR):
        return f"The head or principal has until {in_words(until - timedelta(days=1))} to answer. Wait, or enter the answer."
    return None


def bar_to_noting(
    *, is_open: bool, decided_on: date | None, said_on: date, proposed_on: date, on: date, words: str
) -> str | None:
    """What somebody says is noted before it is decided, with the day."""
    if not is_open or decided_on:
        return "This is decided already."
    if not proposed_on <= said_on <= on:
        return "The day lies between the letter and today."
    return None if words.strip() else "Write down what they said."
