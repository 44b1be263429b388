"""Sending what was asked on to its team, through the same way as every question; and answering from what is published."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from countywide.garden.floor import notices, permissions
from countywide.garden.knowledge import actions as knowledge
from countywide.garden.knowledge import queries as answers
from countywide.garden.knowledge import rules as working_days
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.outbox.actions import tell

from ..enums import Kind
from ..models import Handling, Question, Reopened
from ..rules import becoming as rules


@action(permissions.HOST)
def send_on(question: Question, *, by: Any, on: date, team_key: str = "", why: str = "") -> None:
    """Send a question to the team that knows, with the day that was promised. Everybody who asked is told both."""
    if team_key and team_key not in answers.desks():
        raise RuleBroken("Choose a team from the list.")
    if question.kind == Kind.OFFER:
        raise RuleBroken("An offer of help is passed on with its maker’s agreement. Sort it as a question first.")
    send(question, by=by, on=on, team_key=team_key, why=why)
    sorted_by(question, by)
    audit.record("floor.sent-on", by=by, about=question, on=on.isoformat(), team=question.sent_on.team_key)  # type: ignore[union-attr]


@action(permissions.HOST)
def send_all(meeting: Any, *, by: Any, on: date) -> int:
    """Send every question of a meeting that nobody has sorted to the team that its words lead to."""
    from ..queries import becoming as queries

    waiting = list(queries.unsorted(meeting))
    if not waiting:
        raise RuleBroken("No question waits to be sent.")
    for question in waiting:
        send(question, by=by, on=on)
        sorted_by(question, by)
    audit.record("floor.all-sent-on", by=by, about=meeting, on=on.isoformat(), questions=len(waiting))
    return len(waiting)


def send(question: Question, *, by: Any, on: date, team_key: str = "", why: str = "") -> None:
    """Keep it as a question of its team, due as the council's figure for forums says; its askers wait for it there."""
    handling = Handling.objects.get(question=question)
    if bar := rules.bar_to_sending(
        kind=question.kind,
        is_merged=question.merged_into_id is not None,
        is_sent=question.sent_on_id is not None,
        is_answered=handling.answered_at is not None,
    ):
        raise RuleBroken(bar)
    sent = knowledge.send_question(
        None,
        by=by,
        on=on,
        text=question.text,
        team_key=team_key or handling.team_key,
        why=why or handling.why_routed,
        reply_by=due(on),
    )
    if team_key and team_key != handling.team_key:
        handling.team_key, handling.why_routed = team_key, (why or "an organiser chose it")[:200]
        handling.save(update_fields=["team_key", "why_routed"])
    question.sent_on, question.sent_on_at = sent, timezone.now()
    keep(question, "sent_on", "sent_on_at")
    subscribe(question, by=by, on=on)


def due(on: date) -> date:
    """The day by which what is asked at a forum is answered."""
    return working_days.reply_by(on, answers.days_given("forum-answers", on, otherwise=rules.DAYS))


def subscribe(question: Question, *, by: Any, on: date) -> None:
    """Everybody who asked hears the answer of the team, each address once."""
    assert question.sent_on is not None
    for asker in question.askers.all():
        body = question.organisation_id if asker.user_id == question.asker_id else None
        knowledge.subscribe(
            question.sent_on, by=by, on=on, email=asker.email, user_id=asker.user_id, organisation_id=body
        )


@action(permissions.HOST)
def answer_with(question: Question, *, by: Any, on: date, entry: Any) -> None:
    """Give the published answer that fits: everybody who asked is told at once, and nothing new is written."""
    handling = Handling.objects.get(question=question)
    if bar := rules.bar_to_sending(
        kind=question.kind,
        is_merged=question.merged_into_id is not None,
        is_sent=question.sent_on_id is not None,
        is_answered=handling.answered_at is not None,
    ):
        raise RuleBroken(bar)
    if entry.status not in ("PUBLISHED", "EXPIRED"):
        raise RuleBroken("That answer is not published. Choose another.")
    handling.entry, handling.answered_at = entry, timezone.now()
    handling.save(update_fields=["entry", "answered_at"])
    sorted_by(question, by)
    keep(question)
    tell_answer(question, entry, by=by, round_=question.reopened.count())
    audit.record("floor.answered-with", by=by, about=question, on=on.isoformat(), entry=entry.pk)


def tell_answer(question: Question, entry: Any, *, by: Any, round_: int = 0) -> None:
    """Tell everybody who asked where the answer is, each address once."""
    from .thanking import recipients

    tell(
        notices.ANSWERED,
        to=recipients(question),
        cause=f"floor-question:{question.pk}:answered:{round_}",
        by=by,
        about=question,
        reference=question.reference,
        question=question.public_text,
        address=entry.get_absolute_url(),
        title=answers.filled(entry.question),
    )
    question.askers.update(told_at=timezone.now())


@action(permissions.OWN)
def reopen(question: Question, *, by: Any, on: date, why: str) -> None:
    """The answer does not answer: the question goes back to its team with what is missing, and with a new day."""
    from ..queries import becoming as queries

    own = queries.own_question(question.reference, by)
    if own is None:
        raise RuleBroken("Only whoever asked can say that an answer does not answer.")
    if bar := rules.bar_to_reopening(state=queries.state_of(question, on=on), why=why):
        raise RuleBroken(bar)
    handling = Handling.objects.get(question=question)
    seen = answers.looked_through(why.strip())
    if seen.spans or seen.about_one_child:
        raise RuleBroken(
            "This holds personal data or reads as if about one child. Say what is missing without it, and ask about the child apart."
        )
    before, entry = question.sent_on, handling.entry or (question.sent_on.answer if question.sent_on else None)
    Reopened.objects.create(question=question, why=seen.text, by_id=by.pk, before=before, entry=entry)
    handling.entry = handling.answered_at = None
    handling.save(update_fields=["entry", "answered_at"])
    question.sent_on = question.sent_on_at = None
    keep(question, "sent_on", "sent_on_at")
    again = f"{question.text}\n\nThe answer that was given leaves this open: {seen.text}"
    sent = knowledge.send_question(
        None, by=by, on=on, text=again[:4000], team_key=before.team_key if before else handling.team_key,
        why="its asker says that the answer does not answer it", reply_by=due(on),
    )  # fmt: skip
    question.sent_on, question.sent_on_at = sent, timezone.now()
    keep(question, "sent_on", "sent_on_at")
    subscribe(question, by=by, on=on)
    audit.record("floor.reopened", by=by, about=question, on=on.isoformat())


def sorted_by(question: Question, by: Any) -> None:
    Handling.objects.filter(question=question).update(sorted_at=timezone.now(), sorted_by_id=by.pk)


def keep(question: Question, *fields: str) -> None:
    """Keep what changed, and tell a room that is still open."""
    question.turn = question.floor.next_turn()
    question.save(update_fields=[*fields, "turn"])
