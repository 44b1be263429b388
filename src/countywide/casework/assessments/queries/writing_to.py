"""Whom a notice is written to: the school, the health board, social care, the services that advise."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from countywide.casework.letters import queries as letters
from countywide.casework.letters.types import Addressee

from ..enums import DeskFor
from ..models import Desk, HealthBoard


def desks() -> QuerySet[Desk]:
    """Every desk, those in force and those past."""
    return Desk.objects.select_related("organisation", "area").order_by("purpose", "area__name", "-starts_on", "-id")


def desk_with(pk: int) -> Desk | None:
    return desks().filter(pk=pk).first()


def desk_for(purpose: str, case: Any, *, on: date) -> Desk | None:
    """The desk in force on a day: the one for the case's area before the one for everybody."""
    held = Desk.objects.filter(Q(ends_on=None) | Q(ends_on__gte=on), purpose=purpose, starts_on__lte=on)
    found = list(held.filter(Q(area=None) | Q(area_id=case.area_id)).order_by("-starts_on", "-id"))
    return next((desk for desk in found if desk.area_id), None) or next(iter(found), None)


def desks_for(case: Any, *, on: date) -> list[Desk]:
    """The desk in force for each purpose, in one query: whom a case usually writes to."""
    held = Desk.objects.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on)
    found: dict[str, Desk] = {}
    for desk in held.filter(Q(area=None) | Q(area_id=case.area_id)).order_by("starts_on", "id"):
        before = found.get(desk.purpose)
        if before is None or desk.area_id or not before.area_id:
            found[desk.purpose] = desk
    return [found[purpose] for purpose in DeskFor.values if purpose in found]


def to_desk(desk: Desk | None) -> list[Addressee]:
    """A desk as a letter is addressed to it; nobody where there is none or it has no address."""
    if desk is None or not desk.email:
        return []
    return [Addressee(name=desk.name, email=desk.email, organisation_id=desk.organisation_id)]


def health_board(case: Any, *, on: date) -> list[Addressee]:
    """The integrated care board that is told (reg 4(2), 10, 13): the child's own, where it is another than the area's."""
    own = HealthBoard.objects.filter(child_id=case.child_id, starts_on__lte=on).order_by("starts_on", "id").last()
    if own is not None:
        return [to_board(own)]
    return to_desk(desk_for(DeskFor.HEALTH_BOARD, case, on=on))


def to_board(board: HealthBoard) -> Addressee:
    """A health board as a letter is addressed to it: at its mailbox, or by post."""
    lines = tuple(line.strip() for line in board.address.splitlines() if line.strip())
    if board.organisation_id and board.email:
        return Addressee(board.name, board.email, board.organisation_id)
    return Addressee(board.name, address_lines=lines, channel="POST", greeting="colleague")


def health_desks(*, on: date) -> list[Desk]:
    """The health boards we write to on a day, of whatever area."""
    held = Desk.objects.filter(Q(ends_on=None) | Q(ends_on__gte=on), purpose=DeskFor.HEALTH_BOARD, starts_on__lte=on)
    return list(held.exclude(email="").order_by("name", "id"))


def social_care(case: Any, *, on: date) -> list[Addressee]:
    """The officers for social care who are told (reg 4(2))."""
    return to_desk(desk_for(DeskFor.CARE_NOTICES, case, on=on))


def school_of(case: Any, *, on: date) -> list[Addressee]:
    """The head, principal or early years lead: the setting's mailbox (reg 4(2)). Nobody for a child taught at home."""
    return [each for each in letters.school_of(case, on=on) if each.email]
