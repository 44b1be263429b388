"""Rounds of moderation: who sees which, whom they may sample, what was chosen, how far the two agree."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from countywide.platform.accounts import queries as accounts

from .. import permissions, policies, rules
from ..enums import FUNDED, MappedBy, State
from ..models import Profile, Round, Sampled
from ..types import Agreement
from .profiles import standing_mapping


def rounds_seen_by(user: Any) -> QuerySet[Round]:
    """Every round, for those who arrange them; one's own, for those who map blind."""
    found = Round.objects.select_related("school_moderator", "council_moderator").order_by("-opened_on", "-id")
    if user.may(permissions.FUND):
        return found
    return found.filter(Q(school_moderator_id=user.pk) | Q(council_moderator_id=user.pk))


def round_with(key: Any, user: Any) -> Round | None:
    return rounds_seen_by(user).filter(key=key).first()


def published_rounds() -> QuerySet[Round]:
    return Round.objects.filter(published_on__isnull=False).order_by("-published_on", "-id")


def moderators(*, on: date, of_schools: bool) -> list[Any]:
    """Those who may map blind: of schools, or of the council."""
    every = accounts.everyone_who_may(permissions.MODERATE, on=on)
    return [each for each in every if is_of_school(each) == of_schools]


def is_of_school(person: Any) -> bool:
    held = [each for each in person.roles_today if permissions.MODERATE.key in each.permissions]
    return any(each.organisation.kind == "SCHOOL" for each in held)


def candidates(school_moderator: Any, council_moderator: Any, *, on: date) -> list[Profile]:
    """Mapped children of other schools than the moderator's, whom the officer did not map, and who are in no open round."""
    own = [each.organisation_id for each in school_moderator.roles_today]
    found = Profile.objects.filter(state__in=(State.AGREED, *FUNDED)).exclude(school_id__in=own)
    mine = Q(mappings__mapped_by=MappedBy.COUNCIL, mappings__by_id=council_moderator.pk)
    sampled = Sampled.objects.filter(round__published_on=None).values("profile_id")
    found = found.exclude(pk__in=Profile.objects.filter(mine).values("pk")).exclude(pk__in=sampled)
    return list(found.order_by("entry_year", "pk"))


def sampled_in(found: Round) -> list[Sampled]:
    held = found.sampled.select_related("profile__school", "round").prefetch_related("readings", "profile__mappings")
    return list(held.order_by("number"))


def sampled_with(found: Round, number: int) -> Sampled | None:
    return found.sampled.select_related("profile", "round").filter(number=number).first()


def sampled_of(profile: Profile) -> Sampled | None:
    """The last sample that a child was in."""
    return Sampled.objects.filter(profile=profile).select_related("round", "profile").order_by("-id").first()


def still_to_read(found: Round, user: Any) -> list[int]:
    """The numbers that a moderator has not mapped yet."""
    done = found.sampled.filter(readings__by_id=user.pk).values("pk")
    return list(found.sampled.exclude(pk__in=done).order_by("number").values_list("number", flat=True))


def agreement_of(found: Round, held: list[Sampled]) -> Agreement:
    """How far the two agree, level by level in every area of every child that both have mapped."""
    first, second = [], []
    areas = [area.key for area in getattr(policies.set_with(found.version), "areas", ())]
    for each in held:
        by = {reading.by_id: reading.levels for reading in each.readings.all()}
        one, other = by.get(found.school_moderator_id), by.get(found.council_moderator_id)
        if one is not None and other is not None:
            first += [one[key] for key in areas]
            second += [other[key] for key in areas]
    return rules.agreement(first, second)


def changed_in(held: list[Sampled]) -> int:
    """How many children have other levels after the round."""
    return sum(
        bool(each.settled_on and (mapping := standing_mapping(each.profile)) and mapping.mapped_by == "MODERATORS")
        for each in held
    )
