"""Reads the words of the framework and the terms of the programme: dated files, ours or the council's own."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from countywide.platform.kit.dated import newest

from ..types import Framework, Named, Terms

OURS = Path(__file__).parent
FRAMEWORKS, TERMS = "evaluation-framework", "accreditation-terms"  # the folders beside the council's file of facts


class NotAFramework(ValueError):
    """A file of words that cannot be used, and why."""


def framework_on(on: date) -> Framework:
    """The words and ratings in force on a day."""
    return framework_in(newest(OURS, FRAMEWORKS, "framework", on))


@lru_cache(maxsize=16)
def framework_in(path: Path) -> Framework:
    """The words of one file."""
    return framework_of(
        path.read_text(encoding="utf-8"), begins=date.fromisoformat(path.stem.removeprefix("framework."))
    )


def framework_of(words: str, *, begins: date) -> Framework:
    """Words read and looked through: every strand and level has a key of its own, and every outcome lies in one of each."""
    try:
        given = tomllib.loads(words)
        strands, levels, ratings = (named(given[kind]) for kind in ("strand", "level", "rating"))
        outcomes = {(each["strand"], each["level"]): str(each["says"]) for each in given.get("outcome", [])}
    except tomllib.TOMLDecodeError as fault:
        raise NotAFramework(f"The file is not TOML: {fault}.") from None
    except (KeyError, TypeError, AttributeError) as fault:
        raise NotAFramework(f"Something is missing from the file: {fault}.") from None
    for what, listed in (("strand", strands), ("level", levels), ("rating", ratings)):
        if len(listed) < 2:
            raise NotAFramework(f"The file needs at least two of [[{what}]].")
        if len({each.key for each in listed}) < len(listed):
            raise NotAFramework(f"Two of [[{what}]] have the same key.")
    places = {(strand.key, level.key) for strand in strands for level in levels}
    if astray := sorted(set(outcomes) - places):
        raise NotAFramework(f"An outcome lies in no strand and level: {astray[0][0]}, {astray[0][1]}.")
    return Framework(
        begins, str(given.get("name", "Evaluation")), str(given.get("owner", "")), strands, levels, ratings, outcomes
    )


def named(rows: list[dict[str, Any]]) -> tuple[Named, ...]:
    return tuple(Named(str(each["key"]), str(each["name"]), str(each.get("says", ""))) for each in rows)


def terms_on(on: date) -> Terms:
    """What accreditation costs on a day, and the times that the programme keeps."""
    return terms_in(newest(OURS, TERMS, "terms", on))


@lru_cache(maxsize=16)
def terms_in(path: Path) -> Terms:
    """The terms of one file. Whole pounds are written there; pence are reckoned with."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    return Terms(
        begins=date.fromisoformat(path.stem.removeprefix("terms.")),
        full_pence=pence(given.get("full_pounds")),
        county_pence=pence(given.get("county_pounds", given.get("full_pounds"))),
        licences=given.get("licences", 0),
        licences_until=given.get("licences_until"),
        hold_for=timedelta(days=given["hold_days"]),
        feedback_working_days=given["feedback_working_days"],
        call_working_days=given["call_working_days"],
        catch_up_working_days=given["catch_up_working_days"],
        remind_before=timedelta(days=given["remind_days_before"]),
        valid_years=given["valid_years"],
        visitors=given["visitors"],
        topic=given["topic"],
    )


def pence(pounds: int | None) -> int | None:
    return None if pounds is None else pounds * 100
