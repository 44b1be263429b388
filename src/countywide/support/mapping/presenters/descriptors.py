"""Sets of descriptors, and a practised mapping beside the agreed one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from countywide.platform.kit.money import in_pounds as pounds

from .. import rules
from ..enums import Basis, SetState
from ..types import Descriptors, Scored

COLOURS = {SetState.DRAFT: "yellow", SetState.COMING: "blue", SetState.IN_FORCE: "green", SetState.WITHDRAWN: "grey"}


def card(found: Descriptors, state: SetState, before: Descriptors | None) -> dict[str, Any]:
    """One set in the list."""
    return {
        "title": found.title,
        "address": reverse("mapping:set", args=[found.version]),
        "state": state.label,
        "colour": COLOURS[state],
        "is_draft": state == SetState.DRAFT,
        "valid_from": found.valid_from,
        "withdrawn_on": found.withdrawn_on if state == SetState.WITHDRAWN else None,
        "consult_until": found.consult_until,
        "changes": found.changes,
        "differences": rules.differences(found, before) if before else [],
        "before": before.title if before else "",
    }


def facts(found: Descriptors, state: SetState) -> list[dict[str, Any]]:
    rows = [
        ("How it stands", state.label),
        ("In force from", found.valid_from if not found.is_draft else None),
        ("Would be in force from", found.valid_from if found.is_draft else None),
        ("Published on", found.published_on),
        ("Last day to say what you think", found.consult_until),
        ("Withdrawn on", found.withdrawn_on if state == SetState.WITHDRAWN else None),
    ]
    return [{"key": key, "value": value} for key, value in rows if value is not None]


def areas(found: Descriptors) -> list[dict[str, Any]]:
    return [{"name": area.name, "weight": area.weight, "levels": list(enumerate(area.levels))} for area in found.areas]


def ladders(found: Descriptors) -> list[dict[str, Any]]:
    """The two ladders as tables."""
    return [
        {
            "name": name,
            "steps": [{"name": each.name, "from": each.from_points, "worth": pounds(each.pence)} for each in steps],
        }
        for name, steps in (
            ("Reception, with or without a plan", found.year_r), ("Plans in mainstream schools", found.tiers)
        )
    ]  # fmt: skip


def exemplars(found: Descriptors) -> list[dict[str, Any]]:
    return [
        {
            "title": each.title,
            "story": each.story,
            "rows": [(area.name, each.levels[area.key], each.why[area.key]) for area in found.areas],
            "comes_to": in_words(rules.scored(each.levels, found, Basis.YEAR_R), "Reception"),
            "tier": in_words(rules.scored(each.levels, found, Basis.PLAN_TIER), "plans"),
            "practise": reverse("mapping:practise", args=[found.version, each.key]),
        }
        for each in found.exemplars
    ]


def in_words(scored: Scored, ladder: str) -> str:
    """What levels come to, in a sentence."""
    if scored.step is None:
        return f"{scored.points} points: below the first step for {ladder}, so no amount"
    return f"{scored.points} points: {scored.step.name}, {pounds(scored.pence)} a year"


def compared(found: Descriptors, key: str, mine: Mapping[str, int]) -> dict[str, Any]:
    """What somebody chose beside what was agreed, area by area, with the reason."""
    exemplar = found.exemplar(key)
    assert exemplar is not None
    rows = [
        {
            "area": area.name,
            "mine": mine[area.key],
            "agreed": exemplar.levels[area.key],
            "same": mine[area.key] == exemplar.levels[area.key],
            "why": exemplar.why[area.key],
        }
        for area in found.areas
    ]
    return {
        "rows": rows,
        "same": sum(row["same"] for row in rows),
        "of": len(rows),
        "mine": in_words(rules.scored(mine, found, Basis.YEAR_R), "Reception"),
        "agreed": in_words(rules.scored(exemplar.levels, found, Basis.YEAR_R), "Reception"),
    }


def working(scored: Scored) -> list[dict[str, Any]]:
    """Every line of the sum."""
    return [
        {"area": row.area, "level": row.level, "points": row.points, "weight": row.weight, "total": row.total}
        for row in scored.rows
    ]
