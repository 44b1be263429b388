"""Reads the descriptors and the council's rules for amounts: `set.<from-date>.toml`, `amounts.<from-date>.toml`."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from countywide.platform.kit.dated import dated, newest

from ..enums import SetState
from ..rules.sets import state_of
from ..types import Area, Descriptors, Exemplar, Intake, Step, Terms

OURS = Path(__file__).parent


def terms_on(on: date) -> Terms:
    """The council's rules in force on a day."""
    return read_terms(newest(OURS, "funding-amounts", "amounts", on))


def every_set() -> list[Descriptors]:
    """Every set there is, the newest first: the council's own where it keeps any, else ours."""
    own = Path(settings.COUNCIL_FILE).parent / "funding-descriptors" if settings.COUNCIL_FILE else None
    found = dated(own, "set") if own and own.is_dir() else []
    return [read_set(path, day) for day, path in sorted(found or dated(OURS / "sets", "set"), reverse=True)]


def set_in_force(on: date) -> Descriptors | None:
    """The set by which children are mapped on a day."""
    every = every_set()
    return next((each for each in every if state_of(each, every, on) == SetState.IN_FORCE), None)


def set_with(version: str) -> Descriptors | None:
    """One set by its version."""
    return next((each for each in every_set() if each.version == version), None)


@lru_cache(maxsize=16)
def read_terms(path: Path) -> Terms:
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    return Terms(
        begins=date.fromisoformat(path.stem.removeprefix("amounts.")),
        method=given["method"],
        late_days=given["late_profiles_answered_within_days"],
        answer_school_days=given["answer_within_school_days"],
        query_school_days=given["query_within_school_days"],
        evidence_from=given["evidence_from_level"],
        reason_letters=given["reason_letters"],
        band_letters_by=tuple(given["band_letters_by"]),
        not_taken_back=given["paid_is_not_taken_back_in_the_year"],
        not_cut_before=tuple(given["not_cut_before"]),
        intakes=tuple(Intake(**each) for each in given["intake"]),
    )


@lru_cache(maxsize=32)
def read_set(path: Path, valid_from: date) -> Descriptors:
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    return Descriptors(
        version=given["version"],
        title=given["title"],
        valid_from=valid_from,
        is_draft=given["state"] == "draft",
        withdrawn_on=given.get("withdrawn_on"),
        withdrawn_because=given.get("withdrawn_because", ""),
        published_on=given.get("published_on"),
        consult_until=given.get("consult_until"),
        changes=tuple(given.get("changes", ())),
        points=tuple(given["points"]),
        areas=tuple(Area(each["key"], each["name"], each["weight"], tuple(each["levels"])) for each in given["area"]),
        year_r=tuple(Step(**each) for each in given["year_r"]),
        tiers=tuple(Step(**each) for each in given["tier"]),
        exemplars=tuple(Exemplar(**each) for each in given["exemplar"]),
    )
