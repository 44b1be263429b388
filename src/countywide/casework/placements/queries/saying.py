"""What families say: one's own word, everybody's side by side, every version; and what the case's page shows of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Count, Max, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from countywide.casework.transfers import queries as transfers
from countywide.platform.links.types import Guest
from countywide.register.schools import queries as schools

from ..models import Asked, AtSchool, Correction, Preference, Said, Wished
from ..rules import giving
from ..types import Days, Timing, Wish
from .asking import days_of
from .people import BESIDE, PREFERENCES, family_of

INDEPENDENT = ("10", "11")  # GIAS: other independent special school, other independent school
SELECTIVE = "Selective"
"""How the national file says that a school takes its children by a test."""


def selects(school: Any) -> bool:
    """Whether a school takes its children by a test."""
    return school is not None and school.admissions == SELECTIVE


def timing_of(transfer: Any, *, on: date) -> Timing:
    """Whether a word is taken on a day, and how it is marked."""
    return timing_in(transfer, days_of(transfer, on=on), on=on)


def timing_in(transfer: Any, days: Days, *, on: date) -> Timing:
    """The same where the days are known."""
    return giving.timing(
        stage=transfer.stage, on=on, closes=days.closes, last_useful=days.last_useful, comments_by=days.comments_by
    )


def own_preference(transfer: Any, user: Any, *, on: date) -> Preference | None:
    """One's own word for a child; a new record that is not kept where one was not asked yet; none where one may not."""
    mine = next((each for each in family_of(transfer.child, on=on).values() if each.user_id == user.pk), None)
    if mine is None:
        return None
    found = Preference.objects.filter(transfer=transfer.pk, contact=mine.contact_id).select_related(*BESIDE).first()
    return found or Preference(transfer=transfer, contact_id=mine.contact_id)


def is_own(preference: Preference, by: Any, *, on: date) -> bool:
    """Whether somebody speaks for themselves: by their link, or signed in."""
    held = family_of(preference.transfer.child, on=on).get(preference.holder)
    if isinstance(by, Guest):
        return held is not None and by.purpose == PREFERENCES and by.holder == preference.holder
    return held is not None and held.user_id is not None and held.user_id == by.pk


def preference_with(key: Any, user: Any) -> Preference | None:
    """One record by its key, if this person may read the case."""
    found = Preference.objects.select_related(*BESIDE, "transfer__setting").filter(key=key).first()
    return found if found and transfers.transfer_with(found.transfer.key, user) else None


def at_school(key: Any, organisations: list[int]) -> AtSchool | None:
    """The same as the school holds it where the child is; none for anybody else."""
    found = AtSchool.objects.filter(key=key, transfer__setting__in=organisations).exclude(transfer__stage="LEFT")
    return found.select_related(*BESIDE, "transfer__setting").first()


def said_for(transfer: Any) -> list[Preference]:
    """Everybody's word for one child, side by side, each with all its versions, the newest first. For rooms above too."""
    wishes = Prefetch("wishes", Wished.objects.select_related("school").order_by("rank"))
    versions = Said.objects.select_related("by", "reserve_school").prefetch_related(wishes).order_by("-number")
    waiting = Correction.objects.filter(preference=OuterRef("pk"), settled_on=None).order_by("id")
    found = Preference.objects.filter(transfer=transfer.pk).select_related(
        *BESIDE, "transfer__asked", "transfer__test_result", "replacing"
    )
    found = found.annotate(address_proposed_on=Subquery(waiting.values("proposed_on")[:1]))
    return list(found.prefetch_related(Prefetch("versions", versions)).order_by("id"))


def said_now(transfer: Any) -> Iterator[tuple[Preference, Said]]:
    """Of everybody who has said something for one child, what they say today."""
    for each in said_for(transfer):
        newest = next(iter(each.versions.all()), None)
        if newest is not None:
            yield each, newest


def versions_of(preference: Preference) -> QuerySet[Said]:
    """All that one person said, the newest first."""
    found = preference.versions.select_related("by", "reserve_school")
    return found.prefetch_related(Prefetch("wishes", Wished.objects.select_related("school"))).order_by("-number")


def current_of(preference: Preference) -> Said | None:
    """What one person says today."""
    return versions_of(preference).first() if preference.pk else None


def typed(wish: Wish) -> Wish:
    """A wish as it was written, with the school of the register that its words name for certain."""
    school = school_named(wish.name)
    if school is None:
        return wish
    kind = giving.kind_of(wish.kind, is_independent=school.type in INDEPENDENT, section_41=school.section_41)
    return replace(wish, name=school.name, school_id=school.pk, kind=kind, selects=selects(school))


def school_named(words: str) -> Any:
    """The school that a suggestion or a whole name means for certain: a guess is never put in somebody's mouth."""
    words = words.strip()
    found = schools.school_meant(words) if words else None
    if found is None:
        return None
    certain = words in (found.urn, found.laestab) or words.endswith(f"({found.urn})")
    return found if certain or words.casefold() == found.name.casefold() else None


def beside_cases(user: Any) -> Subquery:
    """How many of the family were asked and answered, and when this person did, read with the case for its page."""
    mine = Q(transfer__preferences__contact__user=user.pk) | Q(
        transfer__preferences__contact=None, transfer__child__user=user.pk
    )
    newest = Asked.objects.filter(transfer__case=OuterRef("pk")).order_by("-asked_on", "-id")
    counted = newest.values(
        "pk", "asked_on", "silent_on", "transfer__key", "transfer__round", "transfer__stage"
    ).annotate(
        people=Count("transfer__preferences"),
        answers=Count("transfer__preferences", filter=Q(transfer__preferences__said_on__isnull=False)),
        came_back=Count("transfer__preferences", filter=Q(transfer__preferences__bounced_on__isnull=False)),
        own=Max("transfer__preferences__said_on", filter=mine),
        last=Max("transfer__preferences__said_on"),
    )
    found = JSONObject(
        key="transfer__key", round="transfer__round", stage="transfer__stage", asked="asked_on", silent="silent_on",
        people="people", answers="answers", own="own", last="last", came_back="came_back",
    )  # fmt: skip
    return Subquery(counted.values(found=found)[:1])
