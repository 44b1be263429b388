"""How a set of descriptors stands on a day, and what changed since the one before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..enums import SetState
from ..types import Descriptors


def state_of(found: Descriptors, every: Iterable[Descriptors], on: date) -> SetState:
    """A draft decides nothing. A set is withdrawn on its day, or when the next published one begins."""
    if found.is_draft:
        return SetState.DRAFT
    if on < found.valid_from:
        return SetState.COMING
    begun = [each for each in every if not each.is_draft and found.valid_from < each.valid_from <= on]
    if begun or (found.withdrawn_on is not None and found.withdrawn_on <= on):
        return SetState.WITHDRAWN
    return SetState.IN_FORCE


def differences(now: Descriptors, before: Descriptors) -> list[str]:
    """What differs in weights, steps and values, worked out from the two sets themselves."""
    said = []
    for area in now.areas:
        old = next((each for each in before.areas if each.key == area.key), None)
        if old is None:
            said.append(f"{area.name} is new.")
            continue
        if old.weight != area.weight:
            said.append(f"{area.name} weighs {area.weight} instead of {old.weight}.")
        said += [
            f"{area.name}, level {level}: other words."
            for level, (was, is_now) in enumerate(zip(old.levels, area.levels, strict=True))
            if was != is_now
        ]
    if now.points != before.points:
        said.append(f"The levels are worth {listed(now.points)} points instead of {listed(before.points)}.")
    for name, ladder in (("YEAR_R", now.year_r), ("PLAN_TIER", now.tiers)):
        was = {step.level: step for step in before.ladder(name)}
        for step in ladder:
            old_step = was.get(step.level)
            if old_step is None:
                said.append(f"{step.name} is new: from {step.from_points} points, £{step.pence / 100:,.0f} a year.")
                continue
            if old_step.from_points != step.from_points:
                said.append(f"{step.name} begins at {step.from_points} points instead of {old_step.from_points}.")
            if old_step.pence != step.pence:
                said.append(
                    f"{step.name} is worth £{step.pence / 100:,.0f} a year instead of £{old_step.pence / 100:,.0f}."
                )
    return said


def listed(points: tuple[int, ...]) -> str:
    return ", ".join(str(each) for each in points)
