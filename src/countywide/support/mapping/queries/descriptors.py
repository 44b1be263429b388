"""The published sets of descriptors."""

from __future__ import annotations

from datetime import date

from .. import policies, rules
from ..enums import SetState
from ..types import Descriptors


def listed_sets(*, on: date) -> list[tuple[Descriptors, SetState]]:
    """Every set with how it stands, the newest first."""
    every = policies.every_set()
    return [(each, rules.state_of(each, every, on)) for each in every]


def descriptors_with(version: str) -> Descriptors | None:
    return policies.set_with(version)


def standing(found: Descriptors, *, on: date) -> SetState:
    return rules.state_of(found, policies.every_set(), on)


def before(found: Descriptors) -> Descriptors | None:
    """The published set that came before one."""
    earlier = [each for each in policies.every_set() if not each.is_draft and each.valid_from < found.valid_from]
    return earlier[0] if earlier else None


def title_in_force(*, on: date) -> str:
    """What the set in force is called, in quotation marks; nothing where there is none."""
    found = policies.set_in_force(on)
    return f"“{found.title}”" if found else ""
