"""Proposes and decides after a review: each change answered, the family told, and what is accepted proposed the same day."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.letters import actions as written
from countywide.casework.plans import actions as plans
from countywide.casework.plans import queries as plan_queries
from countywide.law import clocks
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import letters, notices, permissions, queries, rules
from ..enums import Answered, Outcome
from ..models import Proposal, Review
from ..types import Deciding
from .sending import FAMILY, SCHOOL, barred, school_letter, send
from .standing import mirror

WORDS = {
    Outcome.MAINTAIN: ("Decided to keep the plan as it is", "We decided to keep the plan as it is"),
    Outcome.AMEND: ("Decided to change the plan", "We decided to propose changes to the plan"),
    Outcome.CEASE: ("Decided to end the plan", "We decided to end the plan"),
}


@action(permissions.WORK)
def propose(review: Review, *, by: Actor, on: date, deciding: Deciding) -> Proposal:
    """Propose what to decide, with an answer to each change that was asked for. Somebody else decides; until then nobody
    outside the team sees it."""
    barred(
        rules.bar_to_proposing(
            over=review.over_on is not None, met_on=review.met_on, report_on=review.report_on,
            decided=review.decided_on is not None, proposed=queries.open_proposal(review) is not None, on=on,
            deciding=deciding,
        )
    )  # fmt: skip
    keep_answers(review, deciding)
    made = Proposal.objects.create(
        review=review, outcome=deciding.outcome, reasons=deciding.reasons.strip(), made_on=on, made_by_id=by.pk  # type: ignore[attr-defined]
    )  # fmt: skip
    mirror(review, on=on)
    cases.note(review.case, "reviews.proposed", by=by, on=on, title="A decision after the review is proposed")
    audit.record("reviews.proposed", by=by, about=review, on=on.isoformat(), outcome=deciding.outcome)
    return made


@action(permissions.DECIDE)
def send_proposal_back(review: Review, *, by: Actor, on: date, because: str) -> None:
    """What an officer proposed is not ready to be decided. The four weeks run on."""
    proposal = queries.open_proposal(review)
    if proposal is None:
        raise RuleBroken("Nothing is proposed.")
    if not because.strip():
        raise RuleBroken("Say what is missing.")
    proposal.sent_back_on, proposal.sent_back_because = on, because.strip()
    proposal.save(update_fields=["sent_back_on", "sent_back_because"])
    mirror(review, on=on)
    tell(
        notices.PROPOSAL_BACK, to=[Recipient(proposal.made_by.email, review.organisation_id, proposal.made_by_id)],
        cause=f"proposal:{proposal.pk}:back", by=by, about=review, reference=review.case.reference, key=review.key,
    )  # fmt: skip
    audit.record("reviews.proposal-back", by=by, about=review, on=on.isoformat(), proposal=proposal.pk)


@action(permissions.DECIDE)
def decide(review: Review, *, by: Actor, on: date, deciding: Deciding) -> None:
    """Decide to keep, to change or to end the plan (reg 20(10)). One person proposes and another decides.

    Kept: the family is told with a reason for each change that was asked for, its rights and the day of the next review
    (reg 20(11)). Changed: what is accepted is written into the plan and proposed to the family the same day (reg 22(2)(a)).
    Ended: the ending that was consulted on is decided (reg 31). The four weeks are kept once the family was told.
    """
    proposal = queries.open_proposal(review)
    changes = queries.changes_of(review)
    criteria = queries.criteria_of(review, on=on)
    barred(
        rules.bar_to_deciding(
            over=review.over_on is not None, met_on=review.met_on, report_on=review.report_on,
            decided=review.decided_on is not None, on=on, proposed_by=proposal.made_by_id if proposal else None,
            decider=by.pk, deciding=deciding,  # type: ignore[attr-defined]
            asked=[rules.Asked(each.request.pk, each.called, each.is_stale, each.rests_on) for each in changes],
            criteria={each.key: each.decides for each in criteria.criteria},
            past_outcomes=len(queries.past_outcomes(review, on=on)),
            prepares_a_move=queries.prepares_a_move(review, on=on),
            amendment_open=plan_queries.open_amendment(review.plan) is not None,
        )
    )  # fmt: skip
    keep_answers(review, deciding)
    review.outcome, review.decided_on, review.decided_by_id = deciding.outcome, on, by.pk  # type: ignore[attr-defined]
    review.reasons = "\n\n".join(filter(None, (deciding.reasons.strip(), deciding.despite.strip())))
    review.save()
    title, family_title = WORDS[Outcome(deciding.outcome)]
    cases.note(
        review.case, f"reviews.decided-{deciding.outcome.lower()}", by=by, on=on, title=title, detail=review.reasons,
        family_title=family_title, to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("reviews.decided", by=by, about=review, on=on.isoformat(), outcome=deciding.outcome)
    CARRY_OUT[Outcome(deciding.outcome)](review, deciding, changes, by=by, on=on)
    mirror(review, on=on)


def keep_answers(review: Review, deciding: Deciding) -> None:
    """What is said to each change, kept with it."""
    held = {each.pk: each for each in review.changes.order_by("id")}
    for answer in deciding.answers:
        change = held.get(answer.change)
        if change is None:
            raise RuleBroken("A change that you answered is no longer asked for. Look at the list again.")
        if answer.answered == Answered.DECLINE and not (answer.criterion and answer.because.strip()):
            raise RuleBroken("Choose the criterion by which you decline a change, and say why.")
        change.answered, change.criterion = answer.answered, answer.criterion
        change.because, change.agreed_wording = answer.because.strip(), answer.agreed_wording.strip()
        change.save(update_fields=["answered", "criterion", "because", "agreed_wording"])


# --- each outcome ----------------------------------------------------------------------------


def maintain(review: Review, deciding: Deciding, changes: list[queries.Change], *, by: Any, on: date) -> None:
    """The family and the head or principal are told, with a reason for each change that was asked for."""
    what, words = f"decision:{review.pk}", maintained_words(review, deciding, changes, on=on)
    send(review, letters.MAINTAINED, what, FAMILY, by=by, on=on, words=words)
    if head := school_letter(review):
        send(review, letters.MAINTAINED_OTHERS, what, SCHOOL, by=by, on=on, words=words, to=head)


def maintained_words(review: Review, deciding: Deciding, changes: list[queries.Change], *, on: date) -> dict[str, Any]:
    """What the letter says: also for the look at it before it is sent."""
    given = {each.change: each for each in deciding.answers}
    criteria = queries.criteria_of(review, on=on)
    rows = []
    for each in changes:
        answer = given.get(each.request.pk)
        if answer is not None:
            criterion = criteria.criterion(answer.criterion)
            why = ". ".join(filter(None, (criterion.says if criterion else "", answer.because.strip())))
            rows.append((queries.asked_in_words(each), Answered(answer.answered).label, why))
    return {
        "met_on": review.met_on,
        "decided_on": on,
        "reasons": deciding.reasons.strip(),
        "despite": deciding.despite.strip(),
        "changes": rows,
        "next_review_by": clocks.answer("AR-YEAR", on).legal_due,
    }


def letter_ahead(review: Review, deciding: Deciding, changes: list[queries.Change], *, on: date) -> str:
    """The letter as the first of the family would read it if this were decided today; nothing is kept or sent."""
    return written.look_ahead(
        review.case, letters.MAINTAINED, on=on, words=maintained_words(review, deciding, changes, on=on)
    )


def amend(review: Review, deciding: Deciding, changes: list[queries.Change], *, by: Any, on: date) -> None:
    """What is accepted is written into the plan's working copy, and the notice with the changes goes the same day: a letter
    that only says that the plan will be changed is a breach (reg 22(2)(a))."""
    deadlines.start(review.case, "AR-NOTICE-AMEND", by=by, on=review.met_on or on, key=review.clock_key)
    answers = {each.change: each for each in deciding.answers}
    for each in changes:
        answer = answers[each.request.pk]
        if answer.answered == Answered.ACCEPT:
            apply(review, each, each.request.wording, by=by, on=on)
        elif answer.answered == Answered.PART:
            apply(review, each, answer.agreed_wording, by=by, on=on)
    review.amendment = plans.propose_amendment(
        review.plan,
        by=by,
        on=on,
        because="REVIEW",
        meeting_on=review.met_on,
        reasons=reasons_of_amendment(deciding, changes),
    )
    review.save(update_fields=["amendment"])


def apply(review: Review, change: queries.Change, wording: str, *, by: Any, on: date) -> None:
    """Write one accepted change into the working copy, as its own words say. A row that is gone meanwhile, and was confirmed,
    is written anew."""
    request = change.request
    row = plan_queries.row_with(review.plan, request.row_key) if request.row_key else None
    if row is None or change.row is None:
        if wording.strip():
            plans.add_row(review.plan, by=by, on=on, section=request.section, text=wording.strip())
    elif not wording.strip() and request.joined_into:
        plans.join_row(row, by=by, on=on, into=str(request.joined_into))
    elif not wording.strip():
        plans.remove_row(row, by=by, on=on)
    elif request.from_card:  # a card suggests an outcome's sentence; its day and its measure stand beside it
        plans.change_row(row, by=by, on=on, text=wording.strip())
    else:
        text, details = queries.as_written(change.row, wording)
        plans.change_row(row, by=by, on=on, text=text, details=details)


def reasons_of_amendment(deciding: Deciding, changes: list[queries.Change]) -> str:
    """Why the plan changes, and why what was not accepted does not (reg 20(11))."""
    answers = {each.change: each for each in deciding.answers}
    kept = [
        f"- {queries.asked_in_words(each)}: {answers[each.request.pk].because.strip()}"
        for each in changes
        if answers[each.request.pk].answered in (Answered.DECLINE, Answered.PART)
    ]
    if not kept:
        return deciding.reasons.strip()
    told = "We were asked for these changes too, and did not accept them, or not all of them:"
    return "\n\n".join([deciding.reasons.strip(), told, "\n".join(kept)])


def cease(review: Review, deciding: Deciding, changes: list[queries.Change], *, by: Any, on: date) -> None:
    """The ending that the family and the head were consulted on is decided, with their rights (reg 31)."""
    ending = plan_queries.open_ending(review.plan)
    if ending is None:
        raise RuleBroken(
            "Before a plan can be ended, the family and the head or principal are told that the council considers it, and "
            "asked what they think (reg 31(1)). Do that first, on the page of the plan."
        )
    plans.decide_to_end(ending, by=by, on=on, reasons=deciding.reasons.strip())


CARRY_OUT = {Outcome.MAINTAIN: maintain, Outcome.AMEND: amend, Outcome.CEASE: cease}
