"""What remains of a meeting once it is over: its questions with their answers, and how long those took."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from countywide.garden.floor.enums import Kind
from countywide.garden.floor.models import Question


def asked_at(meeting: Any, *, whose: Any = None) -> list[Question]:
    """What was asked at any sitting of a meeting, once each: merged ones stand with the one they were merged into. With `whose`
    only what this person wants to hear the answer to. Nothing about one child, and nothing hidden."""
    found = Question.objects.queued().filter(floor__sitting__meeting=meeting)
    if whose is not None:
        found = found.filter(Q(asker=whose) | Q(askers__user=whose)).distinct()
    return list(found.select_related("item", "sent_on__team", "sent_on__answer__topic").order_by("-vote_count", "id"))


def sent_on() -> list[Any]:
    """Every question of a session that a team answers: the questions as the teams have them, each once."""
    held = Question.objects.filter(sent_on__isnull=False, kind=Kind.QUESTION).select_related("sent_on").order_by("id")
    return list({each.sent_on_id: each.sent_on for each in held}.values())


def topics_asked() -> list[tuple[str, int]]:
    """For every question that has an answer under a topic: the topic, and the meeting at which it was asked."""
    held = Question.objects.filter(kind=Kind.QUESTION, sent_on__answer__topic__isnull=False).order_by("id")
    return list(held.values_list("sent_on__answer__topic__title", "floor__sitting__meeting_id"))
