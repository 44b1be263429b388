"""Draws a month's sample, gives it to officers of other teams, and keeps what they decide without knowing the first decision.

The second decision is kept apart from the review: nothing of the plan, its letters or its clocks hangs on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from countywide.casework.deadlines import queries as deadlines
from countywide.oversight.quality import rules as of_samples
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, permissions, queries, rules, sampling
from ..models import BlindAnswer, BlindDecision, Sample
from ..types import SecondAnswer


@action(permissions.DRAW)
def draw(_: None, *, by: Actor, on: date, month: date) -> Sample:
    """Draw the reviews of a month that are decided a second time, in proportion to area. The sample's key is its seed."""
    found, drawn_by = queries.candidates(month), sampling.in_force(on)
    is_drawn = Sample.objects.filter(month=month).exists()
    if bar := rules.bar_to_sampling(month=month, on=on, is_drawn=is_drawn, candidates=len(found)):
        raise RuleBroken(bar)
    layers = dict(sorted(Counter(each.layer for each in found).items()))
    made = Sample.objects.create(month=month, rules_from=drawn_by.begins, drawn_on=on, layers=layers)
    size = rules.size_of(len(found), share=drawn_by.share, least=drawn_by.least, most=drawn_by.most)
    keys = of_samples.drawn(found, size=size, seed=str(made.key))
    first = {each.review_id: each for each in queries.drawable(month).filter(review__in=keys)}
    BlindDecision.objects.bulk_create(
        BlindDecision(
            sample=made, review_id=key, place=place, first_on=first[key].decided_on, area_id=first[key].area_id,
            team_id=first[key].team_id,
        )
        for place, key in enumerate(keys, 1)
    )  # fmt: skip
    audit.record("insight.sample-drawn", by=by, about=made, on=on.isoformat(), reviews=size, of=len(found))
    return made


@action(permissions.DRAW)
def give_out(sample: Sample, *, by: Actor, on: date) -> int:
    """Give each review that waits to an officer of another team who had no part in the case and cannot see it; how many were
    given. One whose officer left, or came to see the case, is taken back and given to somebody else."""
    anew = queries.given_anew(sample, on=on)
    if not anew:
        raise RuleBroken("Nothing waits to be given out, or no officer of another team is free to decide it.")
    decide_by = deadlines.calendar().working_days_after(on, sampling.read(sample.rules_from).days)
    for held in sample.decisions.filter(pk__in=anew).order_by("place"):
        held.decider_id = anew[held.pk]
        held.given_on, held.decide_by = (on, decide_by) if held.decider_id else (None, None)
        held.save(update_fields=["decider", "given_on", "decide_by"])
    count = Counter(key for key in anew.values() if key)
    audit.record("insight.sample-given", by=by, about=sample, on=on.isoformat(), reviews=sum(count.values()))
    for person in queries.people_with(count):
        tell(
            notices.SECOND, to=[Recipient(person.email, None, person.pk)], by=by, about=sample,
            cause=f"sample:{sample.pk}:given:{person.pk}:{on.isoformat()}", number=count[person.pk], decide_by=decide_by,
        )  # fmt: skip
    return sum(count.values())


@action(permissions.DECIDE_SECOND)
def decide(
    held: BlindDecision, *, by: Actor, on: date, outcome: str, reasons: str, answers: Mapping[int, SecondAnswer]
) -> None:
    """Decide a second time, blind: once, by the criteria that were in force for the first decision."""
    review = queries.as_reviewed(held)
    asked = queries.asked_of(review)
    bar = rules.bar_to_second(
        is_decider=held.decider_id == by.pk,  # type: ignore[attr-defined]
        decided_on=held.decided_on,
        is_blind=queries.is_blind(held, by),
        outcome=outcome,
        reasons=reasons,
        asked=queries.in_sentences(asked),
        answers=answers,
        criteria={each.key: each.decides for each in queries.criteria_of(review).criteria},
    )
    if bar:
        raise RuleBroken(bar)
    held.outcome, held.reasons, held.decided_on = outcome, reasons.strip(), on
    held.save(update_fields=["outcome", "reasons", "decided_on"])
    BlindAnswer.objects.bulk_create(
        BlindAnswer(
            decision=held, change=each.request, answered=given.answered, criterion=given.criterion, because=given.because.strip()
        )
        for each in asked
        if (given := answers.get(each.request.pk))
    )  # fmt: skip
    audit.record("insight.decided-second", by=by, about=held, on=on.isoformat(), outcome=outcome)
