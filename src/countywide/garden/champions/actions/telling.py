"""Who is written to, and the words that every message about a call has."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts

from .. import permissions
from ..models import Application, Call, Interest


def words_of(call: Call) -> dict[str, Any]:
    return {
        "title": call.title,
        "call": call.key,
        "opens_at": call.opens_at,
        "closes_at": call.closes_at,
        "results_by": call.results_by,
    }


def interested(each: Interest) -> Recipient:
    return Recipient(each.email, organisation_id=each.organisation_id, user_id=each.user_id)


def to_applicant(application: Application) -> Recipient:
    """The applicant at their own address; what they apply for stands in no archive of their school."""
    return Recipient(application.email, user_id=application.user_id)


def to_keepers(on: date) -> list[Recipient]:
    return contacts.all_who_may(permissions.KEEP, on=on)


def team_recipient(key: str) -> Recipient | None:
    """Where the team of a kind reads its mail."""
    team = contacts.team_with(key)
    return contacts.team_recipient(team.organisation_id) if team else None


def team_address(key: str) -> str:
    found = team_recipient(key)
    return found.address if found else ""
