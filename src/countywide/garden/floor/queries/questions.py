"""The queue and what stands beside it."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from countywide.garden.knowledge import rules as words

from ..enums import Kind
from ..models import Floor, Question, Vote


def queue_of(floor: Floor, actor: Any) -> list[Question]:
    """The one queue: what waits first, the most wanted at the top; each with whether this person voted for it."""
    voted = Exists(Vote.objects.filter(question=OuterRef("pk"), voter_id=actor.pk))
    found = Question.objects.filter(floor=floor).queued().select_related("item", "asker")
    ordered = found.annotate(voted=voted).order_by("-vote_count", "id")
    return sorted(ordered, key=lambda one: one.answered_live_at is not None)


def top_of(floor: Floor, *, most: int) -> list[Question]:
    """What most people want answered about the item that is on, or about none in particular; on the presenters' screen."""
    found = Question.objects.filter(floor=floor, answered_live_at=None).queued()
    if floor.current_item_id:
        found = found.filter(Q(item=floor.current_item_id) | Q(item=None))
    return list(found.select_related("item").order_by("-vote_count", "id")[:most])


def own_of(floor: Floor, actor: Any) -> list[Question]:
    """What this person asked here, whatever became of it; newest first."""
    if not actor.pk:
        return []
    found = Question.objects.filter(floor=floor, asker_id=actor.pk).select_related("item", "merged_into")
    return list(found.order_by("-id"))


def question_called(reference: str, actor: Any) -> Question | None:
    """One question of the queue by its reference, or one's own."""
    found = Question.objects.seen_by(actor).filter(reference=reference.upper(), floor__sitting__cancelled_at=None)
    return found.select_related("floor__sitting__meeting", "item", "merged_into").first()


def questions_of(meeting: Any) -> QuerySet[Question]:
    """Everything asked at any sitting of a meeting."""
    return Question.objects.filter(floor__sitting__meeting=meeting).select_related("floor", "item").order_by("id")


def thanks_of(meeting: Any) -> dict[int | None, int]:
    """How many thanked the presenters of each agenda item; under None those who named none."""
    found = questions_of(meeting).filter(kind=Kind.THANKS).order_by()
    return dict(found.values_list("item_id").annotate(how_many=Count("id")))


def sent_already(floor: Floor, actor: Any, key: str) -> Question | None:
    """The question that this form sent before its connection dropped."""
    return Question.objects.filter(floor=floor, asker_id=actor.pk, key=key).first() if key and actor.pk else None


def like(question: Question) -> list[tuple[Question, float]]:
    """The others of its queue, the most alike first: by the words they share."""
    others = (
        Question.objects.filter(floor=question.floor_id).queued().exclude(pk=question.pk).order_by("-vote_count", "id")
    )
    own = set(words.normalised(question.public_text).split())
    weighed = [(other, sameness(own, set(words.normalised(other.public_text).split()))) for other in others]
    return sorted(weighed, key=lambda pair: -pair[1])


def sameness(one: set[str], other: set[str]) -> float:
    """The share of their words that two questions have in common."""
    return len(one & other) / len(one | other) if one and other else 0.0


def hidden_of(floor: Floor) -> list[Question]:
    """What the host hid, to be shown again if that was wrong."""
    return list(
        Question.objects.filter(floor=floor, kind=Kind.QUESTION, hidden_at__isnull=False).order_by("-hidden_at")
    )
