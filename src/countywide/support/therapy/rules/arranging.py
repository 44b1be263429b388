"""Where a link stands, and which changes of it are allowed."""

from __future__ import annotations

from datetime import date

from ..enums import Standing
from ..types import LinkFacts


def standing_of(facts: LinkFacts) -> Standing:
    """From what happened; a pause goes before everything but an empty post."""
    if not facts.has_lead:
        return Standing.VACANT if facts.had_lead else Standing.UNASSIGNED
    if facts.is_paused:
        return Standing.PAUSED
    if facts.changes:
        return Standing.CHANGING
    if facts.has_met:
        return Standing.ACTIVE
    return Standing.MEETING_BOOKED if facts.is_booked else Standing.ASSIGNED


def bar_to_linking(
    *, has_provider: bool, works_there: bool, starts_on: date, last_lead_ends: date | None, has_open_lead: bool, note: str, on: date
) -> str | None:  # fmt: skip
    """What stands against linking a lead therapist to a school."""
    if not has_provider:
        return "The programme team first says which provider works with this school."
    if not works_there:
        return "Choose somebody who is a link therapist of this provider today."
    if has_open_lead and len(note.split()) < 5:
        return "Write a handover note in at least 5 words: what is agreed, what comes next. Name no child in it."
    if last_lead_ends is not None and starts_on <= last_lead_ends:
        return f"Another therapist is linked until {last_lead_ends.day} {last_lead_ends:%B %Y}. Choose a later day."
    if (on - starts_on).days > 366:
        return "Choose a first day within the last year, or a later one."
    return None


def bar_to_pausing(*, is_paused: bool, from_on: date, until: date | None, why: str) -> str | None:
    if is_paused:
        return "It is paused already."
    if until is not None and until < from_on:
        return "The last day of the pause comes before the first."
    return None if len(why.split()) >= 3 else "Say why in at least 3 words. The school reads it."
