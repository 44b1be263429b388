"""Reads how schools are consulted: `consulting.<from-date>.toml`, ours or the council's own."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from countywide.platform.kit.dated import newest

from ..types import Ages, Policy

OURS = Path(__file__).parent


def policy_on(on: date) -> Policy:
    """The policy in force on a day."""
    return read(newest(OURS, "consulting-schools", "consulting", on))


@lru_cache(maxsize=16)
def read(path: Path) -> Policy:
    """One policy, from its file."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    return Policy(
        begins=date.fromisoformat(path.stem.removeprefix("consulting.")),
        chase_after=tuple(given["chase_after_days"]),
        head_from=given["head_from_day"],
        extend_at_most=given["extend_at_most_days"],
        advice_within=given["advice_within_days"],
        ages={kind: Ages(*days) for kind, days in given["fresh_and_amber_until_days"].items()},
        without_pages=tuple(given["without_pages"]),
        without_advice=tuple(given["without_advice"]),
        shortest=given["explain_in_letters"],
        pack_shuts_after=given["pack_shuts_after_days"],
        check_within=given["check_within_working_days"],
    )
