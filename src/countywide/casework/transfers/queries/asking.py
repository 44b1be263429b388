"""Which moves there are, and what was said and decided about one: the room's doors for pages and for other rooms."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from countywide.register.schools import queries as schools

from .. import permissions
from ..enums import Move, Stage
from ..models import Answer, Listed, ReviewDecision, Transfer
from ..rounds import round_with
from ..rules import moves
from ..types import Place, Round, Ruling

BESIDE = ("case__child", "case__team", "case__owner", "case__area", "child", "plan", "setting", "named")


def transfer_of(child: Any, *, on: date) -> Transfer | None:
    """A child's move that is under way, the newest where a child is in two rounds. For rooms above."""
    found = Transfer.objects.filter(child=child).under_way().select_related(*BESIDE).order_by("-identified_on", "-id")
    return found.first()


def move_ahead(child: Any, *, on: date) -> Transfer | None:
    """A child's move that is still to come."""
    found = Transfer.objects.filter(child=child, closed_on=None).under_way().order_by("-id")
    ahead = ((each, round_with(each.round)) for each in found)
    return next((each for each, held in ahead if held is not None and held.moves_on > on), None)


def days_alone(user: Any) -> list[str]:
    """The keys of moves between two settings after 16 that are still to do, the soonest first, as far as somebody may see them."""
    found = Transfer.objects.filter(move=Move.BETWEEN_POST_16, closed_on=None).under_way().listed_for(user)
    return sorted(found.order_by().values_list("round", flat=True).distinct())


def transfer_with(key: Any, user: Any) -> Transfer | None:
    """One move by its key, if this person may read the case."""
    return Transfer.objects.seen_by(user).select_related(*BESIDE).filter(key=key).first()


def listed_with(key: Any, user: Any) -> Listed | None:
    """The same as the school that confirms its list holds it; none for anybody else."""
    found = Listed.objects.filter(key=key, setting__in=user.organisations_where(permissions.CONFIRM))
    return found.select_related(*BESIDE).first()


def as_listed(transfer: Transfer) -> Listed:
    return Listed.objects.get(pk=transfer.pk)


def transfers_on(case: Any) -> QuerySet[Transfer]:
    """Every move of the child on one case, the newest first."""
    return Transfer.objects.filter(case=case).select_related(*BESIDE).order_by("-id")


def transfers_in(held: Round, user: Any) -> QuerySet[Transfer]:
    """The list of a round, as far as somebody may see it."""
    return Transfer.objects.filter(round=held.key).listed_for(user).select_related(*BESIDE).order_by("id")


def transfers_of_settings(organisations: Iterable[int], held: Round) -> QuerySet[Transfer]:
    """The list of a round that schools or settings confirm: their own children who are in it, by name."""
    found = Transfer.objects.of_settings(organisations).under_way().filter(round=held.key).select_related(*BESIDE)
    return found.order_by("child__surname_key", "child__forename_key", "id")


def moving_in(held: Round) -> QuerySet[Transfer]:
    """Everybody who is still in a round. For jobs of rooms above."""
    return Transfer.objects.filter(round=held.key).under_way().select_related(*BESIDE).order_by("id")


def waiting_in(round_key: str, teams: Collection[int]) -> QuerySet[Transfer]:
    """The children of some teams' cases who are still in a round and have no place named. For actions of rooms above on many."""
    found = Transfer.objects.filter(round=round_key, case__team__in=teams, case__closed_on=None)
    return found.exclude(stage__in=(Stage.NAMED, Stage.LEFT))


def places_in(held: Round, user: Any) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The areas, and the schools and settings, that have children in a round, by name, to choose from; one query."""
    found = Transfer.objects.filter(round=held.key).under_way().listed_for(user).order_by()
    rows = list(found.values_list("case__area", "case__area__name", "setting", "setting__name").distinct())
    areas = {str(key): name for key, name, _, _ in rows if key is not None}
    settings = {str(key): name for _, _, key, name in rows if key is not None}
    return by_name(areas), by_name(settings)


def by_name(found: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(found.items(), key=lambda each: (each[1], each[0]))


def answers_of(transfer: Transfer) -> QuerySet[Answer]:
    """All that schools said of a child on their lists, the newest first."""
    return transfer.answers.select_related("by", "setting", "settled_by").order_by("-id")


def answer_waiting(transfer: Transfer) -> Answer | None:
    """What a school said otherwise than we have it, and nobody has answered."""
    return transfer.answers.filter(settled_on=None).select_related("by", "setting").first()


def decisions_of(transfer: Transfer) -> QuerySet[ReviewDecision]:
    """Every decision instead of a review before the move, the newest first."""
    return transfer.review_decisions.select_related("decided_by", "ended_by", "review").order_by("-id")


def decision_in_force(transfer: Transfer) -> ReviewDecision | None:
    return transfer.review_decisions.filter(ended_on=None).select_related("decided_by", "review").first()


def move_ruling(child: Any, organisation_id: int | None, *, on: date) -> tuple[int, Ruling]:
    """The child's own year group today, and what the law says of going up from it at the setting of today (Q04)."""
    september = on.year + (on.month >= 9)
    year = moves.year_before_the_move(born_on=child.born_on, said=child.year_group, on=on, september=september)
    school = schools.school_of(organisation_id) if organisation_id is not None else None
    place = Place(school.phase, school.lowest_age, school.highest_age, school.type) if school else None
    return year, moves.ruling(place, year_group=year)
