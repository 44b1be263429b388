"""Rounds of moderation, as pages show them."""

from __future__ import annotations

from typing import Any

from .. import policies, queries


def agreement(found: Any, held: list[Any]) -> dict[str, Any]:
    """Per cent and beyond chance, in words a reader can use."""
    said = queries.agreement_of(found, held)
    return {
        "same": said.same,
        "pairs": said.pairs,
        "per_cent": f"{said.per_cent:.0f}%",
        "kappa": "not defined: both always chose one level" if said.kappa is None else f"{said.kappa:.2f}",
        "weighted": "not defined" if said.weighted is None else f"{said.weighted:.2f}",
    }


def progress(found: Any, held: list[Any]) -> list[tuple[str, int, int]]:
    """How many children each of the two has mapped."""
    by = [reading.by_id for each in held for reading in each.readings.all()]
    return [
        ("The moderator of a school", by.count(found.school_moderator_id), len(held)),
        ("The moderator of the council", by.count(found.council_moderator_id), len(held)),
    ]


def compared(found: Any, held: list[Any]) -> list[dict[str, Any]]:
    """Each child by number: what each chose, what counted before, what was agreed."""
    areas = getattr(policies.set_with(found.version), "areas", ())
    rows = []
    for each in held:
        by = {reading.by_id: reading.levels for reading in each.readings.all()}
        before = queries.standing_mapping(each.profile)
        one, other = by.get(found.school_moderator_id, {}), by.get(found.council_moderator_id, {})
        rows.append(
            {
                "number": each.number,
                "lines": [
                    (area.name, one.get(area.key), other.get(area.key), before.levels.get(area.key) if before else "")
                    for area in areas
                ],
                "settled_on": each.settled_on,
                "reason": each.reason,
                "query": each.query,
                "waits": each.queried_on is not None and each.query_answered_on is None,
                "query_answer": each.query_answer,
            }
        )
    return rows


def found(each: Any, held: list[Any]) -> dict[str, Any]:
    """A published round: numbers that name nobody."""
    return {
        "title": each.title,
        "published_on": each.published_on,
        "children": len(held),
        "changed": queries.changed_in(held),
        "queried": sum(one.queried_on is not None for one in held),
        "agreement": agreement(each, held),
        "learned": each.learned,
    }
