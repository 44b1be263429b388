"""The first that the council hears of a dispute, from whichever side."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.assessments import queries as may
from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_cases
from countywide.casework.cases import signals
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices
from ..enums import Over
from ..models import Dispute, Mediation, Right


def bar_to_speaking(right: Right, by: Any, *, on: date) -> str | None:
    """The rights are the parent’s before the end of compulsory school age, the young person’s after (s.83; reg 64)."""
    if may.may_speak(right.case.child, by, on=on):
        return None
    return "The rights are the young person’s now. They can tell us, or whoever represents them."


def dispute_of(right: Right, *, by: Actor, on: date, told_by: str) -> Dispute:
    """The open dispute about a decision, begun now if there is none. It is worked on the case that is open: the decision’s own,
    else that of the plan it led to, else the decision’s own, opened again."""
    held = right.disputes.filter(over=Over.OPEN).select_related("case").first()
    if held is not None:
        return held
    case = right.case
    if case.closed_on:
        case = held_cases.open_case_of(case.child, "PLAN") or case
    if case.closed_on:
        cases.reopen(case, by=by, on=on, because="The decision is challenged")
    dispute = Dispute.objects.create(right=right, case=case, begun_on=on, told_by=told_by[:200])
    audit.record("disputes.begun", by=by, about=dispute, on=on.isoformat(), ground=right.ground)
    return dispute


def mediation_of(dispute: Dispute) -> Mediation:
    """Its mediation, where what the family wants is kept."""
    return Mediation.objects.get_or_create(dispute=dispute)[0]


def announce(dispute: Dispute, how: str, *, told_on: date, by: Actor, on: date) -> None:
    """The room that decided hears of it."""
    signals.dispute_begun.send(
        Dispute, case=dispute.right.case, decision=dispute.right.letter_kind, how=how, told_on=told_on,
        told_by=dispute.told_by, by=by, on=on,
    )  # fmt: skip


def tell_team(dispute: Dispute, what: str, *, by: Actor, on: date) -> None:
    """The team that holds the case reads that the family said something."""
    if mail := held_cases.team_mailbox(dispute.case, on=on):
        tell(
            notices.FAMILY_SAID, to=[mail], cause=f"{dispute}:{what}", by=by, about=dispute,
            reference=dispute.case.reference, key=dispute.key,
        )  # fmt: skip


def insist(bar: str | None) -> None:
    """A rule’s answer: go on, or say why not."""
    if bar:
        raise RuleBroken(bar)
