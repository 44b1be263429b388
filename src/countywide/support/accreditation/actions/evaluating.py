"""An evaluation begins, is rated card by card, is shared, looked at, locked as a baseline, and rated again."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.files import actions as files
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, queries, signals
from ..models import Consent, Evaluation, Paper, Rating, Round, Sharing
from ..rules import evaluating as rules
from ..types import Framework


@action(permissions.TAKE_PART)
def agree_to_keeping(school: Any, *, by: Actor, on: date, words: str) -> None:
    """A school lets its evaluation be kept. It is asked once, and what it was asked is kept with the answer."""
    if queries.consent_of(school.organisation_id):
        raise RuleBroken("This was agreed already.")
    Consent.objects.create(organisation_id=school.organisation_id, given_on=on, given_by_id=by.pk, words=words)  # type: ignore[attr-defined]
    audit.record("accreditation.agreed-to-keeping", by=by, about=school, on=on.isoformat())


@action(permissions.TAKE_PART)
def start(school: Any, *, by: Actor, on: date) -> Evaluation:
    """Begin an evaluation. Where one has a baseline, the new one stands beside it, so that the change can be seen."""
    if queries.consent_of(school.organisation_id) is None:
        raise RuleBroken("Say first that we may keep the evaluation: without that it cannot be found again.")
    held = queries.evaluation_of(school.organisation_id)
    if held is not None and held.baseline_on is None:
        raise RuleBroken("An evaluation is under way already. Go on with that one.")
    if held is not None:
        held.ended_on = on
        held.save(update_fields=["ended_on"])
        held.rounds.filter(closed_on=None).update(closed_on=on)
    made = Evaluation.objects.create(
        organisation_id=school.organisation_id,
        started_on=on,
        started_by_id=by.pk,  # type: ignore[attr-defined]
        worded_on=on,
    )
    made.rounds.create(number=0, begun_on=on)
    audit.record("accreditation.evaluation-started", by=by, about=made, on=on.isoformat())
    return made


@action(permissions.TAKE_PART)
def rate(
    evaluation: Evaluation, *, by: Actor, on: date, strand: str, level: str, rating: str, evidence: str = "",
    link: str = "", priority: int | None = None,
) -> Rating:  # fmt: skip
    """Say how things stand in one outcome. Half a card may be kept: evidence first, the rating later."""
    framework, rounds = read(evaluation)
    held = queries.open_round(rounds)
    bar = rules.bar_to_rating(
        is_ended=evaluation.ended_on is not None, is_open=held is not None, rating=rating,
        known=tuple(each.key for each in framework.ratings), priority=priority, link=link,
    )  # fmt: skip
    if (strand, level) not in {(one.key, other.key) for one, other in framework.cells}:
        bar = "There is no such outcome."
    if bar or held is None:
        raise RuleBroken(bar or "")
    kept, _new = Rating.objects.update_or_create(
        round=held, strand=strand, level=level,
        defaults={
            "rating": rating, "evidence": evidence.strip(), "link": link.strip(), "priority": priority,
            "changed_on": on, "changed_by_id": by.pk,  # type: ignore[attr-defined]
        },
    )  # fmt: skip
    audit.record("accreditation.rated", by=by, about=evaluation, strand=strand, level=level, on=on.isoformat())
    return kept


@action(permissions.TAKE_PART)
def add_paper(evaluation: Evaluation, *, by: Actor, on: date, title: str, file: Any) -> Paper:
    """Keep the PDF of an outside tool beside the evaluation, as it came. It opens once it was looked at for viruses."""
    if not file.name.lower().endswith(".pdf"):
        raise RuleBroken("Choose a PDF: the file that the outside tool gave you.")
    kept = files.receive(file, keeper="accreditation", place=f"evaluation:{evaluation.pk}", by=by)
    paper = evaluation.papers.create(title=title.strip()[:120], file=kept, added_on=on, added_by_id=by.pk)  # type: ignore[attr-defined]
    audit.record("accreditation.paper-added", by=by, about=evaluation, on=on.isoformat())
    return paper


@action(permissions.TAKE_PART)
def remove_paper(evaluation: Evaluation, *, by: Actor, on: date, paper: Paper) -> None:
    """Take a paper away again."""
    files.remove(paper.file, by=by)
    audit.record("accreditation.paper-removed", by=by, about=evaluation, on=on.isoformat())


@action(permissions.TAKE_PART)
def share(evaluation: Evaluation, *, by: Actor, on: date) -> Sharing:
    """Let the school’s link therapist read the evaluation here. Nothing is sent: the message holds a link and no attachment."""
    if queries.is_shared(evaluation):
        raise RuleBroken("It is shared with your link therapist already.")
    made = evaluation.sharings.create(since=on, by_id=by.pk)  # type: ignore[attr-defined]
    tell(
        notices.SHARED, to=queries.to_therapists(evaluation.organisation_id, on=on), cause=f"evaluation-shared:{made.pk}",
        by=by, about=evaluation, school=evaluation.organisation.name, key=evaluation.key,
    )  # fmt: skip
    audit.record("accreditation.shared", by=by, about=evaluation, on=on.isoformat())
    return made


@action(permissions.TAKE_PART)
def stop_sharing(evaluation: Evaluation, *, by: Actor, on: date) -> None:
    """From now on the link therapist cannot open it any more."""
    shared = queries.is_shared(evaluation)
    if shared is None:
        raise RuleBroken("It is shared with nobody.")
    shared.stopped_on = on
    shared.save(update_fields=["stopped_on"])
    audit.record("accreditation.sharing-stopped", by=by, about=evaluation, on=on.isoformat())


@action(permissions.TAKE_PART)
def review(evaluation: Evaluation, *, by: Actor, on: date, reviewed_on: date) -> None:
    """The school says on which day it looked at the evaluation with its link therapist."""
    reviewed(evaluation, by=by, on=on, reviewed_on=reviewed_on)


@action(permissions.READ_SHARED)
def note_review(evaluation: Evaluation, *, by: Any, on: date, reviewed_on: date) -> None:
    """The link therapist says so, of an evaluation that is shared with them."""
    if not queries.evaluations_shared_with(by, on=on).filter(pk=evaluation.pk).exists():
        raise RuleBroken("The school does not share this evaluation with you.")
    reviewed(evaluation, by=by, on=on, reviewed_on=reviewed_on)


def reviewed(evaluation: Evaluation, *, by: Any, on: date, reviewed_on: date) -> None:
    framework, rounds = read(evaluation)
    bar = rules.bar_to_reviewing(
        rated=count(rounds[0]), outcomes=len(framework.cells), is_open=rounds[0].closed_on is None,
        reviewed_on=evaluation.reviewed_on,
    )  # fmt: skip
    if bar or not evaluation.started_on <= reviewed_on <= on:
        raise RuleBroken(bar or "The day lies between the day on which the evaluation began and today.")
    evaluation.reviewed_on = reviewed_on
    evaluation.save(update_fields=["reviewed_on"])
    audit.record("accreditation.reviewed", by=by, about=evaluation, on=on.isoformat())


@action(permissions.TAKE_PART)
def lock_baseline(evaluation: Evaluation, *, by: Actor, on: date) -> None:
    """From now on the baseline never changes: later rounds are compared with it. A journey that waits for it goes on."""
    framework, rounds = read(evaluation)
    bar = rules.bar_to_locking(
        rated=count(rounds[0]), outcomes=len(framework.cells), is_open=rounds[0].closed_on is None,
        reviewed_on=evaluation.reviewed_on,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    Round.objects.filter(pk=rounds[0].pk).update(closed_on=on)
    evaluation.baseline_on = on
    evaluation.save(update_fields=["baseline_on"])
    audit.record("accreditation.baseline-locked", by=by, about=evaluation, on=on.isoformat())
    signals.baseline_locked.send(Evaluation, evaluation=evaluation, by=by, on=on)


@action(permissions.TAKE_PART)
def rate_again(evaluation: Evaluation, *, by: Actor, on: date) -> Round:
    """Begin another round: what was said before stays beside it."""
    rounds = queries.rounds_of(evaluation)
    bar = rules.bar_to_rating_again(
        is_ended=evaluation.ended_on is not None, baseline_on=evaluation.baseline_on,
        is_open=queries.open_round(rounds) is not None,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    made = evaluation.rounds.create(number=rounds[-1].number + 1, begun_on=on)
    audit.record("accreditation.rated-again", by=by, about=evaluation, on=on.isoformat(), round=made.number)
    return made


@action(permissions.TAKE_PART)
def close_round(evaluation: Evaluation, *, by: Actor, on: date) -> None:
    """Close a later round once everything in it is rated."""
    framework, rounds = read(evaluation)
    held = queries.open_round(rounds)
    if held is None or held.number == 0:
        raise RuleBroken("No later round is under way.")
    if bar := rules.missing(count(held), len(framework.cells)):
        raise RuleBroken(bar)
    held.closed_on = on
    held.save(update_fields=["closed_on"])
    audit.record("accreditation.round-closed", by=by, about=evaluation, on=on.isoformat(), round=held.number)


def read(evaluation: Evaluation) -> tuple[Framework, list[Round]]:
    return queries.framework_of(evaluation), queries.rounds_of(evaluation)


def count(held: Round) -> int:
    return sum(1 for each in held.ratings.all() if each.rating)
