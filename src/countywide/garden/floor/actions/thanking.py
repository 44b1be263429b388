"""Thanks: counted, acknowledged, and passed on to those they are for. They never stand in a queue."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from countywide.garden.floor import notices, permissions
from countywide.garden.knowledge import queries as knowledge
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts
from countywide.register.contacts.enums import MailboxRole

from ..enums import Kind, Source
from ..models import Asker, Floor, Handling, Question
from ..queries import becoming as queries
from ..rules import sorting as rules

SHOWN = 30  # lines of one message; the number says how many there were


def thank(question: Question, *, by: Any) -> None:
    """Tell whoever said thank you that it is counted and passed on. In words only, where they left no address."""
    tell(
        notices.THANKED,
        to=recipients(question),
        cause=f"floor-question:{question.pk}:thanked",
        by=by,
        about=question,
        meeting=question.floor.sitting.meeting.title,
    )
    Handling.objects.filter(question=question).update(thanked_at=timezone.now())


@action(permissions.HOST)
def pass_on(floor: Floor, *, by: Any, on: date) -> int:
    """Send the thanks of a session, the same day and in one message each, to those they are for.

    They go to the team and the speaker of the item they were said about, to each team they name, and to the organisers.
    """
    waiting = list(queries.thanks_to_pass_on(floor))
    if not waiting:
        raise RuleBroken("All thanks were passed on already.")
    for address, said in shared_out(floor, waiting).items():
        tell(
            notices.PASSED_ON,
            to=[address],
            cause=f"floor:{floor.pk}:thanks:{waiting[-1].pk}",
            by=by,
            about=floor,
            meeting=floor.sitting.meeting.title,
            count=len(said),
            words=[question.public_text for question in said[:SHOWN]],
            more=max(0, len(said) - SHOWN),
        )
    Handling.objects.filter(question__in=waiting).update(passed_on_at=timezone.now())
    audit.record("floor.thanks-passed-on", by=by, about=floor, on=on.isoformat(), thanks=len(waiting))
    return len(waiting)


def shared_out(floor: Floor, thanks: list[Question]) -> dict[Recipient, list[Question]]:
    """Who hears which thanks."""
    teams = knowledge.desks()
    found: dict[Recipient, list[Question]] = {}
    for question in thanks:
        for recipient in sorted(heard_by(question, teams), key=lambda one: one.address):
            found.setdefault(recipient, []).append(question)
    return found


def heard_by(question: Question, teams: dict[str, Any]) -> set[Recipient]:
    """The organisers; the item's team and speaker, or every speaker where no item was named; and teams that are named."""
    meeting, item = question.floor.sitting.meeting, question.item
    keys = {meeting.series.team_key, *queries.teams_named(question.public_text, teams)}
    items = [item] if item is not None else list(queries.items_named(question.public_text, meeting))
    keys |= {each.team_key for each in items if each.team_key}
    bodies = [teams[key].organisation_id for key in keys if key in teams and teams[key].organisation_id]
    mailboxes = {box for body in bodies for box in contacts.recipients_for(body, [MailboxRole.TEAM])}
    return mailboxes | {Recipient(each.speaker.email, user_id=each.speaker_id) for each in items if each.speaker}


def recipients(question: Question) -> list[Recipient]:
    """Everybody who waits to hear of a question."""
    return [
        Recipient(
            each.email,
            organisation_id=question.organisation_id if each.user_id == question.asker_id else None,
            user_id=each.user_id,
        )
        for each in question.askers.all()
    ]


@action(permissions.OWN)
def give(
    meeting: Any, *, by: Any, on: date, now: datetime, words: str = "", item: Any = None, is_nothing: bool = False
) -> Question:
    """Say thank you for a meeting, or that there is nothing to ask. It closes here: counted, passed on, in no queue."""
    from .receiving import received
    from .room import new_reference

    floors = queries.floors_of(meeting)
    begun = [floor for floor in floors if floor.sitting.starts_at <= now]
    if not begun:
        raise RuleBroken("This meeting has not been held yet.")
    seen = knowledge.looked_through(words.strip())
    if seen.about_one_child or seen.spans:
        raise RuleBroken(
            "This names somebody, or reads as if about one child. Take that out: thanks are passed on to several people."
        )
    if seen.text and not is_nothing and rules.asks(seen.text):
        raise RuleBroken(
            "This asks something, and thanks are answered by nobody. Put it in the question box of the session."
        )
    said = seen.text or ("Nothing to ask" if is_nothing else "Thank you")
    question = Question.objects.create(
        floor=begun[-1], reference=new_reference(), text=said, public_text=said, kind=Kind.THANKS, source=Source.AFTER,
        item=item, asker_id=by.pk, is_anonymous=True, asked_at=now, turn=begun[-1].next_turn(),
    )  # fmt: skip
    Asker.objects.create(question=question, user_id=by.pk, email=by.email, asked_at=now)
    received(question, by=by, on=on)
    audit.record("floor.thanked", by=by, about=question, on=on.isoformat())
    return question


def pass_on_all(meeting: Any, *, by: Any, on: date) -> int:
    """The thanks of every sitting of a meeting."""
    waiting = [floor for floor in queries.floors_of(meeting) if queries.thanks_to_pass_on(floor).exists()]
    if not waiting:
        raise RuleBroken("All thanks were passed on already.")
    return sum(pass_on(floor, by=by, on=on) for floor in waiting)
