"""Mediation and appeals: told, answered, ended, and what the council must then do (ss.51 to 57; regs 32 to 45)."""

from __future__ import annotations

from datetime import date

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_by
from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell as send_message

from .. import notices, permissions, queries, rules
from ..enums import ChallengeKind, ChallengeOutcome, Order, Outcome, Question
from ..models import Assessment, Challenge, Decision
from ..rules.challenging import ROUTES, SUCCEEDED
from .clocks import mirror
from .drafting import name_of
from .ending import close_refused
from .preparing import note_ready

TOLD = {
    ChallengeKind.MEDIATION: ("The family wants mediation", "You told us that you want mediation"),
    ChallengeKind.APPEAL: ("The family appealed", "You told us that you appealed"),
}
ENDED = {
    ChallengeOutcome.UPHELD: "The decision stands",
    ChallengeOutcome.OVERTURNED: "The Tribunal overturned the decision",
    ChallengeOutcome.CONCEDED: "The council does not oppose the appeal",
    ChallengeOutcome.AGREED: "It was agreed in mediation to change the decision",
    ChallengeOutcome.WITHDRAWN: "The family withdrew it",
}


@action(permissions.CHALLENGE)
def tell_us(decision: Decision, *, by: Actor, on: date, kind: str, about_health: bool = False) -> Challenge:
    """The family tells us that it wants mediation, or that it appealed. No right depends on telling us."""
    if not queries.may_speak(decision.assessment.case.child, by, on=on):
        raise RuleBroken("The rights are the young person’s now. They can tell us, or whoever represents them.")
    return keep(decision, by=by, on=on, kind=kind, told_on=on, told_by=name_of(by), about_health=about_health)


@action(permissions.WORK)
def note_challenge(
    decision: Decision,
    *,
    by: Actor,
    on: date,
    kind: str,
    told_on: date,
    told_by: str,
    about_health: bool = False,
    respond_by: date | None = None,
) -> Challenge:
    """Enter a mediation or an appeal that we heard of otherwise, with the date the Tribunal gave."""
    return keep(
        decision, by=by, on=on, kind=kind, told_on=told_on, told_by=told_by, about_health=about_health,
        respond_by=respond_by,
    )  # fmt: skip


def keep(
    decision: Decision,
    *,
    by: Actor,
    on: date,
    kind: str,
    told_on: date,
    told_by: str,
    about_health: bool = False,
    respond_by: date | None = None,
) -> Challenge:
    """Keep it, start its clocks, and open the case again if it was closed."""
    bar = rules.bar_to_challenging(
        is_refusal=decision.is_refusal,
        overturned=decision.overturned_on is not None,
        is_open=decision.challenges.filter(kind=kind, outcome=ChallengeOutcome.OPEN).exists(),
        told_on=told_on,
        decided_on=decision.decided_on,
        on=on,
        respond_by=respond_by,
    )
    if bar:
        raise RuleBroken(bar)
    case = decision.assessment.case
    if case.closed_on:
        cases.reopen(case, by=by, on=on, because="The decision is challenged")
    challenge = Challenge.objects.create(
        decision=decision, kind=kind, told_on=told_on, told_by=told_by[:200], by_id=by.pk,  # type: ignore[attr-defined]
        about_health=about_health, respond_by=respond_by,
    )  # fmt: skip
    start_clocks(challenge, by=by)
    mirror(decision.assessment, on=on)
    title, family_title = TOLD[ChallengeKind(kind)]
    cases.note(
        case, "assessments.challenged", by=by, on=on, title=title, family_title=family_title, to_family=True,
    )  # fmt: skip
    if mail := held_by.team_mailbox(case, on=on):
        send_message(
            notices.FAMILY_SAID, to=[mail], cause=f"challenge:{challenge.pk}", by=by, about=challenge,
            reference=case.reference,
        )  # fmt: skip
    audit.record("assessments.challenged", by=by, about=challenge, kind=kind, on=told_on.isoformat())
    return challenge


def start_clocks(challenge: Challenge, *, by: Actor) -> None:
    """Mediation is held within 30 days and health is told in three working days (regs 35 to 37); an appeal is answered by
    the day the Tribunal set, else within its 30 working days."""
    case, day = challenge.decision.assessment.case, challenge.told_on
    if challenge.kind == ChallengeKind.MEDIATION:
        deadlines.meet(case, "ME-CONTACT", by=by, on=max(day, challenge.decision.decided_on))
        deadlines.start(case, "ME-ARRANGE", by=by, on=day)
        if challenge.about_health:
            deadlines.start(case, "ME-HEALTH", by=by, on=day)
        return
    deadlines.meet(case, "AP-LODGE", by=by, on=max(day, challenge.decision.decided_on))
    deadlines.start(case, "AP-RESPOND", by=by, on=day, directed_date=challenge.respond_by)


@action(permissions.WORK)
def note_certificate(challenge: Challenge, *, by: Actor, on: date, certificate_on: date) -> None:
    """The mediation adviser issued a certificate: an appeal is in time until a month later, if that is later (r.20)."""
    if not challenge.decision.decided_on <= certificate_on <= on:
        raise RuleBroken("The certificate is dated between the decision and today.")
    challenge.certificate_on = certificate_on
    challenge.save(update_fields=["certificate_on"])
    decision = challenge.decision
    deadlines.learn(decision.assessment.case, ("AP-LODGE",), by=by, on=on, certificate=certificate_on)
    decision.appeal_by = queries.deciding.appeal_end(decision)
    decision.save(update_fields=["appeal_by"])
    audit.record("assessments.certificate", by=by, about=challenge, on=certificate_on.isoformat())


@action(permissions.WORK)
def note_response(challenge: Challenge, *, by: Actor, on: date, done_on: date) -> None:
    """The council answered the appeal, or the mediation was held, on a day."""
    if challenge.outcome or not challenge.told_on <= done_on <= on:
        raise RuleBroken("The day lies between the day we were told and today, while it is still open.")
    case = challenge.decision.assessment.case
    for clock in ("ME-ARRANGE", "ME-HEALTH") if challenge.kind == ChallengeKind.MEDIATION else ("AP-RESPOND",):
        deadlines.meet(case, clock, by=by, on=done_on)
    audit.record("assessments.challenge-answered", by=by, about=challenge, on=done_on.isoformat())


@action(permissions.DECIDE)
def end_challenge(
    challenge: Challenge, *, by: Actor, on: date, outcome: str, ended_on: date, order: str = "", note: str = ""
) -> None:
    """Say how it ended. Where it succeeded, the decision is overturned and the times of the order, of the concession or of
    the agreement take the place of the old ones (regs 42, 44, 45; rulebook 9.6)."""
    decision = challenge.decision
    bar = rules.bar_to_ending_challenge(
        kind=challenge.kind,
        is_open=challenge.outcome == ChallengeOutcome.OPEN,
        outcome=outcome,
        order=order,
        question=decision.question,
        told_on=challenge.told_on,
        ended_on=ended_on,
        on=on,
    )
    if bar:
        raise RuleBroken(bar)
    challenge.outcome, challenge.ended_on, challenge.note = outcome, ended_on, note
    challenge.order = order if outcome in SUCCEEDED else ""
    challenge.save()
    case = decision.assessment.case
    for clock in ("ME-ARRANGE", "ME-HEALTH") if challenge.kind == ChallengeKind.MEDIATION else ("AP-RESPOND",):
        deadlines.end(case, clock, by=by, on=on, because=ENDED[ChallengeOutcome(outcome)])
    if outcome in SUCCEEDED:
        overturn(decision, ROUTES[ChallengeOutcome(outcome)], by=by, on=on, from_on=ended_on)
        replace_clocks(decision.assessment, outcome, order, by=by, on=on, from_on=ended_on)
    elif outcome == ChallengeOutcome.UPHELD and challenge.kind == ChallengeKind.APPEAL:
        decision.upheld_on = ended_on
        decision.save(update_fields=["upheld_on"])
    mirror(decision.assessment, on=on)
    close_refused(decision.assessment, by=by, on=on)
    cases.note(
        case, "assessments.challenge-ended", by=by, on=on, title=ENDED[ChallengeOutcome(outcome)], detail=note,
        to_family=True, to_school=outcome in SUCCEEDED,
    )  # fmt: skip
    audit.record("assessments.challenge-ended", by=by, about=challenge, outcome=outcome, on=ended_on.isoformat())


@action(permissions.DECIDE)
def change_mind(decision: Decision, *, by: Actor, on: date, because: str) -> None:
    """The council changes a refusal by itself. No rule sets a new time: the sixteen and twenty weeks run on from the
    request, as if they had never stopped (rulebook 9.6)."""
    if not decision.is_refusal or decision.overturned_on:
        raise RuleBroken("Only a refusal that stands can be changed.")
    if len(because.split()) < 5:
        raise RuleBroken("Say what made the council think again, in at least five words.")
    overturn(decision, "CHANGED_MIND", by=by, on=on, from_on=on)
    assessment = decision.assessment
    for clock in ("NA-REFUSE", "NA-FINAL", "NA-DRAFT"):
        deadlines.start(assessment.case, clock, by=by, on=assessment.requested_on)
    mirror(assessment, on=on)
    cases.note(
        assessment.case, "assessments.changed-mind", by=by, on=on, title="The council changed its decision",
        family_title="We changed our decision", detail=because, to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("assessments.changed-mind", by=by, about=decision, on=on.isoformat())


def overturn(decision: Decision, route: str, *, by: Actor, on: date, from_on: date) -> None:
    """The refusal no longer stands: its question is open again, and the time to appeal against it is over."""
    assessment = Assessment.objects.select_for_update().get(pk=decision.assessment_id)
    assessment.case = decision.assessment.case
    decision.assessment = assessment
    if assessment.case.closed_on:
        cases.reopen(assessment.case, by=by, on=on, because="The decision was overturned")
    decision.overturned_on = from_on
    decision.save(update_fields=["overturned_on"])
    assessment.route = route
    if decision.question == Question.ASSESS:
        assessment.refused_on = None
    else:
        assessment.issue_refused_on = None
    assessment.save(update_fields=["route", "refused_on", "issue_refused_on"])
    bound = rules.is_bound(question=decision.question, route=route)
    note_ready(assessment, decision.question, from_on if bound else None)
    for clock in ("ME-CONTACT", "AP-LODGE"):
        for held in assessment.case.deadlines.running().filter(clock=clock).order_by("id"):
            deadlines.end(assessment.case, clock, by=by, on=on, because="The decision was overturned", key=held.key)


def replace_clocks(assessment: Assessment, outcome: str, order: str, *, by: Actor, on: date, from_on: date) -> None:
    """New times take the place of the old: the sixteen and twenty weeks of the request are over for good."""
    case = assessment.case
    started = [
        deadlines.start(case, clock, by=by, on=from_on, key=key, **given)
        for clock, key, given in rules.clocks_after(outcome, order)
    ]
    for old, step in (("NA-DECIDE", "DECIDE"), ("NA-REFUSE", "REFUSE"), ("NA-DRAFT", "DRAFT"), ("NA-FINAL", "FINAL")):
        before = case.deadlines.filter(clock=old, met_on=None).order_by("-id").first()
        new = next((each for each in started if step in rules.step_of(each.clock, each.key)), None)
        if before is not None and new is not None:
            deadlines.supersede(
                before, new, by=by, on=on, because="An order, a concession or an agreement set new times"
            )
    if order == Order.MAKE_PLAN:
        decided_by_order(assessment, by=by, on=on)


def decided_by_order(assessment: Assessment, *, by: Actor, on: date) -> None:
    """An order or a concession to make a plan answers the question whether to issue one; nobody decides it again."""
    Decision.objects.create(
        assessment=assessment,
        question=Question.ISSUE,
        outcome=Outcome.YES,
        route=assessment.route,
        decided_on=on,
        decided_by_id=by.pk,  # type: ignore[attr-defined]
        reasons="An order, a concession or an agreement settled this.",
        told_on=on,
    )
    assessment.issue_agreed_on = on
    assessment.save(update_fields=["issue_agreed_on"])
