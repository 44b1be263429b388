"""What is done with a question while people are in the room: answered now, merged with one like it, hidden."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action

from .. import permissions, queries
from ..models import Asker, Question, Vote
from ..rules import room as rules
from .room import is_queued


@action(permissions.PRESENT)
def answer_now(question: Question, *, by: Any, now: datetime) -> None:
    """Note that it was answered in the room (Q74): it moves to the end of the queue, and its askers need not look again."""
    only_here(by, question)
    if not is_queued(question):
        raise RuleBroken("This question is no longer in the queue.")
    if question.answered_live_at:
        raise RuleBroken("This question is marked as answered already.")
    question.answered_live_at, question.answered_live_by_id = now, by.pk
    turned(question, "answered_live_at", "answered_live_by")
    audit.record("floor.answered-now", by=by, about=question)


@action(permissions.PRESENT)
def take_back_answer(question: Question, *, by: Any) -> None:
    """It was not answered after all: it stands in the queue again."""
    only_here(by, question)
    if not question.answered_live_at:
        raise RuleBroken("This question is not marked as answered.")
    question.answered_live_at = question.answered_live_by = None
    turned(question, "answered_live_at", "answered_live_by")
    audit.record("floor.answer-taken-back", by=by, about=question)


def only_here(by: Any, question: Question) -> None:
    """Whoever presents in another session does not decide here what was answered."""
    if not queries.is_presenter(by, question.floor):
        raise PermissionDenied(permissions.PRESENT.key)


@action(permissions.HOST)
def merge(question: Question, *, by: Any, now: datetime, into: Question) -> None:
    """Two asked the same: one stays in the queue, with the votes of both, and everybody who asked hears its answer (Q14)."""
    kept = Question.objects.select_for_update().get(pk=into.pk)
    bar = rules.bar_to_merging(
        is_same=kept.pk == question.pk,
        is_queued=is_queued(question),
        into_queued=is_queued(kept) and kept.floor.sitting.meeting_id == question.floor.sitting.meeting_id,
    )
    if bar:
        raise RuleBroken(bar)
    bring_together(question, kept, now=now)
    question.merged_into, question.merged_at = kept, now
    turned(question, "merged_into", "merged_at")
    kept.vote_count = kept.votes.count()
    turned(kept, "vote_count")
    audit.record("floor.merged", by=by, about=question, into=kept.pk)


def bring_together(question: Question, kept: Question, *, now: datetime) -> None:
    """Its askers hear the answer of the one that is kept; its voters, and whoever asked it, count there once."""
    for asker in question.askers.all():
        more = {"user_id": asker.user_id, "asked_at": asker.asked_at}
        Asker.objects.get_or_create(question=kept, email=asker.email, defaults=more)
    voters = set(question.votes.values_list("voter_id", flat=True)) | {question.asker_id}
    voters -= {None, kept.asker_id, *kept.votes.values_list("voter_id", flat=True)}
    Vote.objects.bulk_create(Vote(question=kept, voter_id=voter, at=now) for voter in sorted(voters))  # type: ignore[type-var]
    Question.objects.filter(merged_into=question).update(merged_into=kept)


@action(permissions.HOST)
def hide(question: Question, *, by: Any, now: datetime, why: str) -> None:
    """Hide an abusive post, or one that names a person, from the room. It stays on the record, with the reason."""
    if not why.strip():
        raise RuleBroken("Say in a few words why it is hidden: whoever wrote it is shown them.")
    if question.hidden_at:
        raise RuleBroken("This question is hidden already.")
    question.hidden_at, question.hidden_by_id, question.hidden_why = now, by.pk, why.strip()[:200]
    turned(question, "hidden_at", "hidden_by", "hidden_why")
    audit.record("floor.hidden", by=by, about=question)


@action(permissions.HOST)
def show_again(question: Question, *, by: Any) -> None:
    """Show a question that was hidden."""
    if not question.hidden_at:
        raise RuleBroken("This question is not hidden.")
    question.hidden_at, question.hidden_by, question.hidden_why = None, None, ""
    turned(question, "hidden_at", "hidden_by", "hidden_why")
    audit.record("floor.shown-again", by=by, about=question)


def turned(question: Question, *fields: str) -> None:
    """Keep what changed, and tell the room."""
    question.turn = question.floor.next_turn()
    question.save(update_fields=[*fields, "turn"])
