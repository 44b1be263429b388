"""What the Ombudsman sent, what we answered, and what it decided."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, queries, rules
from ..enums import Outcome, Sort
from ..models import Complaint, Referral, Remedy, Step
from .answering import tell_owner
from .telling import barred


@action(permissions.WORK)
def refer(complaint: Complaint, *, by: Actor, on: date, number: str, came_on: date) -> Referral:
    """The Ombudsman has it, under its own reference."""
    barred(
        rules.bar_to_referring(
            number=number, taken=Referral.objects.filter(number__iexact=number.strip()).exists(),
            is_running=complaint.referrals.filter(outcome="").exists(), came_on=came_on,
            received_on=complaint.received_on, on=on,
        )
    )  # fmt: skip
    made = Referral.objects.create(complaint=complaint, number=number.strip(), came_on=came_on, registered_by_id=by.pk)  # type: ignore[attr-defined]
    audit.record("complaints.ombudsman-registered", by=by, about=made, on=came_on.isoformat())
    tell_heads(made, "registered", "it has taken the complaint up", None, by=by, on=on)
    return made


@action(permissions.WORK)
def note_step(
    referral: Referral, *, by: Actor, on: date, sort: str, came_on: date, asks: str, answer_by: date | None
) -> Step:
    """An enquiry, questions or a draft decision, each with the day the Ombudsman sets; one that is returned ends its part for now."""
    barred(
        rules.bar_to_step(
            decided=bool(referral.outcome),
            sort=sort,
            came_on=came_on,
            answer_by=answer_by,
            from_on=referral.came_on,
            on=on,
        )
    )
    made = Step.objects.create(referral=referral, sort=sort, came_on=came_on, asks=asks.strip(), answer_by=answer_by)
    audit.record("complaints.ombudsman-sent", by=by, about=made, on=came_on.isoformat(), sort=sort)
    if sort == Sort.PREMATURE:
        settle(referral, Outcome.RETURNED, asks, came_on, False)
    tell_heads(referral, f"step:{made.pk}", Sort(sort).label.lower(), answer_by, by=by, on=on)
    return made


@action(permissions.WORK)
def answer_ombudsman(step: Step, *, by: Actor, on: date, answered_on: date) -> None:
    """Our answer to the Ombudsman went."""
    barred(
        rules.bar_to_ombudsmans_answer(
            decided=bool(step.referral.outcome), answered=step.answered_on is not None, answered_on=answered_on,
            came_on=step.came_on, on=on,
        )
    )  # fmt: skip
    step.answered_on = answered_on
    step.save(update_fields=["answered_on"])
    audit.record("complaints.ombudsman-answered", by=by, about=step, on=answered_on.isoformat())


@action(permissions.WORK)
def decide(
    referral: Referral, *, by: Actor, on: date, outcome: str, decided_on: date, reasons: str, is_public_report: bool
) -> None:
    """The Ombudsman’s decision, as it stands there."""
    barred(
        rules.bar_to_deciding(
            decided=bool(referral.outcome), outcome=outcome, decided_on=decided_on, came_on=referral.came_on, reasons=reasons,
            is_public=is_public_report, on=on,
        )
    )  # fmt: skip
    settle(referral, Outcome(outcome), reasons, decided_on, is_public_report)
    audit.record("complaints.ombudsman-decided", by=by, about=referral, on=decided_on.isoformat(), outcome=outcome)
    tell_heads(referral, "decided", f"its decision: {Outcome(outcome).label.lower()}", None, by=by, on=on)


def settle(referral: Referral, outcome: Outcome, reasons: str, decided_on: date, is_public_report: bool) -> None:
    referral.outcome, referral.decided_on, referral.reasons = outcome, decided_on, reasons.strip()
    referral.is_public_report = is_public_report
    referral.save(update_fields=["outcome", "decided_on", "reasons", "is_public_report"])


@action(permissions.WORK)
def recommend(
    referral: Referral, *, by: Actor, on: date, sort: str, what: str, owner: Any, due_on: date, pence: int | None
) -> Remedy:
    """One thing that the Ombudsman recommends: by whom here, and until when (s.31)."""
    if referral.outcome != Outcome.UPHELD or referral.decided_on is None:
        raise RuleBroken("Enter first that the Ombudsman found fault. Recommendations follow from that.")
    barred(rules.bar_to_remedy(what=what, sort=sort, pence=pence, due_on=due_on, from_on=referral.decided_on))
    made = Remedy.objects.create(
        complaint=referral.complaint, referral=referral, sort=sort, what=what.strip(), owner=owner, due_on=due_on,
        pence=pence or None,
    )  # fmt: skip
    audit.record("complaints.recommended", by=by, about=made, on=on.isoformat(), due=due_on.isoformat())
    tell_owner(made, by=by)
    return made


def tell_heads(referral: Referral, cause: str, what: str, due_on: date | None, *, by: Actor, on: date) -> None:
    tell(
        notices.OMBUDSMAN_ASKS, to=queries.heads(on=on), cause=f"{referral}:{cause}", by=by, about=referral,
        reference=referral.complaint.reference, what=what, due_on=due_on,
    )  # fmt: skip
