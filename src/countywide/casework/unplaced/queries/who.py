"""Who is told of a search and of its flags."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import queries as cases
from countywide.platform.accounts import queries as accounts
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts

from .. import permissions
from ..models import Flag


def seniors_of(case: Any, *, on: date) -> list[Any]:
    """Those who may answer a flag for the team that holds a case, by name."""
    return accounts.people_who_may(permissions.ANSWER, organisation_id=case.team_id, on=on)


def leads_of(case: Any, *, on: date) -> list[Recipient]:
    """Those who hear of a flag that nobody answered in time."""
    found = accounts.people_who_may(permissions.HEAR, organisation_id=case.team_id, on=on)
    return [Recipient(each.email, case.team_id, each.pk) for each in found]


def to_raiser(flag: Flag) -> list[Recipient]:
    """Whoever raised a flag, and their school's own mailbox."""
    raiser: Any = flag.raised_by
    own = [Recipient(raiser.email, flag.by_school_id, raiser.pk)] if raiser is not None and raiser.is_active else []
    return [*own, *(contacts.recipients_for(flag.by_school_id, ("SENCO",)) if flag.by_school_id else [])]


def phone_of(case: Any, *, on: date) -> str:
    """The telephone on which the team that holds a case is reached today."""
    return cases.ownership(case, on=on).phone
