"""Draws up every letter of the past by the letters' own wording and checks, and says how each went and was opened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from countywide.casework.assessments.models import Notice
from countywide.casework.letters import actions as letters
from countywide.casework.letters import rules
from countywide.casework.letters.enums import Because, Way
from countywide.casework.letters.models import READ_BY_ADDRESSEE, Letter, Sending
from countywide.platform.accounts.models import RoleHeld
from countywide.platform.audit.models import Opening

from .papers import moment
from .steps import Sent, sent, words_of_move
from .stories import Story

BATCH = 400
READERS = ("senco", "professional")
STILL_TO_POST = {"assessments.considering-family": 1, "assessments.agreed": 4}
"""Of today's letters of a kind, one in so many has not been posted yet."""


def write(told: list[Story], on: date) -> int:
    """All letters in the order of their dates, so that the newest stands first in every list."""
    for story in told:
        who_ended_it(story)
    every = [each for story in told for each in sent(story)]
    every.sort(key=lambda each: each.on)
    made, sendings, notices = [], [], []
    for each in every:
        letter, sending = drawn_up(each, on)
        made.append(letter)
        sendings.append(sending)
        notices.append(Notice(assessment=each.story.assessment, letter=letter, what=each.what, to_whom=each.to_whom))
        keep_told(each, sending)
    Letter.objects.bulk_create(made, batch_size=BATCH)
    Sending.objects.bulk_create(sendings, batch_size=BATCH)
    Notice.objects.bulk_create(notices, batch_size=BATCH)
    Opening.objects.bulk_create(openings(made, on))
    return len(made)


def who_ended_it(story: Story) -> None:
    """Who withdrew the request, or which council is responsible now."""
    facts = story.assessment
    if facts.withdrawn_on:
        parents = [tie.contact.name for tie in story.child.relationships.all()]
        facts.withdrawn_by = parents[0] if parents else story.child.name_shown
    if facts.moved_on:
        facts.moved_to = words_of_move(story)["new_council"]


def drawn_up(each: Sent, on: date) -> tuple[Letter, Sending]:
    """One letter in its final words, and the way it went on the day of its date."""
    case, by_id = each.story.case, each.story.decider if each.what.startswith("decision") else each.story.case.owner_id
    way, because = rules.way_for(each.to)
    given = {"words": each.words, "enclosures": each.enclosures}
    told = letters.words_for(case, each.to, given, on=each.on, way=way, is_copy=False)
    letter = letters.drawn_up(case, each.kind, each.to, given, told, by_id=by_id, on=each.on)
    letter.made_at = moment(each.on, each.story.draw)
    one_in = STILL_TO_POST.get(each.kind.key, 0)
    return letter, gone(letter, way, because, waits=each.on == on and bool(one_in) and case.pk % one_in == 0)


def gone(letter: Letter, way: Way, because: Because, *, waits: bool) -> Sending:
    """How it left, on its own date; what somebody must post today still waits for it."""
    day = letter.finalised_on
    sending = Sending(letter=letter, way=way, because=because, wanted_on=day)
    if not (waits and way == Way.POST):
        sending.dispatched_on, sending.deemed_received_on = day, rules.deemed_received(way, day)
        sending.dispatched_at = letter.made_at + timedelta(minutes=1) if way == Way.EMAIL else None
    return sending


def keep_told(each: Sent, sending: Sending) -> None:
    """When the last of the family had its letter about a step; nothing while one still waits."""
    if each.to_whom != "FAMILY":
        return
    told, received = each.story.told, sending.deemed_received_on
    before = told.get(each.what, received)
    told[each.what] = max(before, received) if before and received else None


# --- opened ----------------------------------------------------------------------------------


def openings(made: list[Letter], on: date) -> Iterator[Opening]:
    """Families read theirs within days; so do the schools and services whose people one can sign in as."""
    readers = readers_of(on)
    users = {user.pk: str(user) for user in get_user_model().objects.all()}
    for letter in made:
        reader = letter.user_id or readers.get(letter.organisation_id or 0)
        at = letter.made_at + timedelta(days=letter.pk % 4, hours=letter.pk % 5)
        if reader and at < timezone.now() - timedelta(days=1):
            yield opening(letter, reader, users[reader], at)


def opening(letter: Letter, reader: int, actor: str, at: datetime) -> Opening:
    return Opening(
        at=at,
        by_id=reader,
        actor=actor[:120],
        about_kind=letter._meta.label_lower,
        about_key=str(letter.pk),
        why=READ_BY_ADDRESSEE,
    )


def readers_of(on: date) -> dict[int, Any]:
    """Who opens the letters to an organisation."""
    held = RoleHeld.objects.held_on(on).filter(role__in=READERS)
    return dict(held.values_list("organisation_id", "user_id"))
