"""Who may decide a review a second time: an officer of another team, who had no part in the case and can see nothing of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model

from countywide.casework.cases import queries as cases
from countywide.oversight.quality import queries as audits
from countywide.oversight.quality import rules as of_samples
from countywide.oversight.quality.permissions import MODERATE
from countywide.oversight.quality.types import Seat
from countywide.platform.accounts import queries as accounts
from countywide.platform.audit.permissions import READ as READ_RECORD

from .. import permissions
from ..models import BlindDecision, Sample

READS_EVERYTHING = (MODERATE, READ_RECORD)
"""Whoever may read every audit or the whole record could read a first decision there."""


def officers_on(on: date) -> list[int]:
    """Who decides samples, by name."""
    homes = list(accounts.organisations_of(["TEAM", "COUNCIL"]).values_list("pk", flat=True))
    return [key for key, _name in accounts.names_who_may(permissions.DECIDE_SECOND, organisations=homes, on=on)]


def people_with(keys: Iterable[int]) -> list[Any]:
    """People by their keys, by name."""
    return list(get_user_model().objects.filter(pk__in=list(keys)).order_by("name", "id"))


def is_blind(held: BlindDecision, user: Any) -> bool:
    """Whether somebody knows nothing of a case: no hand in it, no audit of it, no sight of it."""
    key = held.review.case_id
    return user.pk not in barred([key])[key] and not can_see(user, [key])


def can_see(user: Any, keys: Sequence[int]) -> set[int]:
    """Those of some cases in which somebody could read a first decision."""
    if any(user.may(each) for each in READS_EVERYTHING):
        return set(keys)
    return set(cases.cases_seen_by(user).order_by().filter(pk__in=keys).values_list("pk", flat=True))


def barred(keys: Sequence[int]) -> dict[int, set[int]]:
    """For each case whoever owned it, decided in it, wrote on it, advised or audits it."""
    found = audits.handled_by(keys)
    audited = cases.keys_of(pk__in=keys, audited__auditor__isnull=False)
    for case, who in audited.values_list("pk", "audited__auditor").distinct():
        found[case].add(who)
    return found


def given_anew(sample: Sample, *, on: date) -> dict[int, int | None]:
    """Who is given what: each review that waits and whose officer is none or may no longer, with its new officer. Nothing for
    those that stay where they are. Whom the lot puts first follows from the sample's key."""
    waiting = list(sample.decisions.filter(decided_on=None).select_related("review").order_by("place"))
    officers = people_with(officers_on(on))
    if not waiting or not officers:
        return {}
    keys = sorted({each.review.case_id for each in waiting})
    hands, teams = barred(keys), audits.teams_of(keys)
    for officer in officers:
        for case in can_see(officer, keys):
            hands[case].add(officer.pk)
    able = {each.key: each for each in audits.works_in([each.pk for each in officers], on)}
    seats = {each.pk: seat(each, hands, teams) for each in waiting}
    stays = {
        each.pk
        for each in waiting
        if each.decider_id in able and of_samples.may_audit(seats[each.pk], able[each.decider_id])
    }
    lot = of_samples.shuffled(list(able), str(sample.key))
    given = of_samples.allocated(
        [seats[each.pk] for each in waiting if each.pk not in stays], [able[key] for key in lot]
    )
    held = {each.pk: each.decider_id for each in waiting}
    return {key: officer for key, officer in given.items() if officer != held[key]}


def seat(held: BlindDecision, hands: dict[int, set[int]], teams: dict[int, set[int]]) -> Seat:
    case = held.review.case_id
    return Seat(held.pk, frozenset(hands.get(case, ())), frozenset(teams.get(case, ())))
