"""Sorting what was said: another kind than the rule took it for, repeats joined and taken apart, offers passed on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from countywide.garden.floor import permissions
from countywide.garden.floor.signals import offered_help
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action

from ..enums import Kind
from ..models import Handling, Private, Question
from ..rules import becoming as rules
from . import sending, thanking
from .queue import bring_together


@action(permissions.HOST)
def sort(question: Question, *, by: Any, on: date, kind: str) -> None:
    """Say that something is of another kind than the rule took it for. What is private stays so."""
    if Private.objects.filter(question=question).exists() or kind == Kind.ONE_CHILD:
        raise RuleBroken("What is about one child is handled privately, and only its team decides on it.")
    if kind not in Kind.values or kind == question.kind:
        raise RuleBroken("Choose another kind than it has.")
    if question.sent_on_id:
        raise RuleBroken("A team has this question already.")
    question.kind = kind
    sending.keep(question, "kind")
    if kind == Kind.THANKS:
        thanking.thank(question, by=by)
    sending.sorted_by(question, by)
    audit.record("floor.sorted", by=by, about=question, on=on.isoformat(), kind=kind)


@action(permissions.HOST)
def join(question: Question, *, by: Any, on: date, now: datetime, into: Question) -> None:
    """Two asked the same: one is kept, shown once with how many asked, and everybody who asked hears its answer once (Q14)."""
    kept = Question.objects.select_for_update().get(pk=into.pk)
    if bar := rules.bar_to_merging(
        is_same=kept.pk == question.pk,
        is_merged=question.merged_into_id is not None,
        into_merged=kept.merged_into_id is not None,
        one_kind=question.kind,
        other_kind=kept.kind,
        is_sent=question.sent_on_id is not None,
        same_meeting=kept.floor.sitting.meeting_id == question.floor.sitting.meeting_id,
    ):
        raise RuleBroken(bar)
    joined(question, kept, by=by, on=on, now=now)
    sending.sorted_by(question, by)
    audit.record("floor.joined", by=by, about=question, on=on.isoformat(), into=kept.pk)


def joined(question: Question, kept: Question, *, by: Any, on: date, now: datetime) -> None:
    """Point one at the other, and let its askers wait for the answer of the one that is kept."""
    bring_together(question, kept, now=now)
    question.merged_into, question.merged_at = kept, now
    sending.keep(question, "merged_into", "merged_at")
    kept.vote_count = kept.votes.count()
    sending.keep(kept, "vote_count")
    handling = Handling.objects.filter(question=kept).select_related("entry").first()
    if kept.sent_on_id:
        sending.subscribe(kept, by=by, on=on)
    elif handling is not None and handling.entry is not None:
        sending.tell_answer(
            kept, handling.entry, by=by, round_=kept.reopened.count()
        )  # whoever was told is not told twice


@action(permissions.OWN)
def take_apart(question: Question, *, by: Any, on: date) -> None:
    """Its asker says that it is not the same: it stands on its own again, and waits to be sorted."""
    if not question.merged_into_id:
        raise RuleBroken("This question is not joined to another.")
    if question.asker_id != by.pk or by.pk is None:
        raise RuleBroken("Only whoever asked can say that it is not the same.")
    kept = question.merged_into
    assert kept is not None
    others = kept.repeats.exclude(pk=question.pk).filter(asker_id=by.pk).exists() or kept.asker_id == by.pk
    if not others:
        kept.askers.filter(user_id=by.pk).delete()
    kept.votes.filter(voter_id=by.pk).delete()
    kept.vote_count = kept.votes.count()
    sending.keep(kept, "vote_count")
    question.merged_into = question.merged_at = None
    sending.keep(question, "merged_into", "merged_at")
    Handling.objects.filter(question=question).update(apart_at=timezone.now(), sorted_at=None, sorted_by=None)
    audit.record("floor.taken-apart", by=by, about=question, on=on.isoformat(), kept=kept.pk)


@action(permissions.OWN)
def agree_to_offer(question: Question, *, by: Any, on: date) -> None:
    """Whoever offered help agrees that their name is passed on: the rooms that look for helpers hear of it."""
    if question.kind != Kind.OFFER:
        raise RuleBroken("This is not an offer of help.")
    if question.asker_id != by.pk or by.pk is None:
        raise RuleBroken("Only whoever offered help can agree to it.")
    handling = Handling.objects.get(question=question)
    if handling.agreed_at:
        raise RuleBroken("Your name was passed on already.")
    handling.agreed_at = timezone.now()
    handling.save(update_fields=["agreed_at"])
    audit.record("floor.offer-agreed", by=by, about=question, on=on.isoformat())
    offered_help.send(sender=Question, question=question)
