"""What the council decides instead of a review inside the twelve months before a move: only with a legal reason it records."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, queries
from ..enums import Reviewed, Stage
from ..models import ReviewDecision, Transfer
from ..rules import review as rules
from .telling import to_family, to_school


@action(permissions.WAIVE)
def decide_instead(transfer: Transfer, *, by: Actor, on: date, says: str, because: str) -> ReviewDecision:
    """Accept an earlier review for the move, or do without another (reg 18 read otherwise than word for word).

    The reason is a legal one and is read by the school and the family; the yearly review goes on as it was (s.44(1)).
    """
    held = queries.round_with(transfer.round)
    if held is None:
        raise RuleBroken("The council’s file has this round no longer.")
    card = queries.cards_of([transfer], held, queries.limit_of(held), on=on)[transfer.pk]
    if bar := rules.bar_to_deciding(
        says=says,
        because=because,
        standing=card.standing,
        has_earlier=card.earlier is not None,
        left=transfer.stage == Stage.LEFT,
        in_force=queries.decision_in_force(transfer) is not None,
    ):
        raise RuleBroken(bar)
    decision = ReviewDecision.objects.create(
        transfer=transfer, says=says, review=queries.review_accepted(card) if says == Reviewed.ACCEPTED else None,
        because=because, decided_on=on, decided_by_id=by.pk,  # type: ignore[attr-defined]
    )  # fmt: skip
    audit.record("transfers.review-decided", by=by, about=transfer, says=says, on=on.isoformat())
    say_so(transfer, decision, by=by, on=on)
    return decision


def say_so(transfer: Transfer, decision: ReviewDecision, *, by: Actor, on: date) -> None:
    """On the timeline with its reason, and a message to the school and the family that it can be read there."""
    case = held_cases.case_by_key(transfer.case_id)
    cases.note(
        case, "transfers.review-decided", by=by, on=on, title=rules.HEADINGS[decision.says],
        detail=decision.because, to_family=True, to_school=True,
    )  # fmt: skip
    cause = f"transfer-review:{decision.pk}"
    words: dict[str, Any] = {"reference": case.reference, "says": rules.HEADINGS[decision.says]}
    tell(
        notices.REVIEW_DECIDED,
        to=to_school(transfer.setting_id),
        cause=f"{cause}:school",
        by=by,
        about=transfer,
        **words,
    )
    tell(notices.REVIEW_DECIDED, to=to_family(case, on=on), cause=f"{cause}:family", by=by, about=transfer, **words)


@action(permissions.WAIVE)
def take_back(transfer: Transfer, *, by: Actor, on: date, because: str) -> None:
    """The decision no longer stands: a review before the move is needed after all. School and family read why."""
    decision = queries.decision_in_force(transfer)
    if bar := rules.bar_to_taking_back(because=because, in_force=decision is not None):
        raise RuleBroken(bar)
    assert decision is not None
    decision.ended_on, decision.ended_by_id, decision.ended_because = on, by.pk, because[:500]  # type: ignore[attr-defined]
    decision.save()
    audit.record("transfers.review-decision-ended", by=by, about=transfer, on=on.isoformat())
    case = held_cases.case_by_key(transfer.case_id)
    cases.note(
        case, "transfers.review-decision-ended", by=by, on=on, title="A review before the move is needed after all",
        detail=because, to_family=True, to_school=True,
    )  # fmt: skip
