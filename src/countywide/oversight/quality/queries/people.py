"""Who may audit, who had a hand in a case, and who contributed to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model

from countywide.casework.cases import queries as cases
from countywide.platform.accounts import queries as accounts
from countywide.platform.outbox.types import Recipient

from .. import permissions
from ..models import AuditedCase
from ..types import Auditor, Seat

HANDS = (
    "holdings__owner", "owner", "events__by", "letters__made_by",
    "assessment__checked_by", "assessment__proposals__proposed_by", "assessment__decisions__decided_by",
    "assessment__worksheet__completed_by", "assessment__drafts__made_by", "assessment__final_plan__made_by",
    "plans__changes__by", "plans__comments__by", "plans__versions__issued_by", "plans__amendments__proposed_by",
    "assessment__plan__changes__by", "assessment__plan__versions__issued_by",
    "reviews__decided_by", "reviews__looks__replied_by",
    "assessment__advice__adviser",
)  # fmt: skip
"""Where a case names whoever owned it, decided in it, wrote on it or advised."""


def staff(permission: Any, on: date) -> list[tuple[int, str]]:
    """Key and name of those in the council's organisations whose role opens a permission on a day."""
    homes = list(accounts.organisations_of(["TEAM", "COUNCIL"]).values_list("pk", flat=True))
    return accounts.names_who_may(permission, organisations=homes, on=on)


def auditors_on(on: date) -> list[tuple[int, str]]:
    """Whom cases can be given to, by name."""
    return staff(permissions.AUDIT, on)


owners_on = auditors_on
"""Whom an action can be given to: those who carry out what audits lead to."""


def works_in(keys: Sequence[int], on: date) -> list[Auditor]:
    """Auditors with the organisations of their roles, in the order given."""
    held = accounts.roles_by_person(keys, on=on)
    return [Auditor(key, frozenset(each.organisation_id for each in held.get(key, []))) for key in keys]


def seats(records: Iterable[AuditedCase]) -> list[Seat]:
    """Each case with whoever had a hand in it and the teams that held it, in the order of the sample."""
    held = list(records)
    by, teams = handled_by([each.case_id for each in held]), teams_of([each.case_id for each in held])
    return [Seat(each.pk, frozenset(by.get(each.case_id, ())), frozenset(teams.get(each.case_id, ()))) for each in held]


def handled_by(keys: Sequence[int]) -> dict[int, set[int]]:
    """For each case everybody who owned it, decided in it, wrote on it or advised. One query a place, for any sample."""
    found: dict[int, set[int]] = {key: set() for key in keys}
    for place in HANDS:
        for case, who in cases.keys_of(pk__in=keys, **{f"{place}__isnull": False}).values_list("pk", place).distinct():
            found[case].add(who)
    return found


def teams_of(keys: Sequence[int]) -> dict[int, set[int]]:
    """For each case every team that holds it or held it."""
    found: dict[int, set[int]] = {key: set() for key in keys}
    for place in ("team", "holdings__team"):
        for case, team in cases.keys_of(pk__in=keys).values_list("pk", place).distinct():
            found[case].add(team)
    return found


def contributors(record: AuditedCase, *, on: date) -> list[Recipient]:
    """Everybody who hears what was found: the school, the officer and the team, and each adviser who gave advice."""
    case = record.case
    school = list(cases.people_to_tell(case, on=on).school)
    officer = [Recipient(case.owner.email, case.team_id, case.owner_id)] if case.owner else []
    mailbox = cases.team_mailbox(case, on=on)
    return [*school, *officer, *([mailbox] if mailbox else []), *advisers(case)]


def advisers(case: Any) -> list[Recipient]:
    """Those who gave advice, where they can be written to and read it here."""
    given = [
        each
        for each in (case.assessment.advice.select_related("adviser") if hasattr(case, "assessment") else ())
        if each.received_on and not each.withdrawn_on and each.organisation_id
    ]
    return [
        Recipient(address, each.organisation_id, each.adviser_id)
        for each in given
        if (address := each.adviser.email if each.adviser else each.email)
    ]


def people_with(keys: Iterable[int]) -> list[Any]:
    """People by their keys, by name."""
    return list(get_user_model().objects.filter(pk__in=list(keys)).order_by("name", "id"))
