"""An exception while it is being recorded: what is known already, what was answered, and what it comes to."""

from __future__ import annotations

from typing import Any

from countywide.law import clocks
from countywide.platform.kit.tags.saying import short_date

from .. import inputs
from ..models import Deadline
from ..types import Claiming, Ground
from .why import at

ASKED = {"EX-SCHOOL": ("school_asked", "school_closures"), "EX-EY": ("ey_asked", "ey_closures")}
LABELS = {
    "asked_on": "Advice asked on",
    "asked_of": "Advice asked of",
    "closed_from": "Closed from",
    "reopens_on": "Staff back on",
    "happened_on": "It happened on",
    "away_from": "First day away",
    "back_on": "First day back",
    "wants_more_time": "The family asked for more time",
    "impractical_because": "Why it is impractical",
    "evidence": "Evidence held",
    "target_on": "Day aimed for",
    "review_on": "Look again on",
}


def stated(code: str, said: dict[str, Any]) -> Claiming:
    """The answers of the pages as the action takes them."""
    facts: dict[str, Any] = {}
    if code == "EX-EY" and said.get("closed_from") and said.get("reopens_on"):
        facts["ey_closures"] = (clocks.Closure(said["closed_from"], said["reopens_on"]),)
    if code == "EX-ORD-REPS":
        facts["wants_more_time"] = bool(said.get("wants_more_time"))
    taken = ("asked_on", "asked_of", "happened_on", "away_from", "back_on")
    given = {name: said[name] for name in taken if said.get(name)}
    rest = {name: said.get(name) for name in ("target_on", "review_on")}
    return Claiming(
        code=code,
        impractical_because=said.get("impractical_because", ""),
        evidence=said.get("evidence", ""),
        facts=facts,
        **given,
        **rest,  # type: ignore[arg-type]
    )


def known_facts(code: str, kept: dict[str, Any]) -> dict[str, Any]:
    """What the clock knows already, to begin the answers with."""
    held = inputs.read(kept)
    asked, closures = ASKED.get(code, ("", ""))
    facts = {"asked_on": held[asked]} if asked in held else {}
    if code == "EX-EY" and (long := held.get(closures)):
        facts |= {"closed_from": long[0].first_closed, "reopens_on": long[0].reopens}
    return facts


def known_words(ground: Ground, kept: dict[str, Any]) -> list[str]:
    """What is known of closures, and between which days the fact must fall."""
    closures = inputs.read(kept).get(ASKED.get(ground.code, ("", ""))[1], ())
    said = [
        f"Closed from {short_date(each.first_closed)}; staff are back on {short_date(each.reopens)}."
        for each in closures
        if (each.reopens - each.first_closed).days >= 28
    ]
    if ground.window:
        first, last = (short_date(day) for day in ground.window)
        said.append(f"It must fall between {first} and {last}, both days included.")
    elif ground.code == "EX-SCHOOL":
        said.append("The school has said of no closure of four weeks or more. Ask it to enter its dates first.")
    return said


def check_rows(deadline: Deadline, code: str, whole: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Every answer, each with the way back to its page."""
    rows = [{"key": "Ground", "value": clocks.EXCEPTIONS[code].title, "change_url": at("exception", deadline)}]
    for page, said in whole.items():
        rows += [
            {"key": LABELS[name], "value": value, "change_url": at(page, deadline)} for name, value in said.items()
        ]
    return rows
