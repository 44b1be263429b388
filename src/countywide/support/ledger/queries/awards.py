"""Awards of schools, of children and of a year."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Sum

from ..enums import Holds
from ..models import Award, AwardQuerySet, FundingYear, Line, Pot


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


def awards_between(organisation_id: int, first: date, last: date) -> list[Award]:
    """What a school is awarded in every funding year that meets some days."""
    found = Award.objects.with_all().filter(
        school_id=organisation_id, pot__year__starts_on__lte=last, pot__year__ends_on__gte=first
    )
    return list(found.order_by("pot__stream", "from_on", "id"))


def award_with(key: Any, user: Any) -> Award | None:
    """One award that somebody may read."""
    return awards_seen_by(user).filter(key=key).first()


def awards_in(pot: Pot) -> QuerySet[Award]:
    """The awards out of a pot."""
    return Award.objects.with_all().filter(pot=pot)


def pence_by_school(pot: Pot) -> dict[int, int]:
    """What each school has of a pot, promised and paid together: for a community that looks at how even it is."""
    return by(pot.year, "award__school", award__pot=pot)


def pence_by_standing(year: FundingYear) -> dict[tuple[int, str], int]:
    """What of each pot is promised or paid, by how firm the award is."""
    return by(year, "award__pot", "award__standing")


def by(year: FundingYear, *fields: str, **only: Any) -> dict[Any, int]:
    """What left the pots of a year for awards, less what came back, by some fields."""
    found: dict[Any, int] = defaultdict(int)
    for side, sign in (("out_of", 1), ("into", -1)):
        lines = Line.objects.filter(**{f"{side}__year": year, f"{side}__holds": Holds.POT}, **only).exclude(award=None)
        for *keys, pence in lines.order_by().values_list(*fields).annotate(Sum("pence")):
            found[keys[0] if len(keys) == 1 else tuple(keys)] += sign * pence
    return found


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
