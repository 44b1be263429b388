"""Reads under what information may be kept back and how a copy is given: dated files, ours or the council's own."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from countywide.platform.kit.dated import newest

from ..types import Exemption, Giving

OURS = Path(__file__).parent


def giving_on(on: date) -> Giving:
    """How a copy is given on a day."""
    return read_giving(newest(OURS, "giving-information", "giving", on))


@lru_cache(maxsize=16)
def read_giving(path: Path) -> Giving:
    """One way of giving, from its file."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    return Giving(
        begins=date.fromisoformat(path.stem.removeprefix("giving.")),
        open_for=timedelta(days=given["open_for_days"]),
        kept_for=timedelta(days=given["kept_for_days"]),
        about=tuple(given["about"]),
    )


def exemptions_on(on: date) -> dict[str, Exemption]:
    """Under what information may be kept back on a day, by key."""
    return read_exemptions(newest(OURS, "information-exemptions", "exemptions", on))


@lru_cache(maxsize=16)
def read_exemptions(path: Path) -> dict[str, Exemption]:
    """The exemptions of one file, in its order."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))["exemption"]
    return {each["key"]: Exemption(**{**each, "never_for": tuple(each.get("never_for", ()))}) for each in given}


def exemption(key: str, on: date) -> Exemption:
    """One exemption as it stood on the day on which it was relied on; by its key alone where no file has it any more."""
    return exemptions_on(on).get(key) or Exemption(key, key, "", "", "")
