"""Evaluations, their rounds and papers, with whom they are shared, and feedback."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from .. import permissions, policies
from ..enums import Stands
from ..models import Consent, Evaluation, Feedback, Paper, Rating, Round, Sharing
from ..rules import evaluating
from ..types import Cell, Framework
from .who import schools_of_therapist


def consent_of(organisation_id: int) -> Consent | None:
    """That a school let its evaluation be kept."""
    return Consent.objects.filter(organisation_id=organisation_id).first()


def evaluation_of(organisation_id: int) -> Evaluation | None:
    """The evaluation that a school works on."""
    found = Evaluation.objects.under_way().filter(organisation_id=organisation_id)
    return found.select_related("organisation__school").first()


def earlier_of(organisation_id: int) -> list[Evaluation]:
    """Those before it, the newest first."""
    found = Evaluation.objects.filter(organisation_id=organisation_id, ended_on__isnull=False)
    return list(found.order_by("-started_on", "-id"))


def evaluation_with(key: Any, user: Any, *, on: date) -> Evaluation | None:
    """One evaluation: of one’s own school, or one that is shared with oneself as its link therapist."""
    found = Evaluation.objects.filter(key=key).select_related("organisation__school")
    return found.filter(seen_by(user, on=on)).first()


def evaluations_shared_with(user: Any, *, on: date) -> QuerySet[Evaluation]:
    """Those of the schools whose link therapist somebody is, as long as the school shares them."""
    found = Evaluation.objects.filter(shared_with(user, on=on)).select_related("organisation__school")
    return found.order_by("-started_on", "-id")


def seen_by(user: Any, *, on: date) -> Q:
    return Q(organisation__in=user.organisations_where(permissions.TAKE_PART)) | shared_with(user, on=on)


def shared_with(user: Any, *, on: date) -> Q:
    shared = Sharing.objects.filter(evaluation=OuterRef("pk"), stopped_on=None)
    return Q(Exists(shared), organisation__in=schools_of_therapist(user, on=on))


def framework_of(evaluation: Evaluation) -> Framework:
    """The words that an evaluation was made with."""
    return policies.framework_on(evaluation.worded_on)


def rounds_of(evaluation: Evaluation) -> list[Round]:
    """The baseline and every time after it, each with its ratings."""
    return list(evaluation.rounds.prefetch_related("ratings").order_by("number"))


def open_round(rounds: list[Round]) -> Round | None:
    """The round that is under way."""
    return next((each for each in rounds if each.closed_on is None), None)


def rating_at(held: Round, strand: str, level: str) -> Rating | None:
    """What was said of one outcome in a round."""
    return next((each for each in held.ratings.all() if (each.strand, each.level) == (strand, level)), None)


def cells_of(framework: Framework, rounds: list[Round]) -> list[Cell]:
    """Every outcome as it was in the baseline, and as the last round that rated it says."""
    words = {each.key: each.name for each in framework.ratings}
    said: list[dict[tuple[str, str], str]] = [
        {(each.strand, each.level): each.rating for each in held.ratings.all() if each.rating} for held in rounds
    ]
    found = []
    for strand, level in framework.cells:
        place = (strand.key, level.key)
        before = said[0].get(place, "") if said else ""
        now = next((each[place] for each in reversed(said) if place in each), "")
        found.append(
            Cell(
                strand.key, level.key, framework.called(*place), framework.rank(before), framework.rank(now),
                words.get(before, ""), words.get(now, ""),
            )
        )  # fmt: skip
    return found


def standing_of(evaluation: Evaluation, framework: Framework, rounds: list[Round]) -> Stands:
    """Where an evaluation stands."""
    first = list(rounds[0].ratings.all()) if rounds else []
    return evaluating.stands(
        outcomes=len(framework.cells),
        rated=sum(1 for each in first if each.rating),
        evidenced=sum(1 for each in first if each.evidence or each.link),
        reviewed_on=evaluation.reviewed_on,
        baseline_on=evaluation.baseline_on,
        again=any(each.closed_on for each in rounds[1:]),
    )


def papers_of(evaluation: Evaluation) -> list[Paper]:
    """The papers kept beside an evaluation."""
    return list(evaluation.papers.filter(file__removed_at=None).select_related("file").order_by("id"))


def paper_with(evaluation: Evaluation, pk: int) -> Paper | None:
    return evaluation.papers.filter(pk=pk, file__removed_at=None).select_related("file").first()


def is_shared(evaluation: Evaluation) -> Sharing | None:
    """Since when a school shares an evaluation, if it does."""
    return evaluation.sharings.filter(stopped_on=None).first()


def feedback_of(organisation_id: int) -> list[Feedback]:
    """What a school said of the tools, the newest first."""
    found = Feedback.objects.filter(organisation_id=organisation_id)
    return list(found.select_related("owner", "replied_by").order_by("-on", "-id"))


def feedback_waiting() -> QuerySet[Feedback]:
    """What waits for an answer, the longest first."""
    found = Feedback.objects.filter(replied_on=None)
    return found.select_related("organisation", "owner").order_by("reply_by", "id")


def feedback_with(reference: str) -> Feedback | None:
    return Feedback.objects.filter(reference=reference).select_related("organisation", "owner").first()
