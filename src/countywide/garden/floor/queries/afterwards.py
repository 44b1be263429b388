"""What remains of a meeting once it is over: who waits for which answer, and how long answers took."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from ..enums import Kind
from ..models import Question


def awaited_by(actor: Any, meeting: Any) -> set[int]:
    """The questions of a meeting whose answer somebody wants to hear: what they asked, and what theirs was joined to."""
    if actor.pk is None:
        return set()
    own = Question.objects.filter(floor__sitting__meeting=meeting).filter(Q(asker=actor.pk) | Q(askers__user=actor.pk))
    return {key for pair in own.order_by().values_list("pk", "merged_into_id") for key in pair if key}


def sent_on() -> list[Any]:
    """Every question of a session that a team answers: the questions as the teams have them, each once."""
    held = Question.objects.filter(sent_on__isnull=False, kind=Kind.QUESTION).select_related("sent_on").order_by("id")
    return list({each.sent_on_id: each.sent_on for each in held}.values())


def topics_asked() -> list[tuple[str, int]]:
    """For every question that has an answer under a topic: the topic, and the meeting at which it was asked."""
    held = Question.objects.filter(kind=Kind.QUESTION, hidden_at=None).order_by("id")
    found = held.values_list(
        "sent_on__answer__topic__title", "handling__entry__topic__title", "floor__sitting__meeting_id"
    )
    return [(sent or fitting, meeting) for sent, fitting, meeting in found if sent or fitting]
