"""Gaps: a school's own, those a team answers, and those that say the same."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts
from countywide.register.people import queries as people
from countywide.register.schools import queries as schools

from .. import permissions, rules
from ..models import Gap

WITH = ("organisation__contact_team", "school", "district", "merged_into", "logged_by")


def gap_with(key: Any, user: Any) -> Gap | None:
    """One gap, if this person may read it."""
    return Gap.objects.seen_by(user).select_related(*WITH).filter(key=key).first()


def gaps_of_school(user: Any) -> QuerySet[Gap]:
    """Those of the schools for which somebody may log them, the newest first."""
    own = Gap.objects.filter(school_id__in=user.organisations_where(permissions.LOG))
    return own.select_related(*WITH).order_by("-logged_on", "-id")


def gaps_to_answer(user: Any) -> QuerySet[Gap]:
    """Those that one's team answers: what is owed soonest first, then those to which nothing more is owed."""
    teams = user.organisations_where(permissions.KEEP)
    held = Gap.objects.records().filter(organisation_id__in=teams).select_related(*WITH).prefetch_related("merged")
    return held.order_by(F("reply_by").asc(nulls_last=True), "id")


def like(gap: Gap, *, least: int) -> list[Gap]:
    """Other records of the same service and district that say the same in other or equal words, the oldest first."""
    others = Gap.objects.records().filter(service=gap.service, place=gap.place).exclude(pk=gap.pk)
    found = others.select_related(*WITH).order_by("logged_on", "id")
    return [each for each in found if rules.alike(gap.words_key, each.words_key, least=least)]


def same_of_school(school_id: int, service: str, place: str, words_key: str) -> Gap | None:
    """What a school logged before in the same words."""
    held = Gap.objects.filter(school_id=school_id, service=service, place=place, words_key=words_key)
    return held.order_by("id").first()


def askers_of(gap: Gap) -> list[Gap]:
    """A record and all that was merged into it, the oldest first."""
    return list(Gap.objects.filter(Q(pk=gap.pk) | Q(merged_into=gap)).select_related(*WITH).order_by("logged_on", "id"))


def recipients_of(gaps: list[Gap]) -> list[Recipient]:
    """Whoever logged them, the schools' own mailboxes, and whoever asked elsewhere."""
    found: list[Recipient] = []
    for each in gaps:
        if each.logged_by is not None and each.logged_by.is_active and each.school_id:
            found.append(Recipient(each.logged_by.email, each.school_id, each.logged_by_id))
        if each.school_id:
            found += contacts.recipients_for(each.school_id, ("SENCO",))
        if each.asker_email:
            found.append(Recipient(each.asker_email, None))
    return found


def waiting_at(service: str, place: str) -> list[Gap]:
    """Every gap of a service in a district: their askers hear when something new is said."""
    return list(Gap.objects.filter(service=service, place=place).select_related(*WITH).order_by("id"))


def school_of(user: Any) -> Any:
    """The school for which somebody logs gaps: the first by name."""
    return next(iter(schools.schools_of(user.organisations_where(permissions.LOG))), None)


def pupils_named_at(organisation_ids: list[int], *, on: date) -> list[tuple[str, str, str]]:
    """The names of the pupils of some schools, to be looked for in a text and for nothing else."""
    return [name for each in organisation_ids for name in people.called_at(each, on=on)]
