"""Asking families: a personal link to whoever has no account, a message to whoever has one; again, reminders, the close."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_cases
from countywide.casework.letters import actions as post
from countywide.casework.transfers import queries as transfers
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.links import actions as links
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts
from countywide.register.people import queries as family

from .. import letters, notices, permissions, queries
from ..enums import Way
from ..models import Asked, AtSchool, Preference
from ..rules import asking
from ..types import Days, Person

OPEN_AFTER_CLOSE = timedelta(days=28)
"""A link stays open beyond the close: a later word is taken too."""

log = logging.getLogger(__name__)


def to_school(transfer: Any) -> list[Recipient]:
    return contacts.recipients_for(transfer.setting_id, ("SENCO",)) if transfer.setting_id else []


def ask_family(transfer: Any, *, by: Any, on: date, at: datetime) -> int:
    """Ask everybody of a family who may say it and was not asked; how many. The child's case says so once. Nobody is asked
    what is not taken any more, such as after the last day for comments on a proposed plan."""
    days = queries.days_of(transfer, on=on, asked_on=on)
    if queries.timing_in(transfer, days, on=on).bar:
        return 0
    asked, begun = Asked.objects.get_or_create(transfer_id=transfer.pk, defaults={"asked_on": on})
    number = 0
    for person in queries.family_of(transfer.child, on=on).values():
        preference, _ = Preference.objects.get_or_create(transfer_id=transfer.pk, contact_id=person.contact_id)  # type: ignore[misc]
        if preference.asked_on or not person.is_written_to:
            continue
        number += send(preference, person, by=by, on=on, at=at, days=days, cause="asked")
    if begun:
        cases.note(
            transfer.case, "placements.asked", by=by, on=on, title="The family was asked which schools or colleges it would like",
            family_title="We asked you which schools or colleges you would like", to_family=True, to_school=True,
        )  # fmt: skip
    audit.record("placements.asked", by=by, about=asked, on=on.isoformat(), people=number)
    return number


def send(preference: Preference, person: Person, *, by: Any, on: date, at: datetime, days: Days, cause: str) -> bool:
    """Reach somebody in the way that fits them today: a link, a message to their account, or a letter on the list of those to
    post. Whether anything left: somebody to whom no letter may be addressed is not asked, and stays on the officers' page."""
    transfer = preference.transfer
    if queries.why_no_link(person) is None:
        send_link(preference, by=by, on=on, at=at, closes=days.closes)
        return True
    if person.user_id is not None and person.email and person.channel == "EMAIL":
        kind = notices.REMINDER if cause.startswith("reminder") else notices.ASKED
        tell(
            kind, to=[Recipient(person.email, None, person.user_id)], cause=f"preference:{preference.pk}:{cause}", by=by,
            about=preference, reference=transfer.case.reference, key=transfer.key, round=transfer.round, closes=days.closes,
        )  # fmt: skip
        went(preference, Way.ACCOUNT, on=on)
        return True
    return send_letter(preference, by=by, on=on, days=days)


def send_link(preference: Preference, *, by: Any, on: date, at: datetime, closes: date | None) -> None:
    """A personal link to the mailbox where somebody is reached today."""
    links.issue(
        queries.PREFERENCES, subject=str(preference.key), holder=preference.holder,
        reference=preference.transfer.case.reference, by=by, on=on, at=at, until=closes + OPEN_AFTER_CLOSE if closes else None,
    )  # fmt: skip
    went(preference, Way.LINK, on=on)


def send_letter(preference: Preference, *, by: Any, on: date, days: Days) -> bool:
    """A letter on the list of those to post. Whoever may be written to is on the register's list of correspondents."""
    transfer = preference.transfer
    held, known = transfers.round_with(transfer.round), family.correspondents(transfer.child, on)
    to = [replace(post.addressee_of(each), channel="POST") for each in known if each.key == preference.holder]
    if held is None or not to:
        return False
    please_by = days.closes if days.closes and on <= days.closes and not days.comments_by else None
    post.issue(
        transfer.case, letters.ASKED, by=by, on=on, to=to,
        words={
            "september": str(held.september), "most": str(held.most_preferences), "please_by": please_by,
            "comments_by": days.comments_by, "published": transfers.limit_of(held).published,
        },
    )  # fmt: skip
    went(preference, Way.POST, on=on)
    return True


def went(preference: Preference, way: str, *, on: date) -> None:
    """Something is on its way to somebody; nothing of it came back yet."""
    preference.way, preference.asked_on, preference.bounced_on = way, preference.asked_on or on, None
    preference.save(update_fields=["way", "asked_on", "bounced_on"])


@action(permissions.FOLLOW)
def ask(transfer: Any, *, by: Actor, on: date, at: datetime) -> int:
    """An officer asks the family of one child now, before the night does."""
    if bar := queries.timing_of(transfer, on=on).bar:
        raise RuleBroken(bar)
    number = ask_family(transfer, by=by, on=on, at=at)
    if not number:
        raise RuleBroken("Everybody of this family who may answer was asked already, or is not written to.")
    return number


def again(preference: Preference, *, by: Any, on: date, at: datetime, may_post: bool = False) -> None:
    """Send it once more. The link before stops; what somebody said stays."""
    days = queries.days_of(preference.transfer, on=on)
    if bar := queries.timing_in(preference.transfer, days, on=on).bar:
        raise RuleBroken(bar)
    person = queries.person_of(preference, on=on)
    if person is None or not person.is_written_to:
        raise RuleBroken("This person is not among those of the family who are written to.")
    if person.user_id is None and queries.sent_at_once(preference):
        # where the school said, until an officer has looked at it
        send_link(preference, by=by, on=on, at=at, closes=days.closes)
        audit.record("placements.sent-again", by=by, about=preference, on=on.isoformat())
        return
    if not may_post and (person.channel != "EMAIL" or not person.email):
        raise RuleBroken("Email to this person came back, or they are written to by post. Give a new address first.")
    if not send(preference, person, by=by, on=on, at=at, days=days, cause=f"again:{at.timestamp():.0f}"):
        raise RuleBroken("No letter may be addressed to this person today. Look at how the family is written to.")
    audit.record("placements.sent-again", by=by, about=preference, on=on.isoformat())


@action(permissions.FOLLOW)
def send_again(preference: Preference, *, by: Actor, on: date, at: datetime) -> None:
    """An officer sends it again: by email, or as a letter to whoever is written to by post."""
    again(preference, by=by, on=on, at=at, may_post=True)


@action(permissions.LINKS)
def send_again_at_school(preference: AtSchool, *, by: Actor, on: date, at: datetime) -> None:
    """The school sends it again, to the address the council has: whoever is written to does not change by it (Q01)."""
    again(preference, by=by, on=on, at=at)


# --- each night ------------------------------------------------------------------------------


def ask_due(held: Any, *, by: Actor, on: date, at: datetime) -> int:
    """Ask the families who are due, a child at a time, and tell each school how many of its families were asked today.

    The list is read in pieces, and each family is a change of its own: a night that is broken off goes on where it stood. A
    family whose letter cannot be made, because the council's file lacks a fact, holds up nobody and waits for the next night.
    """
    number, asked = 0, Counter[int]()
    for transfer in queries.to_ask(held, on=on):
        try:
            with audit.in_one_go():
                people = ask_family(transfer, by=by, on=on, at=at)
        except RuleBroken as broken:
            log.warning("The family of %s was not asked: %s", transfer, broken)
            continue
        number += people
        if people and transfer.setting_id:
            asked[transfer.setting_id] += 1
    for setting_id, children in asked.items():
        if to := contacts.recipients_for(setting_id, ("SENCO",)):
            with audit.in_one_go():
                tell(
                    notices.LINKS_SENT, to=to, cause=f"preferences:{held.key}:{setting_id}:{on.isoformat()}", by=by,
                    name=held.name, round=held.key, number=children,
                )  # fmt: skip
    return number


def remind_due(held: Any, *, by: Actor, on: date, at: datetime) -> int:
    """Remind whoever is due, once for each day; a link goes afresh, so that the newest message always works."""
    number, said = 0, held.local("preferences", on)
    for preference in queries.in_pieces(queries.waiting_on(held)):
        closes = asking.closes_for(asked_on=preference.asked_on, closes=said.asked_by if said else None)
        due = asking.reminder_due(
            asked_on=preference.asked_on, closes=closes, on=on, reminded_for=preference.reminded_for
        )
        person = queries.person_of(preference, on=on) if due else None
        if person is None or not person.is_written_to or person.channel != "EMAIL" or not person.email:
            continue
        days = queries.days_of(preference.transfer, on=on)
        if queries.timing_in(preference.transfer, days, on=on).bar:
            continue
        try:
            with audit.in_one_go():
                kept = Preference.objects.select_for_update().get(pk=preference.pk)
                if kept.reminded_for == due or kept.said_on:
                    continue
                kept.reminded_for = due
                kept.save(update_fields=["reminded_for"])
                send(kept, person, by=by, on=on, at=at, days=days, cause=f"reminder:{due}")
                audit.record("placements.reminded", by=by, about=kept, on=on.isoformat())
        except RuleBroken as broken:
            log.warning("Nobody was reminded of %s: %s", preference, broken)
            continue
        number += 1
    return number


def post_returned(held: Any, *, by: Actor, on: date) -> int:
    """What came back, and was not put right by the day on which its owner was to have done it, goes as a letter (Q01)."""
    number, owner = 0, queries.owner()
    for preference in queries.in_pieces(queries.came_back_in(held)):
        person = queries.person_of(preference, on=on) if on > owner.by(preference.bounced_on) else None
        days = queries.days_of(preference.transfer, on=on) if person and person.is_written_to else None
        if days is None or queries.timing_in(preference.transfer, days, on=on).bar:
            continue
        try:
            with audit.in_one_go():
                kept = Preference.objects.select_for_update().get(pk=preference.pk)
                if kept.bounced_on and not kept.said_on and send_letter(kept, by=by, on=on, days=days):
                    audit.record("placements.posted-instead", by=by, about=kept, on=on.isoformat())
                    number += 1
        except RuleBroken as broken:
            log.warning("No letter was made for %s: %s", preference, broken)
    return number


def tell_silent(held: Any, *, by: Actor, on: date) -> int:
    """Nobody of a family answered by the close: the team and the school are told once, and speak to them."""
    silent = queries.silent_now(held, on=on)
    for each in silent:
        transfer = each.transfer
        closes = queries.days_of(transfer, on=on, asked_on=each.asked_on).closes
        with audit.in_one_go():
            kept = Asked.objects.select_for_update().get(pk=each.pk)
            if kept.silent_on:
                continue
            kept.silent_on = on
            kept.save(update_fields=["silent_on"])
            tell(
                notices.SILENT, to=[*held_cases.to_team(transfer.case, on=on), *to_school(transfer)], cause=f"preferences:{kept.pk}:silent",
                by=by, about=kept, reference=transfer.case.reference, key=transfer.key, round=transfer.round, closes=closes,
            )  # fmt: skip
            cases.note(
                transfer.case, "placements.silent", by=by, on=on, to_school=True,
                title="No preference came by the day we asked for: somebody speaks to the family",
            )  # fmt: skip
            audit.record("placements.silent", by=by, about=kept, on=on.isoformat())
    return len(silent)


def published(transfer: Any) -> date | None:
    """The date in law of the round, as everybody publishes it."""
    held = transfers.round_with(transfer.round)
    return transfers.limit_of(held).published if held else None
