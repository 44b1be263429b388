"""Keeps what is counted: one fact a decision, made when the family was told of it and again when more is known."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from countywide.law import clocks
from countywide.law.codes import setting_groups

from .. import rules
from ..models import DecidedChange, DecidedReview

LAST_SCHOOL_YEAR = 11


def keep(review: Any) -> DecidedReview | None:
    """Keep or renew the fact of one decision. Made twice it is the same: nothing is counted double."""
    if not review.is_in_law:
        return None
    with transaction.atomic():
        fact, _ = DecidedReview.objects.update_or_create(review=review, defaults=facts_of(review))
        fact.changes.all().delete()
        DecidedChange.objects.bulk_create(changes_of(review, fact))
    return fact


def forget(review: Any) -> None:
    """Take a decision out of the count."""
    DecidedReview.objects.filter(review=review).delete()


def facts_of(review: Any, school: Any = None) -> dict[str, Any]:
    """What is counted of a review, as it was on the day of its decision."""
    case, changes = review.case, list(review.changes.all())
    year = clocks.year_group(case.child.born_on, review.decided_on)
    school = school or school_of(review)
    told = review.told_on or review.decided_on
    final_on = review.amendment.final_sent_on if review.amendment else None
    return {
        "case_id": case.pk,
        "decided_on": review.decided_on,
        "area_id": case.area_id,
        "team_id": case.team_id,
        "setting": rules.setting_kind(
            taught=review.setting_id is not None,
            is_special=bool(school) and setting_groups.is_special(school.type),
            is_early=year < 0,
            is_after_16=year > LAST_SCHOOL_YEAR,
        ),
        "phase": rules.phase_of(year),
        "asked": rules.asked_for(len(changes)),
        "is_material": any(change.weight == "MATERIAL" for change in changes),
        "is_amended": review.outcome == "AMEND",
        "days_to_report": (review.report_on - review.met_on).days if review.report_on else None,
        "days_to_decision": (told - review.met_on).days,
        "days_to_final": (final_on - review.met_on).days if final_on else None,
    }


def school_of(review: Any) -> Any:
    """The school of the setting, where it is one of the national file."""
    from countywide.register.schools import queries as schools

    return schools.school_of(review.setting_id) if review.setting_id else None


def changes_of(review: Any, fact: DecidedReview) -> list[DecidedChange]:
    """One row a change that was decided."""
    return [
        DecidedChange(
            decided=fact,
            section=change.section,
            is_made=change.answered in ("ACCEPT", "PART"),
            criterion=change.criterion if change.answered == "DECLINE" else "",
        )
        for change in review.changes.all()
        if change.answered
    ]
