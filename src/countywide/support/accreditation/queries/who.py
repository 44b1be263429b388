"""Whose school it is, who its link therapist is, and who runs the programme."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.accounts import queries as accounts
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts
from countywide.register.schools import queries as schools
from countywide.support.therapy import queries as therapy

from .. import permissions


def own_schools(user: Any) -> list[Any]:
    """The schools for which somebody takes part, by name."""
    return list(schools.schools_of(user.organisations_where(permissions.TAKE_PART)))


def own_school(user: Any, urn: str = "") -> Any:
    """One of one’s own schools: that of a number, or the first."""
    return next((each for each in own_schools(user) if urn in ("", each.urn)), None)


def therapists_of(organisation_id: int, *, on: date) -> list[Any]:
    """The link therapist of a school on a day, or whoever covers; nobody where the post is empty."""
    found = therapy.therapist_of(organisation_id, on)
    return [found] if found is not None else []


def schools_of_therapist(user: Any, *, on: date) -> list[int]:
    """The schools whose link therapist somebody is on a day."""
    return therapy.schools_of(user, on) if user.may(permissions.READ_SHARED) else []


def to_therapists(organisation_id: int, *, on: date) -> list[Recipient]:
    """Where the link therapist of a school is written to."""
    return [Recipient(each.email, user_id=each.pk) for each in therapists_of(organisation_id, on=on) if each.is_active]


def programme_people(*, on: date) -> list[Any]:
    """Those who run the programme, by name."""
    return accounts.everyone_who_may(permissions.PROGRAMME, on=on)


def to_programme(*, on: date) -> list[Recipient]:
    """Where the programme is written to."""
    return contacts.all_who_may(permissions.PROGRAMME, on=on)


def to_school(organisation_id: int) -> list[Recipient]:
    """Where a school is written to: the SENCO’s mailbox, or whoever stands in."""
    return contacts.recipients_for(organisation_id, ("SENCO",))
