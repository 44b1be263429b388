"""The test of CFA 2014 s.36(8) and s.37(1), what an officer may propose, and who may decide."""

from __future__ import annotations

from datetime import date

from ..enums import Outcome, Question, Route
from ..types import Answered, Proposing

KEEPS_ITS_PLAN = "The child has a plan. Decide on the case of that plan that it stays as it is, or that it ends (CFA 2014 s.51(2)(e), (f))."
FEWEST_WORDS = 20
BOUND = (Route.ORDER, Route.CONCESSION, Route.MEDIATION)


def bar_to_worksheet(*, answered: Answered, complete: bool, is_over: bool, decided: bool) -> str | None:
    """The worksheet answers both halves of the test, each with why, before anybody decides (s.36(8); Code 9.14)."""
    if is_over:
        return "This assessment is over."
    if decided:
        return "This was decided already. The worksheet stays as it was."
    if not complete:
        return None
    if answered.may_have_sen is None or answered.may_be_necessary is None:
        return "Answer both questions of the test: may the child have special educational needs, and may a plan be necessary?"
    wanting = [
        name
        for name, words in (
            ("why you think so about special educational needs", answered.sen_why),
            ("what has been tried", answered.tried),
            ("what effect it had", answered.effect),
            ("your conclusion", answered.conclusion),
        )
        if len(words.split()) < 3
    ]
    return f"Say {wanting[0]} before you call the worksheet complete." if wanting else None


def bar_to_proposing(
    *,
    question: str,
    proposing: Proposing,
    is_over: bool,
    checked_on: date | None,
    is_open: bool,
    worksheet_complete: bool,
    may_have_sen: bool | None,
    may_be_necessary: bool | None,
    advice_in_on: date | None,
) -> str | None:
    """An officer proposes once the ground is laid, and in accord with their own answers to the test."""
    if is_over:
        return "This assessment is over."
    if not is_open:
        return "There is nothing to propose: this is decided, or its time has not come."
    if question == Question.ASSESS:
        if not checked_on:
            return "Check the request first, and tell everybody that we are considering it."
        if not worksheet_complete:
            return "Complete the worksheet first."
        if bar := against_the_test(proposing.outcome, may_have_sen, may_be_necessary):
            return bar
    elif not advice_in_on:
        return "The advice is not in. Wait for it, or say why you go on without some of it."
    return bar_to_words(
        outcome=proposing.outcome, reasons=proposing.reasons, support=proposing.support, meeting=proposing.meeting
    )


def against_the_test(outcome: str, may_have_sen: bool | None, may_be_necessary: bool | None) -> str | None:
    """CFA 2014 s.36(8): if both may be so the council must assess; if not, it may not refuse on other grounds."""
    met = bool(may_have_sen and may_be_necessary)
    if met and outcome == Outcome.NO:
        return (
            "The answers to the test are yes and yes. Then the law says that the council must assess (section 36(8))."
        )
    if not met and outcome == Outcome.YES:
        return "The answers to the test are not both yes. Change them if you now think otherwise, and say why."
    return None


def bar_to_words(*, outcome: str, reasons: str, support: str, meeting: str) -> str | None:
    """A refusal gives reasons, says what can help, and offers to meet (regs 5(3), 10(3); Code 9.19, 9.61)."""
    count = len(reasons.split())
    if outcome == Outcome.NO:
        if count < FEWEST_WORDS:
            return f"Give reasons the family can understand and challenge, in at least {FEWEST_WORDS} words. There are {count}."
        if not [line for line in support.splitlines() if line.strip()]:
            return "Say what can help without it, one thing on each line."
        if len(meeting.split()) < 3:
            return "Say when or how the family can meet us."
    elif count < 5:
        return "Say in a sentence why."
    return None


def bar_to_deciding(
    *,
    question: str,
    outcome: str,
    is_over: bool,
    stands: bool,
    is_open: bool,
    requested_on: date,
    on: date,
    proposed_by: int | None,
    has_proposal: bool,
    decider: int | None,
    route: str,
    may_have_sen: bool | None,
    may_be_necessary: bool | None,
    reasons: str,
    support: str,
    meeting: str,
) -> str | None:
    """Somebody other than the officer who proposed it decides, once, with reasons (ss.36, 37; regs 5, 10).

    After an order, a concession or an agreement there is one answer only (regs 44, 45, 42), and no proposal is needed.
    """
    if is_over:
        return "This assessment is over."
    if stands or not is_open:
        return "There is nothing to decide: this is decided, or its time has not come."
    if on < requested_on:
        return "The decision cannot be dated before the request."
    if route == Route.AGAIN and outcome == Outcome.NO:
        return KEEPS_ITS_PLAN
    bound = is_bound(question=question, route=route)
    if bound and outcome == Outcome.NO:
        return "The Tribunal, our concession or our agreement settled this. The council must carry it out."
    if not bound and not has_proposal:
        return "An officer has not proposed anything yet."
    if proposed_by is not None and proposed_by == decider:
        return "You proposed this yourself. Somebody else must decide it."
    if question == Question.ASSESS and not bound and (bar := against_the_test(outcome, may_have_sen, may_be_necessary)):
        return bar
    return bar_to_words(outcome=outcome, reasons=reasons, support=support, meeting=meeting)


def is_bound(*, question: str, route: str) -> bool:
    """Whether an order, a concession or an agreement settled whether to assess."""
    return question == Question.ASSESS and route in BOUND
