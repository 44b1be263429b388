"""Sending a draft and making a plan final from what is written here (CFA 2014 ss.37 to 40; reg 12)."""

from __future__ import annotations

from datetime import date, timedelta

from countywide.law import clocks

from ..types import Content

UNDER = 5
"""Below this age a review is considered every three to six months (Code of Practice 9.178)."""


def bar_to_final(*, made_on: date | None, has_assessment: bool, says: Content) -> str | None:
    """A plan is made final once, by the assessment that it follows from; later changes are amendments."""
    if made_on:
        return "The plan is final already. To change it, propose an amendment."
    if not has_assessment:
        return "There is no assessment from which this plan could be made final."
    return None if says.rows else "Nothing is written yet. Write the plan first."


def bar_to_confirming(
    *, made_on: date | None, ceased_on: date | None, amendment_open: bool, final_says: int, written: int
) -> str | None:
    """Rows stand for a final plan that was uploaded as a document only once, and only while it is unchanged."""
    if made_on is None or ceased_on:
        return "Only a plan in force can be copied from its document."
    if amendment_open:
        return "The family is looking at proposed changes. Finish or stop that amendment first."
    if final_says:
        return "What this plan says is kept already. To change it, propose an amendment."
    return None if written else "Copy what the document says into the sections first."


def placement(*, named: str, type_name: str, is_type_only: bool, starts_on: date, until: str = "") -> str:
    """What section I says: the setting and its type, or the type alone (reg 12(1)(i)). `until`: the setting that is named up to
    the day before, where a plan names the next one months ahead."""
    day = f"from {starts_on.day} {starts_on:%B %Y}"
    before = f"{until}, until {in_words(day_before(starts_on))}. " if until else ""
    if is_type_only:
        return f"{before}Type of setting: {named}, {day}. No setting is named."
    return f"{before}{named}{f' ({type_name.lower()})' if type_name else ''}, {day}."


def is_under_five(born_on: date, on: date) -> bool:
    """Whether a review is considered every three to six months (Code of Practice 9.178)."""
    return clocks.age_on(born_on, on) < UNDER


def bar_to_completing_review(
    *, made_on: date | None, ceased_on: date | None, last_reviewed_on: date | None, notified_on: date, on: date
) -> str | None:
    """A review is complete on the day on which its decision is notified (CFA 2014 s.44(1); reg 20(10))."""
    if made_on is None or ceased_on:
        return "Only a plan in force is reviewed."
    if notified_on > on:
        return "The day on which the decision was notified cannot be in the future."
    if notified_on < (last_reviewed_on or made_on):
        return "The decision cannot have been notified before the plan was made or last reviewed."
    return None


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def day_before(day: date) -> date:
    return day - timedelta(days=1)
