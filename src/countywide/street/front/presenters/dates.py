"""The clocks of a case as its page shows them: what is owed, by when, how it stands, and the way to why."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.casework.deadlines.enums import STATE_WORDS, State

from . import standing


def next_rows(case: Any, clocks: list[Any], audience: str, on: date) -> list[dict[str, Any]]:
    """The clocks that run, soonest first, each with the way to its explanation. What the family could do, and no longer can, is
    not what happens next."""
    running = [each for each in clocks if is_ahead(each, on)]
    running.sort(key=lambda each: (each.aimed_for or each.act_by or date.max, each.pk))
    return [row(case, each, audience, on) for each in running]


def done_rows(case: Any, clocks: list[Any], audience: str, on: date) -> list[dict[str, Any]]:
    """The clocks that were met or ended, and those whose time has passed."""
    return [row(case, each, audience, on) for each in clocks if not is_ahead(each, on)]


def is_ahead(deadline: Any, on: date) -> bool:
    return bool(deadline.is_running) and deadline.state_on(on) != State.PASSED


def row(case: Any, deadline: Any, audience: str, on: date) -> dict[str, Any]:
    """One clock. An officer reads the day to act by first: the last day in law may be no working day."""
    law = deadline.law
    words, colour = STATE_WORDS[deadline.state_on(on)]
    acts = audience == "OFFICER" and deadline.act_by is not None and law.owed_by == "LA" and law.verb != "allow"
    return {
        "title": law.says.rstrip(".") if audience == "FAMILY" and law.says else law.title,
        "must": "Act by" if acts else standing.must(law, audience),
        "day": deadline.act_by if acts else deadline.legal_due,
        "due": deadline.legal_due if acts and deadline.legal_due != deadline.act_by else None,
        "target": deadline.aimed_for if deadline.is_running else None,
        "law": law.law,
        "limit": law.limit,
        "state": words,
        "colour": colour,
        "met_on": deadline.met_on,
        "last_day": deadline.legal_due,
        "why": reverse("deadlines:why", args=[case.reference, deadline.pk]),
    }
