"""Who maps and pays, how they are reached, and which mailboxes of a school hear of money."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.accounts import queries as accounts
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts

from .. import permissions

SCHOOL = ("HEAD", "SENCO", "FINANCE")  # told together, so that nobody waits for the other (Q47)


def to_school(school_id: int) -> list[Recipient]:
    """The head's, the SENCO's and the finance mailbox of a school."""
    return contacts.recipients_for(school_id, SCHOOL)


def funding_team(*, on: date) -> Any:
    """The team in which those who pay hold their role; none where nobody does."""
    for person in accounts.everyone_who_may(permissions.FUND, on=on):
        for held in person.roles_today:
            if permissions.FUND.key in held.permissions and (team := contacts.team_of(held.organisation_id)):
                return team
    return None


def how_to_query(*, on: date) -> str:
    """How a school asks about an amount, in a sentence."""
    team = funding_team(on=on)
    if team is None:
        return "Write to the team that pays."
    return f"Ring {team.name} on {team.phone}." if team.phone else f"Write to {team.name}."
