"""Who owns what is said, and who is told of silence."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.accounts import queries as accounts
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts

from .. import permissions
from ..types import Spot


def team_of(organisation_id: int) -> Any:
    return contacts.team_of(organisation_id)


def keepers_of(organisation_id: int, *, on: date) -> list[Recipient]:
    """Those of a team who may say what is so."""
    found = accounts.people_who_may(permissions.KEEP, organisation_id=organisation_id, on=on)
    return [Recipient(each.email, organisation_id, each.pk) for each in found]


def to_team(organisation_id: int | None, *, on: date, area: str = "") -> list[Recipient]:
    """The team's mailbox, else those of it who may say what is so."""
    if organisation_id is None:
        return []
    mailbox = contacts.team_recipient(organisation_id, area=area)
    return [mailbox] if mailbox else keepers_of(organisation_id, on=on)


def to_managers(organisation_id: int, *, on: date) -> list[Recipient]:
    """Those who hear of silence in a team; where it has nobody, those who hear of it in every team."""
    own = accounts.people_who_may(permissions.HEAR, organisation_id=organisation_id, on=on)
    found = own or accounts.everyone_who_may(permissions.HEAR_ALL, on=on)
    return [Recipient(each.email, organisation_id if own else None, each.pk) for each in found]


def hears(user: Any, organisation_id: int | None) -> bool:
    """Whether somebody hears of silence in a team."""
    everywhere = user.may(permissions.HEAR_ALL)
    return bool(everywhere or organisation_id in user.organisations_where(permissions.HEAR))


def owns(user: Any, spot: Spot) -> bool:
    return spot.organisation_id is not None and bool(user.may(permissions.KEEP, about=spot))
