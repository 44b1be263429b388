"""Who belongs in a round, from the plans in force, the children's own year groups and the settings' statutory ages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from countywide.casework.plans import queries as plans
from countywide.register.schools import queries as schools

from ..enums import Left, Stage
from ..models import Transfer
from ..rules import moves
from ..types import Candidate, Place, Round

AT_ONCE = 500
READ = ("pk", "case_id", "child_id", "child__born_on", "child__year_group", "case__school_id")


def candidates(held: Round, *, on: date) -> Iterator[Candidate]:
    """Every child with a plan in force who moves in a round. Three queries, however many children."""
    found = list(of_the_years(held).values_list(*READ))
    places = places_of({row[-1] for row in found if row[-1] is not None})
    for plan_id, case_id, child_id, born_on, said, school_id in found:
        year = moves.year_before_the_move(born_on=born_on, said=said, on=on, september=held.september)
        if year not in held.from_years:
            continue
        ruling = moves.ruling(places.get(school_id), year_group=year)
        if ruling.move == held.move:
            yield Candidate(plan_id, case_id, child_id, school_id, year, ruling.move, ruling.by_policy)


def of_the_years(held: Round) -> QuerySet[Any]:
    """Plans in force of children whose birthday puts them in a year of the round, or who are taught out of their year."""
    born = Q(child__year_group__isnull=False)
    for year in held.from_years:
        born |= Q(child__born_on__range=moves.born_for(year, held.september))
    return plans.plans_in_force().filter(born, child__died_on=None, case__closed_on=None).order_by("id")


def places_of(organisations: Iterable[int]) -> dict[int, Place]:
    """What decides whether a child moves on, of each school or setting that the register knows."""
    found = schools.schools_of(organisations).order_by()
    rows = found.values_list("organisation_id", "phase", "lowest_age", "highest_age", "type")
    return {key: Place(phase, lowest, highest, kind) for key, phase, lowest, highest, kind in rows}


def gone(held: Round, entered: set[int], *, on: date) -> Iterator[tuple[Transfer, str]]:
    """Those in a round who do not belong in it any more, and why. One whose next place is named stays to the end."""
    here = Transfer.objects.filter(round=held.key).under_way().order_by("id")
    missing = [pk for pk, child_id in here.values_list("pk", "child_id") if child_id not in entered]
    for at in range(0, len(missing), AT_ONCE):
        found = Transfer.objects.filter(pk__in=missing[at : at + AT_ONCE]).select_related("plan", "child", "case")
        for each in found.order_by("id"):
            if why := why_gone(each, held, on):
                yield each, why


def why_gone(each: Transfer, held: Round, on: date) -> str:
    """The reason, the gravest first."""
    child = each.child
    if child.died_on:
        return Left.DIED
    if each.plan.ceased_on or each.case.closed_on:
        return Left.MOVED_AWAY if each.plan.ceased_because == "MOVED" else Left.CEASED
    if each.stage == Stage.NAMED:
        return ""
    year = moves.year_before_the_move(born_on=child.born_on, said=child.year_group, on=on, september=held.september)
    return Left.OTHER_MOVE if year in held.from_years else Left.OTHER_YEAR


def newly_listed(held: Round, on: date) -> QuerySet[Transfer]:
    """Children who came on their school's list on a day."""
    found = Transfer.objects.filter(round=held.key, stage=Stage.IDENTIFIED, identified_on=on, setting__isnull=False)
    return found.order_by("setting_id", "id")


def still_unconfirmed(held: Round, on: date) -> QuerySet[Transfer]:
    """Children of whom their school has said nothing in its ten working days."""
    late = Transfer.objects.filter(round=held.key, setting__isnull=False).late_to_confirm(on)
    return late.order_by("setting_id", "id")
