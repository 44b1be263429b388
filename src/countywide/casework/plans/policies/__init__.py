"""Reads what plans are looked over for: dated files that a council can replace by its own.

A file is named `checks.<from-date>.toml`. Ours are in this folder; a council's are in the folder `plan-checks` beside its file
of facts, and of two from one day the council's own holds.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from countywide.platform.kit.dated import newest

from ..types import Policy, Vague, Why

OURS = Path(__file__).parent
FIGURE = "outcomes-guide"


def in_force(on: date) -> Policy:
    """The newest policy that began by a day, with the council's own figure; before the first one began, the first."""
    policy = read(newest(OURS, "plan-checks", "checks", on))
    figure = outcomes_guide(settings.COUNCIL_FILE, on)
    return policy if figure is None else policy.with_outcomes(figure)


@lru_cache(maxsize=16)
def read(path: Path) -> Policy:
    """One policy, from its file."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    return Policy(
        begins=date.fromisoformat(path.stem.removeprefix("checks.")),
        outcomes_per_need=given["outcomes_per_need"],
        alike=given["alike"],
        adulthood_from_year=given["adulthood_from_year"],
        vague=tuple(Vague(**{**each, "not_in": tuple(each.get("not_in", ()))}) for each in given["vague"]),
        checks={each.pop("key"): Why(**each) for each in given["check"]},
        **{name: tuple(given[name]) for name in Policy.WORDS},
    )


@lru_cache(maxsize=16)
def outcomes_guide(file: str, on: date) -> int | None:
    """The council's own number of outcomes for each need on a day, where its file of facts gives one."""
    if not file:
        return None
    figures = tomllib.loads(Path(file).read_text("utf-8")).get("value", [])
    begun = sorted((each["from"], each["value"]) for each in figures if each["key"] == FIGURE and each["from"] <= on)
    return int(begun[-1][1]) if begun else None
