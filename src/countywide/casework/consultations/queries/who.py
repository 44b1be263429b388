"""Who is written to about a consultation, and which other council is consulted with a school."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import queries as cases
from countywide.casework.letters import queries as letters
from countywide.law.codes import authorities
from countywide.platform.accounts import queries as accounts
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts
from countywide.register.schools import queries as schools

from .. import permissions
from ..types import Elsewhere

READS_AT_SCHOOL = ("SENCO", "ADMISSIONS", "HEAD", "OFFICE")
"""Whose mailboxes take a consultation, the first that somebody has checked."""
MAINTAINED_GROUPS, MAINTAINED_SPECIAL = ("4",), ("7", "12")
"""GIAS: schools that a council maintains, and the special schools among group 5 that it maintains."""


def school_of(setting_id: int) -> Any:
    return schools.school_of(setting_id)


def council_facts() -> dict[str, str]:
    return letters.council_facts()


def mailbox_of(setting_id: int, *, on: date) -> Recipient | None:
    """The checked role mailbox of a school to which papers about a child may go."""
    return contacts.verified_recipient(setting_id, READS_AT_SCHOOL, on=on)


def has_account(setting_id: int, *, on: date) -> bool:
    """Whether a school of the county has somebody who signs in and may answer. A school elsewhere seldom signs in here: it gets a
    link in any case, and its staff who have an account find the same behind it."""
    school = schools.school_of(setting_id)
    if school is None or not schools.is_in_county(school, on=on):
        return False
    return bool(accounts.people_who_may(permissions.ANSWER, organisation_id=setting_id, on=on))


def to_family(case: Any, *, on: date) -> list[Recipient]:
    """Those of the family who sign in and are written to by email. The reasons stand on their page."""
    told = cases.people_to_tell(case, on=on).family
    return [Recipient(each.email, None, each.user_id) for each in told if each.user_id and each.channel == "EMAIL"]


def phone_of(case: Any, *, on: date) -> str:
    """The telephone on which the team that holds a case is reached today."""
    return cases.ownership(case, on=on).phone


def elsewhere(school: Any) -> Elsewhere | None:
    """The other council that maintains a school, which is consulted too (CFA 2014 s.39(2)(c)); none for an academy, an
    independent school, or a school of our own."""
    ours = council_facts().get("la_code", "") or council_facts().get("council_la_code", "")
    is_maintained = school.group in MAINTAINED_GROUPS or school.type in MAINTAINED_SPECIAL
    if not ours or not school.la_code or school.la_code == ours or not is_maintained:
        return None
    known = letters.neighbour(school.la_code)
    found = authorities.find(school.la_code)
    name = known.get("full_name") or (found.name if found else school.la_name)
    return Elsewhere(school.la_code, name, known.get("send_mailbox", ""))
