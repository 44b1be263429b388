"""A school confirms its list, child by child or the rest at once; where it says something else, the council answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, queries
from ..enums import Left, Says, Stage
from ..models import Answer, Listed, Transfer
from ..rules import confirming
from .building import leave
from .telling import to_school


@action(permissions.CONFIRM)
def say(listed: Listed, *, by: Actor, on: date, says: str, why: str = "", year_group: int | None = None) -> Answer:
    """A school says whether a child on its list moves. Anything but yes goes to the officers of the case, who decide."""
    return answered(listed, by=by, on=on, says=says, why=why, year_group=year_group)


def answered(
    transfer: Transfer, *, by: Actor, on: date, says: str, why: str = "", year_group: int | None = None
) -> Answer:
    """Keep what was said, in place of what the same school said before and nobody answered."""
    year = year_group if says == Says.OTHER_YEAR else None
    if bar := confirming.bar_to_saying(
        says=says, why=why, year_group=year, counted_year=transfer.year_group, stage=transfer.stage
    ):
        raise RuleBroken(bar)
    waiting = queries.answer_waiting(transfer)
    if waiting is not None:
        waiting.agreed, waiting.settled_on, waiting.settled_because = False, on, "The school said something else since."
        waiting.save()
    moves = says == Says.MOVES
    answer = Answer.objects.create(
        transfer_id=transfer.pk, setting_id=transfer.setting_id, says=says, year_group=year, why="" if moves else why,
        said_on=on, by_id=by.pk, settled_on=on if moves else None,  # type: ignore[attr-defined]
    )  # fmt: skip
    transfer.stage = Stage.CONFIRMED if moves else Stage.QUERIED
    transfer.save(update_fields=["stage"])
    audit.record("transfers.school-said", by=by, about=transfer, says=says, on=on.isoformat())
    if not moves:
        case = held_cases.case_by_key(transfer.case_id)
        tell(
            notices.QUERIED, to=held_cases.to_team(case, on=on), cause=f"transfer-answer:{answer.pk}", by=by, about=transfer,
            reference=case.reference, key=transfer.key,
        )  # fmt: skip
    return answer


@action(permissions.CONFIRM)
def confirm_all(_: None, *, by: Actor, on: date, listed: Iterable[Listed]) -> int:
    """A school confirms all children on its list of whom it has not said anything yet; how many they were."""
    confirmed = 0
    keys = [each.pk for each in listed]
    for each in Listed.objects.select_for_update().filter(pk__in=keys, stage=Stage.IDENTIFIED).order_by("id"):  # type: ignore[attr-defined]
        if not by.may(permissions.CONFIRM, about=each):
            raise RuleBroken("A child on this list is at another school now. Nothing was changed: open the list again.")
        answered(each, by=by, on=on, says=Says.MOVES)
        confirmed += 1
    if not confirmed:
        raise RuleBroken("There is nobody left to confirm.")
    return confirmed


@action(permissions.FOLLOW)
def settle(transfer: Transfer, *, by: Actor, on: date, agreed: bool, because: str) -> None:
    """Answer a school that says a child does not move, or is in another year group. Agreed: the child leaves the round.

    The school reads the answer; a family is told where its child leaves.
    """
    waiting = queries.answer_waiting(transfer)
    if bar := confirming.bar_to_settling(is_waiting=waiting is not None, because=because):
        raise RuleBroken(bar)
    assert waiting is not None
    waiting.agreed, waiting.settled_on, waiting.settled_by_id = agreed, on, by.pk  # type: ignore[attr-defined]
    waiting.settled_because = because
    waiting.save()
    audit.record("transfers.settled", by=by, about=transfer, agreed=agreed, says=waiting.says, on=on.isoformat())
    if agreed:
        leave(transfer, by=by, on=on, because=Left.OTHER_YEAR if waiting.says == Says.OTHER_YEAR else Left.NOT_MOVING)
    else:
        transfer.stage = Stage.CONFIRMED
        transfer.save(update_fields=["stage"])
        case = held_cases.case_by_key(transfer.case_id)
        title = f"The move in the round {transfer.round} stands: the council answered the school"
        cases.note(case, "transfers.kept", by=by, on=on, title=title, detail=because, to_school=True)
    tell(
        notices.SETTLED, to=to_school(waiting.setting_id), cause=f"transfer-answer:{waiting.pk}:settled", by=by,
        about=transfer, reference=held_cases.case_by_key(transfer.case_id).reference, agreed=agreed, because=because,
    )  # fmt: skip
