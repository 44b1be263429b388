"""What the room above says of a dispute about a refusal: it is kept with the decision, and the decision follows how it ends."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.platform.audit import actions as audit

from .. import queries
from ..enums import ChallengeKind, ChallengeOutcome, Order, Question
from ..models import Challenge, Decision
from ..rules.challenging import ROUTES
from .challenging import decided_by_order, overturn
from .clocks import mirror
from .ending import close_refused

REFUSALS = {"assessments.refusal": Question.ASSESS, "assessments.refusal-to-issue": Question.ISSUE}
OUTCOMES = {
    "ORDERED": ChallengeOutcome.OVERTURNED,
    "CONSENT": ChallengeOutcome.OVERTURNED,
    "CONCEDED": ChallengeOutcome.CONCEDED,
    "AGREED": ChallengeOutcome.AGREED,
    "STANDS": ChallengeOutcome.UPHELD,
    "WITHDRAWN": ChallengeOutcome.WITHDRAWN,
}
UNSETTLED = {
    ChallengeKind.MEDIATION: ChallengeOutcome.UPHELD,
    ChallengeKind.APPEAL: ChallengeOutcome.WITHDRAWN,
}
"""What became of the other way, where one of the two settled it."""
ORDERS = {"ASSESS": Order.ASSESS, "MAKE": Order.MAKE_PLAN, "RECONSIDER": Order.RECONSIDER}


def refusal_behind(case: Any, letter_kind: str) -> Decision | None:
    """The refusal that a letter of this kind brought and that stands; none for the letters of other rooms."""
    question = REFUSALS.get(letter_kind)
    assessment = queries.assessment_under_lock(case) if question else None
    if question is None or assessment is None:
        return None
    decision = queries.decision_standing(assessment, question)
    if decision is None or not decision.is_refusal:
        return None
    decision.assessment = assessment
    return decision


def note_disputed(
    case: Any, letter_kind: str, *, how: str, told_on: date, told_by: str, by: Any, on: date
) -> Challenge | None:
    """The family wants mediation, or appealed: kept once for each."""
    decision = refusal_behind(case, letter_kind)
    if decision is None or decision.challenges.filter(kind=how, outcome=ChallengeOutcome.OPEN).exists():
        return None
    challenge = Challenge.objects.create(
        decision=decision, kind=how, told_on=told_on, told_by=told_by[:200], by_id=by.pk
    )
    mirror(decision.assessment, on=on)
    audit.record("assessments.challenged", by=by, about=challenge, kind=how, on=told_on.isoformat())
    return challenge


def note_certificate_issued(case: Any, letter_kind: str, *, certificate_on: date, by: Any) -> None:
    """The time to appeal, as the decision shows it, counts from a certificate where that is later."""
    decision = refusal_behind(case, letter_kind)
    if decision is None:
        return
    decision.challenges.filter(outcome=ChallengeOutcome.OPEN).update(certificate_on=certificate_on)
    decision.appeal_by = queries.deciding.appeal_end(decision)
    decision.save(update_fields=["appeal_by"])
    audit.record("assessments.certificate", by=by, about=decision, on=certificate_on.isoformat())


def note_dispute_over(
    case: Any,
    letter_kind: str,
    *,
    how: str,
    outcome: str,
    duties: tuple[str, ...],
    from_on: date,
    why: str,
    by: Any,
    on: date,
) -> None:
    """It has ended. Where the family succeeded, the refusal is overturned; the new times run already (regs 42, 44, 45)."""
    decision = refusal_behind(case, letter_kind)
    if decision is None:
        return
    ended, order = OUTCOMES[outcome], ORDERS[duties[0]] if duties else ""
    for challenge in decision.challenges.filter(outcome=ChallengeOutcome.OPEN).order_by("id"):
        settled = challenge.kind == how
        challenge.outcome = ended if settled else UNSETTLED[ChallengeKind(challenge.kind)]
        challenge.ended_on, challenge.note = from_on, why
        challenge.order = order if settled else ""
        challenge.save()
    if duties:
        overturn(decision, ROUTES[ended], by=by, on=on, from_on=from_on)
        if order == Order.MAKE_PLAN:
            decided_by_order(decision.assessment, by=by, on=on)
    elif ended == ChallengeOutcome.UPHELD and how == "APPEAL":
        decision.upheld_on = from_on
        decision.save(update_fields=["upheld_on"])
    mirror(decision.assessment, on=on)
    close_refused(decision.assessment, by=by, on=on)
    if duties:
        cases.note(
            case, "assessments.challenge-ended", by=by, on=on, title="The decision was overturned", to_family=True,
            to_school=True,
        )  # fmt: skip
    audit.record("assessments.challenge-ended", by=by, about=decision, outcome=ended, on=from_on.isoformat())
