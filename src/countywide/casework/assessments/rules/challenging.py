"""Mediation and appeals: when a family may challenge, how it ends, and which clocks then run (ss.51 to 57; regs 32 to 45)."""

from __future__ import annotations

from datetime import date

from ..enums import ChallengeKind, ChallengeOutcome, Order, Question, Route

ENDS = {
    ChallengeKind.MEDIATION: (ChallengeOutcome.AGREED, ChallengeOutcome.UPHELD, ChallengeOutcome.WITHDRAWN),
    ChallengeKind.APPEAL: (
        ChallengeOutcome.OVERTURNED,
        ChallengeOutcome.CONCEDED,
        ChallengeOutcome.UPHELD,
        ChallengeOutcome.WITHDRAWN,
    ),
}
SUCCEEDED = (ChallengeOutcome.OVERTURNED, ChallengeOutcome.CONCEDED, ChallengeOutcome.AGREED)
ROUTES = {
    ChallengeOutcome.OVERTURNED: Route.ORDER,
    ChallengeOutcome.CONCEDED: Route.CONCESSION,
    ChallengeOutcome.AGREED: Route.MEDIATION,
}
ORDERS = {
    Order.ASSESS: ("OR-ASSESS", "OR-ASSESS-REFUSE", "OR-ASSESS-FINAL"),
    Order.MAKE_PLAN: ("OR-MAKE-DRAFT", "OR-MAKE-FINAL"),
    Order.RECONSIDER: ("OR-RECONSIDER",),
}
UNOPPOSED = {
    Order.ASSESS: ("UN-ASSESS", "UN-ASSESS-REFUSE", "UN-ASSESS-FINAL"),
    Order.MAKE_PLAN: ("UN-ISSUE-DRAFT", "UN-ISSUE-FINAL"),
}


def outcomes_of(kind: str) -> tuple[ChallengeOutcome, ...]:
    """How a challenge of a kind can end."""
    return ENDS[ChallengeKind(kind)]


def bar_to_challenging(
    *,
    is_refusal: bool,
    overturned: bool,
    is_open: bool,
    told_on: date,
    decided_on: date,
    on: date,
    respond_by: date | None = None,
) -> str | None:
    """A refusal can be taken to mediation and to the Tribunal (s.51(2)(a), (b)). A late appeal is for the Tribunal to bar."""
    if not is_refusal:
        return "Only a decision not to assess or not to issue a plan is challenged here."
    if overturned:
        return "This decision has been overturned already."
    if is_open:
        return "This is recorded already and has not ended."
    if not decided_on <= told_on <= on:
        return "The day we were told lies between the decision and today."
    if respond_by is not None and respond_by < told_on:
        return "The Tribunal’s date for our response cannot be before the day we were told."
    return None


def bar_to_ending_challenge(
    *, kind: str, is_open: bool, outcome: str, order: str, question: str, told_on: date, ended_on: date, on: date
) -> str | None:
    """A challenge ends once, in a way its kind allows; where it succeeds, it says what the council must now do."""
    if not is_open:
        return "This has ended already."
    if outcome not in outcomes_of(kind):
        return "Choose how it ended."
    if not told_on <= ended_on <= on:
        return "The day it ended lies between the day we were told of it and today."
    if outcome in SUCCEEDED:
        fitting = (Order.ASSESS,) if question == Question.ASSESS else (Order.MAKE_PLAN, Order.RECONSIDER)
        if order not in fitting:
            return "Say what the council must now do."
        if outcome == ChallengeOutcome.CONCEDED and order not in UNOPPOSED:
            return "An appeal that we do not oppose counts as won: the plan is made."
    return None


def clocks_after(outcome: str, order: str) -> list[tuple[str, str, dict[str, str]]]:
    """The clocks that take the place of the old ones: (clock, key, inputs). They run from the order, from telling the
    Tribunal, or from the agreement (regs 44, 45, 42)."""
    if outcome == ChallengeOutcome.CONCEDED:
        return [(clock, "", {}) for clock in UNOPPOSED[Order(order)]]
    if outcome == ChallengeOutcome.OVERTURNED:
        return [(clock, "", {}) for clock in ORDERS[Order(order)]]
    return [("ME-DO", clock, {"part": "as-order", "order": clock}) for clock in ORDERS[Order(order)]]
