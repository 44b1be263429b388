"""What a school is told of one child's amount: everything that the checklist of such a letter asks for (processes §17)."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.kit.money import in_pounds
from countywide.platform.kit.tags.saying import short_date
from countywide.support.ledger.enums import Standing, Stream

from . import policies, queries, rules
from .enums import MappedBy
from .models import Letter, Mapping, Profile

SECTION_F = (
    "This is about how the school is paid. It never limits what a child is given: what Section F of a plan says is secured by the "
    "council, whatever stream pays for it (Children and Families Act 2014, section 42)."
)
CONFIRMED_LATER = "The amount is indicative until the child is in school and somebody has seen that. If the child does not come, it ends."


NEXT_PART = "The funding year ends before the school year. The next part, to 31 August, is awarded when the next funding year is open."


def write(
    profile: Profile, mapping: Mapping, *, on: date, stream: str, standing: str, pence: int, from_on: date, to_on: date,
    old_pence: int | None = None, why: str = "", short: bool = False,
) -> Letter:  # fmt: skip
    """The letter as it is kept for good."""
    found = policies.set_with(mapping.version)
    assert found is not None
    steps = {step.level: step.name for step in found.ladder(mapping.basis)}
    query_by = queries.school_days_from(on, policies.terms_on(on).query_school_days, organisation_id=profile.school_id)
    rows: list[tuple[str, str]] = [
        ("Child", profile.child.name_shown),
        ("School", profile.school.name),
        ("Paid from", Stream(stream).label),
        ("Descriptors", f"{found.title} (version {found.version})"),
        ("Step", steps.get(mapping.level, "Below the first step")),
        ("Amount in a whole year", in_pounds(pence) if pence else "None"),
        *([("Amount before", in_pounds(old_pence))] if old_pence is not None else []),
        ("How certain it is", Standing(standing).label),
        ("From", short_date(from_on)),
        ("To", short_date(to_on)),
        ("How to query it", f"{queries.how_to_query(on=on)} You can do so until {short_date(query_by)}."),
        (
            "Who else was told",
            "The headteacher, the SENCO and school finance, together. The family reads which stream it is, not the sum.",
        ),
    ]
    scored = rules.scored(mapping.levels, found, mapping.basis)
    levels = [[row.area, row.level, row.points, row.weight, row.total] for row in scored.rows]
    return profile.letters.create(
        on=on,
        facts=rows,
        levels=levels,
        said=[
            *paragraphs(profile, mapping, scored, why, standing, short),
            *([NEXT_PART] if pence and to_on.month != 8 else []),
            SECTION_F,
        ],
    )


def paragraphs(profile: Profile, mapping: Mapping, scored: Any, why: str, standing: str, short: bool) -> list[str]:
    """Why it is this amount."""
    lines = [why] if why else []
    lines.append(f"The levels come to {scored.points} points in all.")
    if mapping.level != mapping.computed:
        lines.append(
            f"The sum gives step {mapping.computed}; step {mapping.level} was given, because: {mapping.reason}"
        )
    elif mapping.reason and mapping.mapped_by == MappedBy.COUNCIL:
        lines.append(f"The council chose other levels than the school, because: {mapping.reason}")
    if short:
        lines.append(
            "The money of this year does not cover what the levels are worth, so every amount was reduced in the same proportion. "
            "If your school cannot meet the need, say “Needs have grown” on your Reception page: the contingency answers."
        )
    if standing == Standing.INDICATIVE:
        lines.append(CONFIRMED_LATER)
    return lines
