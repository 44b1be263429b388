"""The reviews of a sample as the second officer reads them: the plan that was reviewed, the report and what was asked for, with
nothing that came after."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from countywide.casework.cases import queries as cases
from countywide.casework.plans import queries as plans
from countywide.casework.reviews import queries as reviews
from countywide.casework.reviews.queries import form_report
from countywide.oversight.quality.types import Candidate

from .. import permissions, rules
from ..models import BlindDecision, DecidedReview, Sample
from ..types import ChangeAsked
from .rates import NO_AREA

REVIEW = ("review__case__child", "review__case__team", "review__plan", "review__of_version")


def candidates(month: date) -> list[Candidate]:
    """The decisions of a month that can be made a second time, each with its area: those with a report, and a plan in rows."""
    rows = drawable(month).order_by("review_id").values_list("review_id", "area__name")
    return [Candidate(key, area or NO_AREA) for key, area in rows]


def drawable(month: date) -> QuerySet[DecidedReview]:
    """The decisions themselves, as they are counted."""
    found = DecidedReview.objects.filter(decided_on__range=(month, rules.last_day(month)), review__blind=None)
    return found.filter(review__report_on__isnull=False, review__of_version__isnull=False)


def samples() -> Any:
    """Every sample with how far it has come, the newest first."""
    counted = Sample.objects.annotate(
        drawn=Count("decisions"),
        decided=Count("decisions", filter=Q(decisions__decided_on__isnull=False)),
        unheld=Count("decisions", filter=Q(decisions__decider=None)),
    )
    return counted.order_by("-month")


def own_waiting(user: Any) -> QuerySet[BlindDecision]:
    """What this person has still to decide, the first due first. A case that they have come to see is no longer theirs."""
    return own(user).filter(decided_on=None).order_by("decide_by", "id")


def own_decided(user: Any) -> QuerySet[BlindDecision]:
    """What this person decided a second time, the newest first."""
    held = BlindDecision.objects.filter(decider=user.pk, decided_on__isnull=False).select_related("review__case")
    return held.order_by("-decided_on", "-id")


def own(user: Any) -> QuerySet[BlindDecision]:
    seen = cases.cases_seen_by(user).order_by().values("pk")
    return BlindDecision.objects.filter(decider=user.pk).exclude(review__case__in=seen).select_related(*REVIEW)


def second_with(key: Any, user: Any) -> BlindDecision | None:
    """One that waits for this person, blind."""
    return own_waiting(user).filter(key=key).first()


def compared_with(key: Any, user: Any) -> BlindDecision | None:
    """One that is decided, for whoever decided it, and for those who may see its case and open cases behind a number."""
    reads = Q(decider=user.pk)
    if user.may(permissions.OPEN_CASES):
        reads |= Q(review__case__in=cases.cases_seen_by(user).order_by().values("pk"))
    held = BlindDecision.objects.filter(reads, decided_on__isnull=False).select_related(*REVIEW, "sample")
    return held.filter(key=key).first()


def as_reviewed(held: BlindDecision) -> Any:
    """The review with the plan as it was reviewed."""
    return held.review


def asked_of(review: Any) -> list[Any]:
    """The changes that were asked for, beside what the reviewed plan said. The plan of today is not read: it may say what was
    decided."""
    return reviews.changes_of(review, review.of_version.says.rows)


def in_sentences(asked: list[Any]) -> list[ChangeAsked]:
    return [ChangeAsked(each.request.pk, each.called) for each in asked]


def criteria_of(review: Any) -> Any:
    """The published criteria by which the first decision was made, so that both are made by the same."""
    return reviews.criteria_of(review, on=review.decided_on)


def report_of(review: Any) -> Any:
    """The report page by page. What the plan says since is left out: the review is asked without its newer versions."""
    return form_report.report_of(review)


def plan_paper(held: BlindDecision) -> bytes:
    """The plan that was reviewed, as a PDF."""
    version = held.review.of_version
    assert version is not None, "Only reviews of a plan in rows are drawn."
    return plans.pdf_of(held.review.plan, version)
