"""What an attendee does: ask, vote, talk, and choose how the room looks."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils import timezone

from countywide.garden.knowledge import queries as knowledge
from countywide.garden.knowledge.rules import ALPHABET, reference_of
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action

from .. import permissions
from ..enums import Kind
from ..models import Asker, Choices, Floor, Link, Question, Said, Vote
from ..policies import limits_on
from ..rules import room as rules
from .receiving import received


@action(permissions.JOIN)
def ask(
    floor: Floor,
    *,
    by: Any,
    now: datetime,
    text: str,
    key: str = "",
    item: Any = None,
    is_anonymous: bool = False,
    organisation_id: int | None = None,
) -> Question:
    """Put a question in the queue. One that is about a child or holds personal data is kept from everybody else at once.

    `key` is made by the form: the same words sent again because the connection dropped are one question.
    """
    if key and (came := Question.objects.filter(floor=floor, asker_id=by.pk, key=key).first()):
        audit.record("floor.asked-came-again", by=by, about=came)
        return came
    limits = limits_on(timezone.localdate(now))
    if bar := rules.bar_to_asking(text, mode=floor.mode, is_open=floor.is_open, longest=limits.question):
        raise RuleBroken(bar)
    asker = {"asker_id": by.pk, "asker_email": by.email if by.pk else "", "organisation_id": organisation_id}
    more = {"item": item or floor.current_item, "is_anonymous": is_anonymous, **asker}
    question = put(floor, text, key=key, by=by, now=now, **more)
    audit.record("floor.asked", by=by, about=question, kind=question.kind, source=question.source)
    return question


def ask_with_booking(booking: Any, *, words: str, by: Any) -> Question | None:
    """What somebody asked as they booked: it waits on the floor of their sitting. Asked with or without an account."""
    floor = Floor.objects.select_for_update().filter(sitting=booking.sitting_id).first()
    if floor is None or not words.strip():
        return None
    key = f"booking-{booking.pk}"
    if came := Question.objects.filter(floor__sitting__meeting=booking.meeting_id, key=key).first():
        return came
    asker = {"asker_id": booking.user_id, "asker_name": booking.name, "asker_email": booking.email}
    question = put(floor, words, key=key, by=by, now=timezone.now(), organisation_id=booking.organisation_id, **asker)
    audit.record("floor.asked", by=by, about=question, kind=question.kind, source=question.source)
    return question


def put(floor: Floor, text: str, *, key: str, by: Any, now: datetime, **more: Any) -> Question:
    """The question as it is kept, sorted before anybody else sees it, and whoever asked it."""
    seen = knowledge.looked_through(text.strip())
    question = Question.objects.create(
        floor=floor,
        reference=new_reference(),
        key=key,
        text=seen.text,
        public_text=seen.masked,
        kind=rules.kind_of(holds_personal_data=bool(seen.spans), about_one_child=seen.about_one_child),
        source=rules.source_of(opened_at=floor.opened_at, closed_at=floor.closed_at),
        asked_at=now,
        turn=floor.next_turn(),
        **more,
    )
    if question.asker_email:
        Asker.objects.create(
            question=question, user_id=question.asker_id, email=question.asker_email.lower(), asked_at=now
        )
    received(question, by=by, on=timezone.localdate(now))
    return question


@action(permissions.JOIN)
def vote(question: Question, *, by: Any, now: datetime) -> None:
    """Say that one would like this answered too."""
    bar = rules.bar_to_voting(
        is_queued=is_queued(question),
        is_own=question.asker_id == by.pk,
        has_voted=Vote.objects.filter(question=question, voter_id=by.pk).exists(),
        is_over=question.floor.closed_at is not None,
    )
    if bar:
        raise RuleBroken(bar)
    Vote.objects.create(question=question, voter_id=by.pk, at=now)
    counted(question, 1)
    audit.record("floor.voted", by=by, about=question)


@action(permissions.JOIN)
def take_back_vote(question: Question, *, by: Any, now: datetime) -> None:
    """Take one's vote back."""
    if question.floor.closed_at is not None:
        raise RuleBroken("The session is over, so votes are closed.")
    gone, _ = Vote.objects.filter(question=question, voter_id=by.pk).delete()
    if not gone:
        raise RuleBroken("You have not voted for this question.")
    counted(question, -1)
    audit.record("floor.vote-taken-back", by=by, about=question)


def counted(question: Question, more: int) -> None:
    turn = question.floor.next_turn()
    Question.objects.filter(pk=question.pk).update(vote_count=F("vote_count") + more, turn=turn)
    question.vote_count, question.turn = question.vote_count + more, turn


def is_queued(question: Question) -> bool:
    return question.kind == Kind.QUESTION and question.merged_into_id is None and question.hidden_at is None


@action(permissions.JOIN)
def say(floor: Floor, *, by: Any, now: datetime, text: str, key: str = "") -> Said:
    """Say something in the chat. Web addresses in it wait for the host, to go into the basket of links."""
    if key and (came := Said.objects.filter(floor=floor, author_id=by.pk, key=key).first()):
        audit.record("floor.said-came-again", by=by, about=came)
        return came
    limits = limits_on(timezone.localdate(now))
    if bar := rules.bar_to_saying(text, mode=floor.mode, is_open=floor.is_open, longest=limits.line):
        raise RuleBroken(bar)
    seen = knowledge.looked_through(text.strip())
    if seen.spans or seen.about_one_child:
        found = f" ({', '.join(seen.kinds)})" if seen.kinds else ""
        raise RuleBroken(
            f"Nobody has seen this: it reads as if it were about one child, or it holds personal data{found}. "
            "Ask it as a question instead, which goes to somebody who may read it, or take out what points to a person."
        )
    said = Said.objects.create(
        floor=floor,
        key=key,
        text=seen.text,
        public_text=seen.masked,
        author_id=by.pk,
        author_name=getattr(by, "name", ""),
        at=now,
        turn=floor.next_turn(),
    )
    for address in rules.addresses_in(seen.masked):
        Link.objects.get_or_create(
            floor=floor,
            address=address,
            defaults={"title": address[:200], "posted_by_id": by.pk, "posted_at": now, "turn": said.turn},
        )
    audit.record("floor.said", by=by, about=said)
    return said


@action(permissions.JOIN)
def choose(_: None, *, by: Any, hides_chat: bool | None = None, loads_again: bool | None = None) -> Choices:
    """Keep how one person likes a session, on every device (Q69)."""
    given = {"hides_chat": hides_chat, "loads_again": loads_again}
    chosen = {name: value for name, value in given.items() if value is not None}
    kept, _made = Choices.objects.update_or_create(person_id=by.pk, defaults=chosen)
    audit.record("floor.chose", by=by, about=kept)
    return kept


def new_reference() -> str:
    """A reference nobody has."""
    from secrets import randbelow

    while True:
        reference = "F-" + reference_of(randbelow(len(ALPHABET) ** 5)).split("-")[-1]
        if not Question.objects.filter(reference=reference).exists():
            return reference
