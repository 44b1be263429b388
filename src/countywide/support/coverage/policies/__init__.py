"""Reads which services there are and by when there must be news of them: `services.<from-date>.toml`, ours or the council's own."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from countywide.platform.kit.dated import newest

from ..types import Commissioner, Policy, Section, Service

OURS = Path(__file__).parent


def policy_on(on: date) -> Policy:
    """The services and their days in force on a day."""
    return read(newest(OURS, "service-coverage", "services", on))


@lru_cache(maxsize=16)
def read(path: Path) -> Policy:
    """One list, from its file."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    return Policy(
        begins=date.fromisoformat(path.stem.removeprefix("services.")),
        news_within_days=given["news_within_days"],
        manager_after_working_days=given["manager_after_working_days"],
        reply_working_days=given["reply_working_days"],
        alike=given["alike"],
        services=tuple(Service(**each) for each in given["service"]),
        commissioners=tuple(Commissioner(**each) for each in given["commissioner"]),
        sections=tuple(Section(**each) for each in given["section"]),
    )
