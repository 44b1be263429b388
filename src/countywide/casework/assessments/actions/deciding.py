"""Decides whether to assess and whether to issue a plan. One decision, one transaction, every entitled person told."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.panels import actions as panels
from countywide.law import clocks
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import letters, notices, permissions, queries, rules
from ..enums import Advice, Outcome, Question, Route, ToWhom
from ..models import Assessment, Decision
from ..types import Deciding
from .advising import ask_all, due_if_asked
from .clocks import end, mirror
from .preparing import is_open, plan_advice, tell_officer
from .sending import send, send_to_others

WORDS = {
    (Question.ASSESS, Outcome.YES): ("We decided to assess", "We decided to carry out an assessment"),
    (Question.ASSESS, Outcome.NO): ("We decided not to assess", "We decided not to carry out an assessment"),
    (Question.ISSUE, Outcome.YES): ("We decided to issue a plan", "We decided that a plan is needed"),
    (Question.ISSUE, Outcome.NO): ("We decided not to issue a plan", "We decided not to make a plan"),
}
AGAIN = ("We decided to change the plan after assessing again", "We decided to change the plan after assessing again")
"""What a decision to issue is, where there is a plan already (reg 27)."""
KEYS = {
    (Question.ASSESS, Outcome.YES): "assessments.agreed",
    (Question.ASSESS, Outcome.NO): "assessments.refused",
    (Question.ISSUE, Outcome.YES): "assessments.issue-agreed",
    (Question.ISSUE, Outcome.NO): "assessments.issue-refused",
}


@action(permissions.DECIDE)
def agree(assessment: Assessment, *, by: Actor, on: date, deciding: Deciding) -> Decision:
    """Decide to assess (CFA 2014 s.36(3)): the family, the setting, health and social care are told, and everybody whom
    reg 6(1) names is asked for advice on the same day. The sixteen and twenty weeks run on from the request."""
    decision = decide(assessment, Question.ASSESS, Outcome.YES, deciding, by=by, on=on)
    plan_advice(assessment, on=on)
    year = clocks.year_group(assessment.case.child.born_on, on)
    if missing := rules.missing_advice(year_group=year, covered=queries.covered_kinds(assessment)):
        kinds = " and ".join(Advice(kind).label.lower() for kind in missing)
        raise RuleBroken(f"Say whom to ask for {kinds}: the law wants it asked (reg 6(1)). Nobody is named for it yet.")
    assessment.agreed_on = on
    assessment.save(update_fields=["agreed_on"])
    week_16, week_20 = (queries.due_for(assessment.case, step) for step in ("REFUSE", "FINAL"))
    sample = assessment.advice.exclude(kind=Advice.FAMILY).first()
    due_on = due_if_asked(sample, on) if sample else on
    words = {
        "decided_on": on,
        "week_16": week_16,
        "week_20": week_20,
        "advice": queries.advice_rows(assessment, due_on=due_on),
    }
    tell_family(assessment, decision, letters.AGREED, words, by=by, on=on)
    tell_others(assessment, decision, letters.AGREED_OTHERS, words, by=by, on=on)
    if not rules.is_bound(question=Question.ASSESS, route=assessment.route):
        deadlines.start(assessment.case, "NA-DRAFT", by=by, on=assessment.requested_on)
    ask_all(assessment, by=by, on=on)
    conclude(assessment, decision, by=by, on=on)
    return decision


@action(permissions.DECIDE)
def refuse(assessment: Assessment, *, by: Actor, on: date, deciding: Deciding) -> Decision:
    """Decide not to assess (s.36(5)): reasons, what was read, what can help, a meeting and every right are told
    (reg 5(3)); the sixteen and twenty weeks end."""
    decision = decide(assessment, Question.ASSESS, Outcome.NO, deciding, by=by, on=on)
    assessment.refused_on = on
    assessment.save(update_fields=["refused_on"])
    words = {
        "received_on": assessment.requested_on,
        "may_have_sen": bool(deciding.may_have_sen),
        **words_of_refusal(assessment, decision),
    }
    tell_family(assessment, decision, letters.REFUSAL, words, by=by, on=on)
    tell_others(assessment, decision, letters.REFUSAL_OTHERS, words, by=by, on=on)
    end(assessment, ("REFUSE", "FINAL", "DRAFT"), by=by, on=on, because="We decided not to assess")
    conclude(assessment, decision, by=by, on=on)
    return decision


@action(permissions.DECIDE)
def agree_to_issue(assessment: Assessment, *, by: Actor, on: date, deciding: Deciding) -> Decision:
    """Decide that a plan is issued (s.37(1)). No limit of its own: the draft follows, and the final plan by week 20."""
    decision = decide(assessment, Question.ISSUE, Outcome.YES, deciding, by=by, on=on)
    assessment.issue_agreed_on = on
    assessment.save(update_fields=["issue_agreed_on"])
    end(assessment, ("REFUSE",), by=by, on=on, because="We decided to issue a plan")
    conclude(assessment, decision, by=by, on=on)
    return decision


@action(permissions.DECIDE)
def refuse_to_issue(assessment: Assessment, *, by: Actor, on: date, deciding: Deciding) -> Decision:
    """Decide that no plan is issued (ss.36(9), 37(1); reg 10): family, setting and health board are told, with reasons,
    the advice and every right. The clock of sixteen weeks is met when the family has it; that of twenty ends."""
    decision = decide(assessment, Question.ISSUE, Outcome.NO, deciding, by=by, on=on)
    assessment.issue_refused_on = on
    assessment.save(update_fields=["issue_refused_on"])
    words = words_of_refusal(assessment, decision)
    tell_family(assessment, decision, letters.REFUSAL_TO_ISSUE, words, by=by, on=on)
    tell_others(assessment, decision, letters.REFUSAL_TO_ISSUE_OTHERS, words, by=by, on=on)
    end(assessment, ("FINAL", "DRAFT"), by=by, on=on, because="We decided not to issue a plan")
    conclude(assessment, decision, by=by, on=on)
    return decision


# --- what the four share ---------------------------------------------------------------------


def decide(assessment: Assessment, question: str, outcome: str, deciding: Deciding, *, by: Actor, on: date) -> Decision:
    """Check that this person may answer the question so, and keep the answer with what it rests on."""
    proposal = queries.open_proposal(assessment, question)
    bar = rules.bar_to_deciding(
        question=question,
        outcome=outcome,
        is_over=assessment.is_over,
        stands=queries.decision_standing(assessment, question) is not None,
        is_open=is_open(assessment, question),
        requested_on=assessment.requested_on,
        on=on,
        proposed_by=proposal.proposed_by_id if proposal else None,
        has_proposal=proposal is not None,
        decider=by.pk,  # type: ignore[attr-defined]
        route=assessment.route,
        may_have_sen=deciding.may_have_sen,
        may_be_necessary=deciding.may_be_necessary,
        reasons=deciding.reasons,
        support="\n".join(deciding.support),
        meeting=deciding.meeting,
    )
    if bar:
        raise RuleBroken(bar)
    if proposal is not None:
        proposal.ended_on = on
        proposal.save(update_fields=["ended_on"])
        tell_officer(notices.DECIDED, proposal, by=by)
    item = panels.settle_open(
        assessment.case,
        f"assessments.{question.lower()}",
        by=by,
        on=on,
        decision=WORDS[question, outcome][0],  # type: ignore[index]
    )
    return Decision.objects.create(
        assessment=assessment,
        question=question,
        outcome=outcome,
        route=assessment.route,
        decided_on=on,
        decided_by_id=by.pk,  # type: ignore[attr-defined]
        proposal=proposal,
        panel_item=item,
        may_have_sen=deciding.may_have_sen,
        may_be_necessary=deciding.may_be_necessary,
        reasons=deciding.reasons,
        support=list(deciding.support),
        evidence=[read.row for read in queries.what_was_read(assessment)],
        meeting=deciding.meeting,
    )


def words_of_refusal(assessment: Assessment, decision: Decision) -> dict[str, Any]:
    """What both refusals tell the family."""
    read = [(what, who, date.fromisoformat(day)) for what, who, day in decision.evidence]
    return {
        "decided_on": decision.decided_on,
        "reasons": decision.reasons,
        "evidence": read or [("The request itself", "Whoever asked", assessment.requested_on)],
        "support": decision.support,
        "meeting": decision.meeting,
    }


def tell_family(
    assessment: Assessment, decision: Decision, kind: Any, words: dict[str, Any], *, by: Actor, on: date
) -> None:
    """Write to everybody of the family, each a copy of their own."""
    send(assessment, kind, decision.what, ToWhom.FAMILY, by=by, on=on, words=words)


def tell_others(
    assessment: Assessment, decision: Decision, kind: Any, words: dict[str, Any], *, by: Actor, on: date
) -> None:
    """Write to those who were told that it was considered: setting, health board and, where reg 5(2) says so, social
    care. Whoever has no address is named on the timeline, so that somebody tells them."""
    case = assessment.case
    to = [(ToWhom.HEALTH, kind, queries.health_board(case, on=on))]
    if case.school_id:
        to.insert(0, (ToWhom.SCHOOL, kind, queries.school_of(case, on=on)))
    if decision.question == Question.ASSESS:
        to.append((ToWhom.CARE, kind, queries.social_care(case, on=on)))
    missing = send_to_others(assessment, decision.what, to, by=by, on=on, words=words)
    if missing:
        named = ", ".join(ToWhom(each).label.lower() for each in missing)
        cases.note(
            case, "assessments.not-told", by=by, on=on, title="Not everybody could be told",
            detail=f"We hold no address for: {named}.",
        )  # fmt: skip


def conclude(assessment: Assessment, decision: Decision, *, by: Actor, on: date) -> None:
    """Say on the timeline what was decided and why, and keep where the case stands."""
    title, family_title = WORDS[Question(decision.question), Outcome(decision.outcome)]
    if decision.route == Route.AGAIN:
        title, family_title = AGAIN
    key = KEYS[Question(decision.question), Outcome(decision.outcome)]
    mirror(assessment, on=on)
    cases.note(
        assessment.case,
        key,
        by=by,
        on=on,
        title=title,
        family_title=family_title,
        detail=decision.reasons if decision.is_refusal else "",
        to_family=True,
        to_school=True,
        to_professionals=not decision.is_refusal,
    )
    audit.record(key, by=by, about=decision, on=on.isoformat(), route=decision.route, case=assessment.case_id)
