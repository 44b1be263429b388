"""Questions about topics as their readers see them: what stands in one, what is awaited, what changed and when."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max, QuerySet
from django.utils import timezone

from countywide.garden.knowledge.enums import AnsweredState
from countywide.garden.knowledge.models import Entry, EntryHistory, Follow, Question, Source, Topic
from countywide.garden.knowledge.queries.entries import SAID_TO_READERS, entries_of


def news_for(actor: Any) -> QuerySet[EntryHistory]:
    """Everything that changed for readers in what this person may read and is or was published, newest first."""
    out = Entry.objects.seen_by(actor).filter(published_at__lte=timezone.now())
    told = EntryHistory.objects.filter(did__in=SAID_TO_READERS, entry__in=out)
    return told.select_related("entry", "entry__topic").order_by("-at", "-id")


def latest_news(actor: Any, *, topic_key: str = "", days: int = 90, most: int = 50) -> list[EntryHistory]:
    """What changed lately, in one topic or all, for a feed."""
    news = news_for(actor).filter(at__gte=timezone.now() - timedelta(days=days))
    return list((news.filter(entry__topic__key=topic_key) if topic_key else news)[:most])


def last_change_of(topic: Topic, *, actor: Any) -> datetime | None:
    """When something a reader would notice last changed in a topic."""
    at: datetime | None = news_for(actor).filter(entry__topic=topic).order_by().aggregate(at=Max("at"))["at"]
    return at


def answered_in(topic: Topic, *, actor: Any) -> list[Entry]:
    """The answers of a topic that this person may read, those asked most first."""
    return list(entries_of(topic, actor=actor).filter(answered=AnsweredState.ANSWERED).order_by("-asked_count", "id"))


def unanswered_in(topic: Topic, *, actor: Any) -> list[Question]:
    """Questions of a topic that were asked before and still wait, soonest due first."""
    asked = entries_of(topic, actor=actor).exclude(answered=AnsweredState.ANSWERED)
    waiting = Question.objects.waiting().filter(from_entry__in=asked, is_private=False)
    return list(waiting.select_related("from_entry").order_by("reply_by", "id"))


def sources_of(topic: Topic, *, actor: Any) -> list[Source]:
    """The documents from which a topic's answers come, newest first."""
    return list(
        Source.objects.filter(entries__in=entries_of(topic, actor=actor)).distinct().order_by("-imported_at", "-id")
    )


def follow_of(topic: Topic, actor: Any) -> Follow | None:
    """How this person follows a topic, if they do."""
    if actor.pk is None:
        return None
    return (
        Follow.objects.filter(topic=topic, user=actor.pk, confirmed_at__isnull=False, ended_at=None)
        .order_by("id")
        .first()
    )
