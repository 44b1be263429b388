"""The review rule for many children at once: two queries, however many."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from countywide.casework.reviews import queries as reviews

from ..enums import Stage
from ..models import ReviewDecision, Transfer
from ..rules import review as rules
from ..types import Card, Limit, Past, Round


def cards_of(transfers: Iterable[Transfer], held: Round, law: Limit, *, on: date) -> dict[int, Card]:
    """For each child whether a review before the move is needed, by the move's key in the database."""
    found = list(transfers)
    by_plan = reviews.reviews_of_plans({each.plan_id for each in found})
    standing = ReviewDecision.objects.filter(transfer__in=[each.pk for each in found], ended_on=None).order_by("id")
    decided = {each.transfer_id: (each.says, each.because) for each in standing}
    cards = {}
    for each in found:
        held_reviews = by_plan.get(each.plan_id, [])
        cards[each.pk] = rules.card(
            held, law, reviews=past_of(held_reviews), decided=decided.get(each.pk),
            next_yearly=next_yearly_of(held_reviews), on=on,
        )  # fmt: skip
    return cards


def card_of(moving: dict[str, Any], held: Round, law: Limit, *, on: date) -> Card:
    """The same for one child, of whom `beside_cases` has read what is known; one query."""
    found = reviews.reviews_of_plans([moving["plan"]]).get(moving["plan"], [])
    decided = (moving["says"], moving["because"]) if moving["says"] else None
    return rules.card(held, law, reviews=past_of(found), decided=decided, next_yearly=next_yearly_of(found), on=on)


def past_of(found: Iterable[Any]) -> list[Past]:
    return [Past(str(one.key), one.met_on, one.decided_on) for one in found]


def next_yearly_of(found: Iterable[Any]) -> date | None:
    """By when the review that runs or comes next must be complete."""
    return next((one.due_by for one in found if one.over_on is None and one.told_on is None), None)


def beside_cases(_user: Any) -> Subquery:
    """The newest move of the child of a case, read with the case for its page."""
    decision = ReviewDecision.objects.filter(transfer=OuterRef("pk"), ended_on=None)
    newest = Transfer.objects.filter(case=OuterRef("pk")).order_by("-identified_on", "-id")
    newest = newest.annotate(
        says=Subquery(decision.values("says")[:1]), because=Subquery(decision.values("because")[:1])
    )
    found = JSONObject(
        key="key", round="round", stage="stage", plan="plan_id", says="says", because="because", named="named__name",
        named_from="named_from", type="plan__named", setting="plan__setting",
    )  # fmt: skip
    return Subquery(newest.values(found=found)[:1])


def lacks_review(held: Round) -> Q:
    """In the round with no decided review inside the twelve months, and no decision to do without one (Q07)."""
    reviewed = reviews.plans_reviewed_since(rules.counts_from(held))
    decided = ReviewDecision.objects.filter(ended_on=None).order_by().values("transfer")
    return ~Q(stage=Stage.LEFT) & ~Q(plan__in=reviewed) & ~Q(pk__in=decided)


def without_review(found: QuerySet[Transfer], held: Round) -> QuerySet[Transfer]:
    """Those of a list."""
    return found.filter(lacks_review(held))


def review_accepted(card: Card) -> Any:
    """The earlier review that a decision accepts."""
    return reviews.review_by_key(card.earlier.key) if card.earlier else None
