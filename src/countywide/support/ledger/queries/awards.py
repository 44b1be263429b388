"""Awards of schools, of children and of a year."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import Q, QuerySet, Sum

from ..enums import Holds
from ..models import Award, AwardQuerySet, FundingYear, Line


def awards_seen_by(user: Any) -> AwardQuerySet:
    """Those that somebody may read, with what a page shows."""
    return Award.objects.seen_by(user).with_all()


def awards_of(year: FundingYear) -> QuerySet[Award]:
    """Every award of a year."""
    return Award.objects.filter(pot__year=year).select_related("pot").order_by("id")


def awards_for_child(child_id: int) -> QuerySet[Award]:
    """What schools are awarded for a child, the newest first."""
    return Award.objects.with_all().filter(child_id=child_id).order_by("-from_on", "-id")


def awards_for_school(organisation_id: int, year: FundingYear) -> QuerySet[Award]:
    """What a school is awarded in a year."""
    found = Award.objects.with_all().filter(school_id=organisation_id, pot__year=year)
    return found.order_by("pot__stream", "from_on", "id")


def awards_from(source_prefix: str) -> QuerySet[Award]:
    """What was awarded for a cause, also where it moved since: "mapping:12". All of a kind of cause: "mapping:"."""
    begins = source_prefix if source_prefix.endswith(":") else f"{source_prefix}/"
    found = Award.objects.with_all().filter(Q(source=source_prefix) | Q(source__startswith=begins))
    return found.order_by("id")


def paid_by_award(year: FundingYear) -> dict[int, int]:
    """What is paid of each award of a year."""
    paid: dict[int, int] = defaultdict(int)
    for side, sign in (("into", 1), ("out_of", -1)):
        found = Line.objects.filter(**{f"{side}__year": year, f"{side}__holds": Holds.PAID}).exclude(award=None)
        for award_id, pence in found.order_by().values_list("award").annotate(Sum("pence")):
            paid[award_id] += sign * pence
    return paid
