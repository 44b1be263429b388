"""Sends this room's letters to those who are invited, and remembers which step each of them carries out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from countywide.casework.cases import queries as cases
from countywide.casework.letters import actions as letters
from countywide.casework.letters.types import Addressee, Enclosure, LetterKind
from countywide.platform.accounts import queries as accounts
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts

from .. import permissions, rules
from ..enums import Arranger, Invited, Mode
from ..models import Attendee, Notice, Review

FAMILY, SCHOOL, OTHER = "FAMILY", "SCHOOL", "OTHER"
TO_SCHOOL = ("SENCO",)


def send(
    review: Review,
    kind: LetterKind,
    what: str,
    to_whom: str,
    *,
    by: Any,
    on: date,
    words: dict[str, Any],
    to: Sequence[Addressee] | None = None,
    enclosures: Sequence[Enclosure] = (),
) -> list[Any]:
    """Write a letter, and keep which step is done once it reaches them. `to` None: the family's correspondents today."""
    made = letters.issue(review.case, kind, by=by, on=on, words=words, to=to, enclosures=enclosures)
    Notice.objects.bulk_create(Notice(review=review, letter=letter, what=what, to_whom=to_whom) for letter in made)
    return made


def send_to_family_and_others(
    review: Review,
    kinds: tuple[LetterKind, LetterKind],
    what: str,
    people: Iterable[Attendee],
    *,
    by: Any,
    on: date,
    words: dict[str, Any],
    enclosures: Sequence[Enclosure] = (),
) -> None:
    """The same to everybody who is invited: the family in plain words, each other organisation once."""
    held = list(people)
    to_family, to_others = kinds
    if any(each.invited_as == Invited.FAMILY for each in held):
        send(review, to_family, what, FAMILY, by=by, on=on, words=words, enclosures=enclosures)
    for each in organisations(held):
        send(
            review, to_others, what, SCHOOL if each.invited_as == Invited.HEAD else OTHER, by=by, on=on,
            words={**words, "invited_as": each.get_invited_as_display().lower()}, to=[addressee(each)],
            enclosures=enclosures,
        )  # fmt: skip


def organisations(people: Iterable[Attendee]) -> list[Attendee]:
    """Those who are written to at an organisation, each address once."""
    found: dict[tuple[int | None, str], Attendee] = {}
    for each in people:
        if each.organisation_id and each.email and each.invited_as not in (Invited.FAMILY, Invited.CHILD):
            found.setdefault((each.organisation_id, each.email.lower()), each)
    return list(found.values())


def without_account(people: Iterable[Attendee]) -> list[Recipient]:
    """Those who help and belong to no organisation we know: they get a message that names nobody."""
    return [
        Recipient(each.email)
        for each in people
        if each.email and not each.organisation_id and each.invited_as not in (Invited.FAMILY, Invited.CHILD)
    ]


def addressee(each: Attendee) -> Addressee:
    return Addressee(name=each.name, email=each.email, organisation_id=each.organisation_id)


def school_letter(review: Review) -> list[Addressee]:
    """The head, principal or early years lead of the setting whose review it is (reg 20(10))."""
    if review.setting is None:
        return []
    to = contacts.recipients_for(review.setting.pk, TO_SCHOOL)[:1]
    return [
        Addressee(name=review.setting.name, email=each.address, organisation_id=each.organisation_id) for each in to
    ]


def to_school(review: Review) -> list[Recipient]:
    """The mailbox of the setting whose review it is."""
    return contacts.recipients_for(review.setting_id, TO_SCHOOL) if review.setting_id else []


def to_holder(review: Review, *, on: date) -> list[Recipient]:
    """The mailbox of whoever holds the meeting: the setting, or the team where the council does (reg 21)."""
    return to_school(review) if review.arranged_by == Arranger.SCHOOL else cases.to_team(review.case, on=on)


def to_leads(about: Any, *, on: date) -> list[Recipient]:
    """Those who decide in the team that holds the case, each at their own address: whoever answers for a promise that is late."""
    team = about.case.team_id
    found = accounts.people_who_may(permissions.DECIDE, organisation_id=team, on=on)
    return [Recipient(each.email, team, each.pk) for each in found]


def holder(review: Review) -> str:
    """Who holds the meeting, as a letter names it."""
    if review.arranged_by == Arranger.SCHOOL and review.setting is not None:
        return review.setting.name
    return review.case.team.name


def meeting_words(review: Review) -> dict[str, Any]:
    """When and where people meet, for wording."""
    at = review.meeting_at
    return {
        "meeting_on": review.meeting_on,
        "when": f"{rules.in_words(review.meeting_on)}{f', at {clock_face(at)}' if at else ''}"
        if review.meeting_on
        else "",
        "place": review.place if review.mode != Mode.ONLINE else "",
        "online": review.mode in (Mode.ONLINE, Mode.BOTH),
        "chair": review.chair,
        "holder": holder(review),
        "regulation": regulation(review),
    }


def regulation(review: Review) -> str:
    """By which regulation the meeting is held: for a child at no school the council holds it by reg 21."""
    return "reg 20" if review.setting_id else "reg 21"


def clock_face(at: Any) -> str:
    """A time as it is read aloud: 2pm, 9:30am."""
    hour, half = at.hour % 12 or 12, "am" if at.hour < 12 else "pm"
    return f"{hour}:{at.minute:02d}{half}" if at.minute else f"{hour}{half}"


def barred(*bars: str | None) -> None:
    """Stop at the first thing that stands in the way."""
    for bar in bars:
        if bar:
            raise RuleBroken(bar)
