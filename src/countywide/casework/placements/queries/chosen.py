"""What all families of a round would like, for rooms above that act on it for many children at once."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, QuerySet

from countywide.casework.transfers import queries as transfers

from ..enums import Outcome
from ..models import Said, Wished
from .saying import SELECTIVE


def schools_chosen(round_key: str, teams: Collection[int]) -> QuerySet[Wished]:
    """The places that each person of a family names today, for the children of some teams' cases who still wait for a place in a
    round. Without schools that select by a test for which the child did not qualify."""
    later = Said.objects.filter(preference=OuterRef("said__preference"), number__gt=OuterRef("said__number"))
    found = Wished.objects.filter(~Exists(later), said__preference__transfer__in=transfers.waiting_in(round_key, teams))
    failed = {
        "school__admissions": SELECTIVE,
        "said__preference__transfer__test_result__outcome": Outcome.NOT_QUALIFIED,
    }
    return found.exclude(**failed).order_by("said__preference__transfer", "said__preference", "rank")
