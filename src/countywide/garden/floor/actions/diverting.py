"""Questions about one child: kept from everybody but the people of one team, who reply to whoever asked and to nobody else."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from countywide.garden.floor import notices, permissions
from countywide.garden.knowledge import queries as knowledge
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.links import actions as links
from countywide.platform.outbox.actions import tell
from countywide.register.contacts import queries as contacts
from countywide.register.contacts.enums import MailboxRole

from ..enums import Kind
from ..models import Handling, Private, Question
from ..queries import by_link
from ..rules import becoming as rules
from .sending import due, keep, sorted_by
from .thanking import recipients


@action(permissions.HOST)
def divert(question: Question, *, by: Any, on: date, team_key: str = "") -> None:
    """Whoever sorts saw that it is about one child: from now on its team alone reads it, and not whoever sorted it."""
    if bar := rules.bar_to_diverting(
        is_private=Private.objects.filter(question=question).exists(), is_sent=question.sent_on_id is not None
    ):
        raise RuleBroken(bar)
    if team_key and team_key not in knowledge.desks():
        raise RuleBroken("Choose a team from the list.")
    question.kind = Kind.ONE_CHILD
    keep(question, "kind")
    set_apart(question, by=by, on=on, team_key=team_key)
    sorted_by(question, by)
    audit.record("floor.diverted", by=by, about=question, on=on.isoformat())


def set_apart(question: Question, *, by: Any, on: date, team_key: str = "") -> Private:
    """Give it to its team with a day to reply by, and tell whoever asked that nobody else reads it."""
    handling = Handling.objects.get(question=question)
    known = knowledge.desks()
    desk = knowledge.desk_for(team_key or handling.team_key, known)
    if desk.pk is None:  # a team that nobody is in would leave it unread: the organisers' own team passes it on
        desk = knowledge.desk_for(question.floor.sitting.meeting.series.team_key, known)
    private = Private.objects.create(
        question=question, team_id=desk.pk, team_key=desk.key, why=handling.why_routed, reply_by=due(on)
    )
    tell_team(private, desk, cause="arrived", by=by)
    tell(
        notices.KEPT_PRIVATE,
        to=recipients(question),
        cause=f"floor-private:{private.pk}:kept",
        by=by,
        about=private,
        reference=question.reference,
        team=desk.name,
        reply_by=private.reply_by,
        signs_in=question.asker_id is not None,
    )
    return private


def tell_team(private: Private, desk: Any, *, cause: str, by: Any) -> None:
    """The team learns that something waits, and no word of it: a mailbox is read by many."""
    if desk.organisation_id is None:
        return
    tell(
        notices.PRIVATE_ARRIVED,
        to=contacts.recipients_for(desk.organisation_id, [MailboxRole.TEAM]),
        cause=f"floor-private:{private.pk}:{cause}",
        by=by,
        about=private,
        reference=private.question.reference,
        team=desk.name,
        reply_by=private.reply_by,
    )


@action(permissions.HANDLE_PRIVATE)
def take(private: Private, *, by: Any, on: date) -> None:
    """One person of the team sees to it: whoever asked can read that somebody does, and the others see who."""
    if private.replied_at:
        raise RuleBroken("This was replied to already.")
    if private.owner_id == by.pk:
        raise RuleBroken("This is yours already.")
    private.owner_id, private.owned_at = by.pk, timezone.now()
    private.save(update_fields=["owner", "owned_at"])
    audit.record("floor.private-taken", by=by, about=private, on=on.isoformat())


@action(permissions.HANDLE_PRIVATE)
def pass_to(private: Private, *, by: Any, on: date, team_key: str, why: str) -> None:
    """Another team knows: it reads it from now on, and this one no longer. The day stays as it was promised."""
    known = knowledge.desks()
    if private.replied_at:
        raise RuleBroken("This was replied to already.")
    if team_key not in known or team_key == private.team_key:
        raise RuleBroken("Choose another team from the list.")
    desk = known[team_key]
    private.team_id, private.team_key, private.why = desk.pk, desk.key, why.strip()[:200]
    private.owner = private.owned_at = None
    private.save(update_fields=["team", "team_key", "why", "owner", "owned_at"])
    tell_team(private, desk, cause=f"passed:{timezone.now().isoformat()}", by=by)  # a team can have it a second time
    audit.record("floor.private-passed", by=by, about=private, on=on.isoformat(), team=desk.key)


@action(permissions.HANDLE_PRIVATE)
def reply(private: Private, *, by: Any, on: date, words: str) -> None:
    """Reply to whoever asked. They are told that a reply is there and sign in to read it, or get a personal link to it where they
    have no account; none of it is in an email."""
    if bar := rules.bar_to_private_reply(replied_at=private.replied_at, reply=words):
        raise RuleBroken(bar)
    private.reply, private.replied_at, private.replied_by_id = words.strip(), timezone.now(), by.pk
    private.owner_id = private.owner_id or by.pk
    private.save(update_fields=["reply", "replied_at", "replied_by", "owner"])
    tell(
        notices.PRIVATE_REPLIED,
        to=[each for each in recipients(private.question) if each.user_id],
        cause=f"floor-private:{private.pk}:replied",
        by=by,
        about=private,
        reference=private.question.reference,
    )
    if by_link.is_reached_by_link(private.question):
        links.issue(
            by_link.REPLY,
            subject=private.key,
            holder=by_link.ASKER,
            reference=private.key,
            by=by,
            on=on,
            at=timezone.now(),
        )
    audit.record("floor.private-replied", by=by, about=private, on=on.isoformat())
