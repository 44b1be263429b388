"""Questions people ask: sent, passed on, joined, answered, closed; and everyone who asked is told."""

from __future__ import annotations

from datetime import date, timedelta
from secrets import randbelow
from typing import Any

from django.utils import timezone

from countywide.garden.knowledge import notices, permissions, privacy, rules
from countywide.garden.knowledge.actions.publishing import new_slug, plain_value, set_links
from countywide.garden.knowledge.actions.telling import (
    check_words,
    now_findable,
    recipient_of,
    remember,
    short_words,
    tell_of_change,
)
from countywide.garden.knowledge.enums import AnsweredState, Audience, Did
from countywide.garden.knowledge.models import Asker, Entry, Question
from countywide.garden.knowledge.queries import same_question_waiting
from countywide.garden.knowledge.teams import Desk, desk_for, desks, mailboxes_of
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.outbox.actions import tell


@action(permissions.ASK)
def send_question(
    _: None,
    *,
    by: Any,
    on: date,
    text: str,
    email: str = "",
    team_key: str = "",
    why: str = "",
    organisation_id: int | None = None,
    reply_by: date | None = None,
) -> Question:
    """Send a question nobody has answered to the team it belongs to. The same words waiting already gain an asker.

    `reply_by` is a day that was promised already, as to those who ask at a forum; else the team's own days count.
    """
    if bar := rules.bar_to_asking(text):
        raise RuleBroken(bar)
    seen = privacy.looked_through(text.strip())
    is_private = bool(seen.spans) or seen.about_one_child
    sameness = rules.normalised(seen.masked)[:300]
    question = None if is_private else same_question_waiting(sameness)
    desk = desk_for(team_key, desks())
    if question is None:
        question = Question.objects.create(
            reference=new_reference(),
            text=seen.text,
            public_text=seen.masked,
            sameness=sameness,
            is_private=is_private,
            team_id=desk.pk,
            team_key=desk.key,
            why_routed=why[:200],
            reply_by=reply_by or rules.reply_by(on, desk.reply_days),
        )
        tell_team(question, desk, by=by)
    if email:
        add_asker(question, email, by=by, organisation_id=organisation_id)
        tell_receipt(question, desk, email, by=by, organisation_id=organisation_id)
    audit.record("knowledge.question-sent", by=by, about=question, on=on.isoformat(), team=question.team_key)
    return question


@action(permissions.ASK)
def subscribe(
    question: Question, *, by: Any, on: date, email: str, user_id: int | None = None, organisation_id: int | None = None
) -> None:
    """Somebody else waits for this answer: they have its reference and day now, and hear the answer with whoever asked."""
    address = email.strip().lower()
    asker, is_new = Asker.objects.get_or_create(
        question=question, email=address, defaults={"user_id": user_id, "organisation_id": organisation_id}
    )
    if is_new:
        tell(
            notices.SENT,
            to=[recipient_of(asker)],
            cause=f"question:{question.pk}:sent",
            by=by,
            about=question,
            reference=question.reference,
            question=question.public_text,
            team=desk_for(question.team_key, desks()).name,
            reply_by=question.reply_by,
        )
    audit.record("knowledge.question-waited-for", by=by, about=question, on=on.isoformat())


@action(permissions.ANSWER)
def send_on(question: Question, *, by: Any, on: date, team_key: str, why: str) -> None:
    """Pass a question to the team that knows. Its reply-by date stays: the asker was promised it."""
    if bar := rules.bar_to_answering(question.state):
        raise RuleBroken(bar)
    known = desks()
    if team_key not in known:
        raise RuleBroken("Choose a team from the list.")
    desk = known[team_key]
    question.team_id, question.team_key, question.why_routed = desk.pk, desk.key, why[:200]
    question.save(update_fields=["team", "team_key", "why_routed"])
    tell_team(question, desk, by=by)
    audit.record("knowledge.question-sent-on", by=by, about=question, on=on.isoformat(), team=desk.key)


@action(permissions.EDIT)
def join(question: Question, *, by: Any, on: date, into: Question) -> None:
    """Two people asked the same: one question is kept and everyone who asked hears its answer."""
    kept = Question.objects.select_for_update().get(pk=into.pk)
    if kept.pk == question.pk:
        raise RuleBroken("A question cannot be joined to itself.")
    for bar in (rules.bar_to_answering(question.state), rules.bar_to_answering(kept.state)):
        if bar:
            raise RuleBroken(bar)
    for asker in question.askers.all():
        Asker.objects.get_or_create(
            question=kept,
            email=asker.email,
            defaults={"user_id": asker.user_id, "organisation_id": asker.organisation_id, "asked_at": asker.asked_at},
        )
    question.joined_into = kept
    question.save(update_fields=["joined_into"])
    audit.record("knowledge.question-joined", by=by, about=question, on=on.isoformat(), into=kept.pk)


@action(permissions.ANSWER)
def answer_question(
    question: Question,
    *,
    by: Any,
    on: date,
    answer: str = "",
    short_answer: str = "",
    asked: str = "",
    entry: Entry | None = None,
    may_name: bool = False,
    links: tuple[str, ...] = (),
    **given: Any,
) -> Entry:
    """Publish the answer and tell everyone who asked. `entry` names one that answers it already; `asked` is how the
    question reads in public (its masked words otherwise). An imported row that had no answer is answered in place."""
    if bar := rules.bar_to_answering(question.state):
        raise RuleBroken(bar)
    if entry is None:
        entry = answered_entry(
            question,
            by=by,
            on=on,
            answer=answer,
            short_answer=short_answer,
            asked=asked,
            may_name=may_name,
            given=given,
        )
        set_links(entry, links)
        now_findable()
    question.answered_at, question.answer = timezone.now(), entry
    question.save(update_fields=["answered_at", "answer"])
    tell_askers(question, entry, by=by)
    audit.record("knowledge.question-answered", by=by, about=question, on=on.isoformat(), entry=entry.pk)
    return entry


@action(permissions.ANSWER)
def close_question(question: Question, *, by: Any, on: date, why: str) -> None:
    """Close a question that needs no published answer, such as thanks or one child's case, and say why to whoever asked."""
    if bar := rules.bar_to_answering(question.state):
        raise RuleBroken(bar)
    if not why.strip():
        raise RuleBroken("Say why it is closed, in a sentence for whoever asked.")
    question.closed_at, question.closed_why = timezone.now(), why[:200]
    question.save(update_fields=["closed_at", "closed_why"])
    words: dict[str, Any] = {"reference": question.reference, "question": question.public_text, "why": why}
    tell(
        notices.CLOSED,
        to=map(recipient_of, everyone_who_asked(question)),
        cause=f"question:{question.pk}:closed",
        by=by,
        about=question,
        **words,
    )
    audit.record("knowledge.question-closed", by=by, about=question, on=on.isoformat())


def answered_entry(
    question: Question,
    *,
    by: Any,
    on: date,
    answer: str,
    short_answer: str,
    asked: str,
    may_name: bool,
    given: dict[str, Any],
) -> Entry:
    """The entry that answers it: the imported row it came from, or a new one, published now."""
    words = asked.strip() or question.public_text
    check_words(words, answer, short_answer, may_name=may_name)
    awaiting = given.get("awaiting", "")
    for bar in (
        rules.bar_to_short_answer(short_answer),
        rules.bar_to_review_date(review_by=review_by, on=on) if (review_by := given.get("review_by")) else None,
        rules.bar_to_publishing(
            question=words, answer=answer or short_answer, is_answered=True, awaiting=awaiting, is_merged=False
        ),
    ):
        if bar:
            raise RuleBroken(bar)
    entry = question.from_entry or Entry(
        slug=new_slug(words), team_id=question.team_id, team_key=question.team_key, audience=Audience.EVERYONE
    )
    before = (
        {name: plain_value(getattr(entry, name)) for name in ("question", "answer", "short_answer")} if entry.pk else {}
    )
    entry.question, entry.answer, entry.short_answer = words, answer, short_answer
    for name, value in given.items():
        setattr(entry, name, value)
    entry.answered = AnsweredState.ANSWERED
    entry.published_at, entry.withdrawn_at = entry.published_at or timezone.now(), None
    entry.checked_on = on
    entry.review_by = entry.review_by or on + timedelta(days=rules.REVIEW_DAYS)
    entry.asked_count = max(entry.asked_count, len(everyone_who_asked(question)), 1)
    entry.save()
    remember(entry, Did.ANSWERED, by=by, before=before)
    tell_of_change(entry, by=by, why="A question that nobody had answered now has an answer.")
    return entry


def everyone_who_asked(question: Question) -> list[Asker]:
    """Its askers and those of the questions joined to it, each address once."""
    asked = Asker.objects.filter(question__in=[question, *question.joined.all()]).order_by("id")
    return list({asker.email: asker for asker in asked}.values())


def tell_askers(question: Question, entry: Entry, *, by: Any) -> None:
    askers = everyone_who_asked(question)
    tell(
        notices.ANSWERED,
        to=map(recipient_of, askers),
        cause=f"question:{question.pk}:answered",
        by=by,
        about=question,
        reference=question.reference,
        question=question.public_text,
        short=short_words(entry),
        awaiting=entry.awaiting,
        next_update_by=entry.next_update_by,
        address=entry.get_absolute_url(),
    )
    Asker.objects.filter(pk__in=[asker.pk for asker in askers]).update(told_at=timezone.now())


def add_asker(question: Question, email: str, *, by: Any, organisation_id: int | None) -> None:
    Asker.objects.get_or_create(
        question=question, email=email.strip().lower(), defaults={"user_id": by.pk, "organisation_id": organisation_id}
    )


def tell_receipt(question: Question, desk: Desk, email: str, *, by: Any, organisation_id: int | None) -> None:
    from countywide.platform.outbox.types import Recipient

    tell(
        notices.SENT,
        to=[Recipient(email, organisation_id=organisation_id, user_id=by.pk)],
        cause=f"question:{question.pk}:sent",
        by=by,
        about=question,
        reference=question.reference,
        question=question.public_text,
        team=desk.name,
        reply_by=question.reply_by,
    )


def tell_team(question: Question, desk: Desk, *, by: Any) -> None:
    tell(
        notices.ARRIVED,
        to=mailboxes_of(desk),
        cause=f"question:{question.pk}:arrived:{question.version}",  # a team can have it a second time
        by=by,
        about=question,
        reference=question.reference,
        question=question.public_text,
        why=question.why_routed or "it was sent to your team",
        team=desk.name,
        reply_by=question.reply_by,
    )


def new_reference() -> str:
    """A reference nobody has."""
    while True:
        reference = rules.reference_of(randbelow(len(rules.ALPHABET) ** 5))
        if not Question.objects.filter(reference=reference).exists():
            return reference
