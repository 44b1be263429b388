"""Test results of a round, the files they came with, and who is asked for another choice."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from countywide.casework.transfers import queries as transfers

from ..models import Preference, Replacing, Result, ResultsImport, Said, Wished
from .people import BESIDE
from .saying import SELECTIVE


def by_number(held: Any) -> dict[str, Any]:
    """The children of a round by pupil number; a number that two of them carry is nobody's."""
    found: dict[str, Any] = {}
    twice = set()
    for each in transfers.moving_in(held):
        if upn := each.child.upn:
            twice |= {upn} & set(found)
            found[upn] = each
    return {upn: each for upn, each in found.items() if upn not in twice}


def outcomes_of(held: Any) -> dict[str, str]:
    """The results that are there, by pupil number."""
    found = Result.objects.filter(transfer__round=held.key).order_by("id")
    return dict(found.values_list("transfer__child__upn", "outcome"))


def selective_first(transfer: Any) -> list[tuple[Preference, Said]]:
    """Those of the family whose newest word puts a school first that selects by ability."""
    found = []
    for preference in Preference.objects.filter(transfer=transfer).select_related(*BESIDE).order_by("id"):
        said = preference.versions.select_related("reserve_school").order_by("-number").first()
        first = Wished.objects.filter(said=said, rank=1).select_related("school").first() if said else None
        if said is not None and first is not None and first.school and first.school.admissions == SELECTIVE:
            found.append((preference, said))
    return found


def imports_of(held: Any) -> QuerySet[ResultsImport]:
    """The files of a round, the newest first."""
    return ResultsImport.objects.filter(round=held.key).select_related("by").order_by("-id")


def import_with(held: Any, key: Any) -> ResultsImport | None:
    return imports_of(held).filter(key=key).first()


def replacing_open(preference: Preference) -> Replacing | None:
    """The request for another choice that somebody has not answered, locked."""
    found = Replacing.objects.select_for_update().filter(preference=preference.pk, answered_on=None)
    return found.first()


def result_beside(transfer: Any, preferences: list[Preference]) -> Result | None:
    """The result of a child, read with what its family said where there is something."""
    if preferences:
        return getattr(preferences[0].transfer, "test_result", None)
    return Result.objects.filter(transfer=transfer.pk).first()
