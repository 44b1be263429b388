"""Questions that people asked and the editor's lists of what wants doing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from countywide.garden.knowledge import permissions
from countywide.garden.knowledge.models import Entry, Hold, Judgement, Link, Question, Search, SynonymGroup, Wording


def questions_for(actor: Any) -> QuerySet[Question]:
    """The questions this person may read, soonest due first."""
    found = Question.objects.seen_by(actor).select_related("team", "answer", "from_entry")
    return found.annotate(asked_by=Count("askers", distinct=True)).order_by("reply_by", "id")


def waiting_for(actor: Any) -> QuerySet[Question]:
    """Those of them that still wait."""
    return questions_for(actor).filter(answered_at=None, closed_at=None, joined_into=None)


def how_many_wait(actor: Any, on: date) -> tuple[int, int]:
    """How many questions wait for this person's teams, and how many of them are late, in one query."""
    counted = (
        Question.objects.seen_by(actor)
        .waiting()
        .aggregate(all=Count("id"), late=Count("id", filter=Q(reply_by__lt=on)))
    )
    return counted["all"], counted["late"]


def waiting_by_team(actor: Any, on: date) -> list[Any]:
    """How many questions wait with each team, how many are late, and since when the oldest."""
    waiting = Question.objects.seen_by(actor).waiting()
    return list(
        waiting.values("team_key", "team__name")
        .annotate(waiting=Count("id"), late=Count("id", filter=Q(reply_by__lt=on)), oldest=Min("asked_at"))
        .order_by("-late", "-waiting", "team_key")
    )


def question_called(reference: str) -> Question | None:
    """One question by its reference, for its receipt."""
    return Question.objects.select_related("team", "answer").filter(reference=reference.upper()).first()


def open_question_of(entry: Entry) -> Question | None:
    """The question an unanswered row waits as."""
    return Question.objects.waiting().filter(from_entry=entry).order_by("id").first()


def same_question_waiting(sameness: str) -> Question | None:
    """A waiting question in the same words, so that a second asker joins the first. One child's story is never shared."""
    return Question.objects.waiting().filter(sameness=sameness, is_private=False).order_by("id").first()


def failed_searches() -> QuerySet[Search]:
    """Searches that found nothing or little and nobody has dealt with, the most frequent first."""
    return Search.objects.filter(dealt_with_at=None).order_by("-times", "-last_at", "id")


def holds_for(actor: Any) -> QuerySet[Hold]:
    """Personal data held back that nobody has looked at, oldest first."""
    return Hold.objects.seen_by(actor).not_looked_at().select_related("entry", "source", "entry__source").order_by("id")


def entries_about_one_child() -> QuerySet[Entry]:
    """Entries that read as if one child could be picked out and no editor has looked at yet."""
    return Entry.objects.filter(about_one_child=True, looked_at=None, withdrawn_at=None).with_owners().order_by("id")


def expired_on(day: date) -> QuerySet[Entry]:
    """Entries past the day by which somebody should have looked at them again, longest first."""
    return Entry.objects.expired_on(day).with_owners().order_by("review_by", "id")


def overdue_news(day: date) -> QuerySet[Entry]:
    """Entries that promised news by a day that has passed."""
    return (
        Entry.objects.shown().canonical().filter(next_update_by__lt=day).with_owners().order_by("next_update_by", "id")
    )


def unpublished() -> QuerySet[Entry]:
    """Drafts, newest first."""
    return Entry.objects.filter(published_at=None, withdrawn_at=None).with_owners().order_by("-id")


def proposed_wordings(actor: Any) -> QuerySet[Wording]:
    """Wordings people used that wait for a person's yes, the most frequent first; an owner sees their own team's."""
    waiting = Wording.objects.filter(approved_at=None, refused_at=None).select_related("entry", "entry__team")
    if not actor.may(permissions.EDIT):
        waiting = waiting.filter(entry__team__organisation_id__in=actor.organisations_where(permissions.ANSWER))
    return waiting.order_by("-times", "id")


def problems() -> QuerySet[Judgement]:
    """What readers said was wrong or did not help, newest first."""
    return (
        Judgement.objects.filter(helped=False, dealt_with_at=None)
        .select_related("entry", "entry__team")
        .order_by("-id")
    )


def broken_links() -> QuerySet[Link]:
    """Links in entries that were not there when last looked at."""
    return (
        Link.objects.exclude(trouble="")
        .filter(entry__withdrawn_at=None)
        .select_related("entry")
        .order_by("entry_id", "id")
    )


def likely_repeats(most: int = 50) -> list[tuple[Entry, Entry, float]]:
    """Pairs of entries whose questions are nearly the same, nearest first: for an editor to merge or leave."""
    import numpy as np

    from countywide.garden.knowledge.engine import read_vectors

    rows = list(
        Entry.objects.shown()
        .canonical()
        .filter(kind="QA", vector__isnull=False)
        .select_related("vector")
        .order_by("id")
    )
    read = [read_vectors(bytes(entry.vector.kept)) for entry in rows]
    if len(rows) < 2 or any(vectors is None for vectors in read):
        return []
    matrix = np.vstack([vectors.vectors[0] for vectors in read if vectors])
    found: list[tuple[float, int, int]] = []
    for start in range(0, len(rows), 500):
        near = matrix[start : start + 500] @ matrix.T
        for at, other in zip(*np.where(near > 0.9), strict=True):
            if start + at < other:
                found.append((float(near[at, other]), start + int(at), int(other)))
    return [(rows[one], rows[two], round(score, 3)) for score, one, two in sorted(found, reverse=True)[:most]]


def synonym_groups() -> QuerySet[SynonymGroup]:
    """The groups of words that mean the same, as the editors keep them."""
    return SynonymGroup.objects.order_by("id")


def counts_for(actor: Any, on: date) -> dict[str, int]:
    """How much waits in each of the editor's lists."""
    waiting = Question.objects.seen_by(actor).waiting()
    return {
        "waiting": waiting.count(),
        "late": waiting.filter(reply_by__lt=on).count(),
        "failed_searches": Search.objects.filter(dealt_with_at=None).count(),
        "expired": Entry.objects.expired_on(on).count(),
        "holds": Hold.objects.seen_by(actor).not_looked_at().count(),
        "one_child": Entry.objects.filter(about_one_child=True, looked_at=None, withdrawn_at=None).count(),
        "wordings": Wording.objects.filter(approved_at=None, refused_at=None).count(),
        "problems": Judgement.objects.filter(helped=False, dealt_with_at=None).count(),
        "broken_links": Link.objects.exclude(trouble="").filter(entry__withdrawn_at=None).count(),
        "drafts": Entry.objects.filter(published_at=None, withdrawn_at=None).count(),
    }
