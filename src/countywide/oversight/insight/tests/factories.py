"""Decisions after reviews, straight into the table that is counted."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases.tests import factories as cases
from countywide.casework.plans.models import Plan
from countywide.casework.reviews.models import Review
from countywide.oversight.insight.models import DecidedChange, DecidedReview

DAY = date(2026, 11, 2)


def decided(
    number: int = 1,
    *,
    amended: int = 0,
    area: Any = None,
    case: Any = None,
    sections: tuple[str, ...] = (),
    **given: Any,
) -> list[DecidedReview]:
    """So many decisions, the first few of which changed the plan; all on one case, which no count looks at."""
    case = case or cases.case()
    plan = Plan.objects.create(
        child=case.child, case=case, kind="ehc-plan", begins=date(2014, 9, 1), begun_on=DAY, made_on=DAY
    )
    made = []
    for each in range(number):
        review = Review.objects.create(
            plan=plan, case=case, form=DAY, scheduled_on=DAY, due_by=DAY, met_on=DAY, decided_on=DAY, outcome="MAINTAIN",
            over_on=DAY,
        )  # fmt: skip
        said = {
            "case": case, "decided_on": DAY, "area": area, "team_id": case.team_id, "setting": "MAINSTREAM",
            "phase": "JUNIOR", "asked": "FEW", "is_material": False, "is_amended": each < amended, "days_to_decision": 20,
        }  # fmt: skip
        fact = DecidedReview.objects.create(review=review, **{**said, **given})
        DecidedChange.objects.bulk_create(
            DecidedChange(
                decided=fact, section=section, is_made=each < amended, criterion="" if each < amended else "no-evidence"
            )
            for section in sections
        )
        made.append(fact)
    return made
