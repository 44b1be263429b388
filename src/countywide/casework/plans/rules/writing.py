"""Writing a plan: what a row may hold and what it may answer to (SEND Regulations 2014 reg 12)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

LONGEST = 20_000
"""Characters that one row holds: about seven pages."""


def bar_to_starting(*, issue_agreed_on: date | None) -> str | None:
    """A plan is prepared once the council has decided, in the light of the assessment, that one is necessary (CFA 2014
    s.37(1))."""
    if issue_agreed_on is None:
        return "It has not been decided to issue a plan. The plan is written once that is decided."
    return None


def bar_to_writing(*, ceased_on: date | None, being_answered: bool) -> str | None:
    """A plan is written while it is made and while it is in force; not while the family answers proposed changes, because
    they must stay what the family was shown (reg 22(2)). Once it had its time, what it said can be written in."""
    if ceased_on:
        return "This plan has ended. It is kept as it was."
    if being_answered:
        return (
            "The family is looking at proposed changes. What it says can be written in once its fifteen days are over."
        )
    return None


def bar_to_row(*, holds: str, made_from_record: bool, text: str, details: dict[str, Any]) -> str | None:
    """A row says something, and no more than can be read."""
    if made_from_record:
        return "This section is made from the advice on the case. Ask for advice, or take it in, and it appears here."
    if len(text) > LONGEST:
        return (
            f"This is {len(text):,} characters long, and one row holds {LONGEST:,}. "
            "Split it over several rows: one need, outcome or piece of provision each."
        )
    if not text.strip() and not any(str(value).strip() for value in details.values() if value is not None):
        return "Write something first."
    minutes, cost = details.get("amount_minutes"), details.get("cost_pence")
    if (isinstance(minutes, int) and minutes < 0) or (isinstance(cost, int) and cost < 0):
        return "An amount cannot be less than nothing."
    starts, until = details.get("starts_on"), details.get("until")
    if starts and until and until < starts:
        return "The last day is before the first."
    return None


def clean_details(given: dict[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    """What a section asks of its rows and nothing else; dates as ISO 8601, so that they can be kept as JSON."""
    kept = {}
    for name in fields:
        value = given.get(name)
        if value not in (None, ""):
            kept[name] = value.isoformat() if isinstance(value, date) else value
    return kept


def bar_to_answering(
    *, answers_to: Iterable[str], sections_allowed: Iterable[str], section_of: dict[str, str]
) -> str | None:
    """A row answers only to rows of the same plan, in the sections that its own section is for."""
    allowed = set(sections_allowed)
    for key in answers_to:
        if key not in section_of:
            return "A row that you chose is no longer in the plan. Look again at what this one is for."
        if section_of[key] not in allowed:
            return f"A row of this section can be for rows of {' or '.join(sorted(allowed)) or 'no section'}."
    return None
