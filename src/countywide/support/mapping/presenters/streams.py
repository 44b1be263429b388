"""The one stream of a child, and a forecast, as pages show them."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.kit.money import in_pounds
from countywide.platform.kit.tags.saying import short_date
from countywide.support.ledger.enums import Standing, Stream

from .. import policies, queries, rules
from ..enums import Basis, Expected
from ..types import Stated


def stated(found: Stated, profile: Any, *, on: date) -> list[dict[str, Any]]:
    """What the tab says, row by row."""
    rows = [
        ("Paid from", Stream(found.stream).label),
        ("Why", found.reason),
        ("By which rule", found.rule),
        ("Who decides", found.decides),
        ("What comes next", found.next),
        ("Next date", next_date(found, profile, on=on)),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def next_date(found: Stated, profile: Any, *, on: date) -> str:
    """The next day on which somebody hears something."""
    terms = policies.terms_on(on)
    if found.stream == Stream.YEAR_R:
        if profile is not None and profile.submitted_on and profile.issued_on is None:
            return f"The amount is told in writing by {short_date(profile.due_by)}"
        if profile is not None and profile.issued_on:
            return f"The amount runs from {short_date(profile.entry_on)}"
        coming = [each for each in terms.intakes if each.profile_by >= on]
        return (
            f"Profiles are wanted by {short_date(min(each.profile_by for each in coming))}"
            if coming
            else "Profiles are taken now"
        )
    if found.stream == Stream.PLAN_TIER:
        return f"A new plan: within {terms.answer_school_days} school days. For next school year: by {short_date(letters_by(on))}"
    return ""


def letters_by(on: date) -> date:
    """The next day by which band letters for the coming school year are out."""
    month, day = policies.terms_on(on).band_letters_by
    this = date(on.year, month, day)
    return this if this >= on else date(on.year + 1, month, day)


def awards(found: Any) -> list[dict[str, Any]]:
    """What is awarded for a child, for the school and the council."""
    return [
        {
            "stream": Stream(each.pot.stream).label,
            "standing": Standing(each.standing).label,
            "from_on": each.from_on,
            "to_on": getattr(each, "last_on", None) or each.to_on,
        }
        for each in found
    ]


def levels(profile: Any) -> dict[str, Any] | None:
    """The levels that count, for the family too: the step, and each area."""
    mapping = queries.standing_mapping(profile) if profile else None
    held = policies.set_with(mapping.version) if mapping else None
    if mapping is None or held is None:
        return None
    return {
        "step": f"{Basis(mapping.basis).label} {mapping.level}" if mapping.level else "Below the first step",
        "rows": [
            (area.name, mapping.levels.get(area.key, 0), area.levels[mapping.levels.get(area.key, 0)])
            for area in held.areas
        ],
        "title": held.title,
        "version": held.version,
    }


def forecast(found: Any, *, on: date) -> dict[str, Any]:
    """Pupils by number, each with its range, and all together."""
    held = policies.set_with(found.version)
    tiers = held.tiers if held else ()
    names = {step.level: step.name for step in tiers}
    each_range, low, high = rules.ranges([(stage, tier) for stage, tier in found.lines], tiers)
    return {
        "rows": [
            {
                "pupil": f"Pupil {number}", "stage": Expected(stage).label, "tier": names.get(tier, ""),
                "range": span(each.low, each.high), "why": each.why,
            }
            for number, ((stage, tier), each) in enumerate(zip(found.lines, each_range, strict=True), 1)
        ],
        "total": span(low, high),
        "title": held.title if held else "",
        "version": found.version,
        "tiers": [(step.name, in_pounds(step.pence)) for step in tiers],
        "letters_by": letters_by(on),
        "days": policies.terms_on(on).answer_school_days,
    }  # fmt: skip


def span(low: int, high: int) -> str:
    return in_pounds(low) if low == high else f"{in_pounds(low)} to {in_pounds(high)}"
