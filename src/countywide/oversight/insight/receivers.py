"""Listens to reviews: what was decided is counted once the family was told, and again when the changed plan was sent."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from countywide.casework.reviews import signals as of_reviews

from . import actions


@receiver([of_reviews.family_told, of_reviews.over])
def review_decided(sender: Any, review: Any, **_: Any) -> None:
    """Count the decision, or count it again now that more is known."""
    actions.keep(review)


@receiver(of_reviews.not_told)
def review_not_decided(sender: Any, review: Any, **_: Any) -> None:
    """The family was told nothing: it is no decision yet."""
    actions.forget(review)
