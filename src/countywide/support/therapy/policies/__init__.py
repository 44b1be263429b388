"""Reads what link therapy promises: `programme.<from-date>.toml`, ours or the council's own."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from countywide.platform.kit.dated import newest

from ..types import Programme, Tier

OURS = Path(__file__).parent
PLAIN = (
    "record_working_days", "nudge_working_days", "raise_working_days", "grace_days", "parts_of_a_term", "remind_days", "topic",
    "records_answered",
)  # fmt: skip


def programme_on(on: date) -> Programme:
    """What holds on a day."""
    return read(newest(OURS, "link-therapy", "programme", on))


@lru_cache(maxsize=16)
def read(path: Path) -> Programme:
    """One programme, from its file."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    return Programme(
        begins=date.fromisoformat(path.stem.removeprefix("programme.")),
        **{name: given[name] for name in PLAIN},
        **given["need"],
        tiers=tuple(sorted((Tier(**each) for each in given["tier"]), key=lambda tier: tier.at_least)),
        planned={each["la_code"]: each["planned_on"] for each in given.get("outside", ())},
    )
