"""What the intake of a school comes to, and who says that needs have grown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from countywide.support.ledger import queries as ledger
from countywide.support.ledger import rules as sums
from countywide.support.ledger.enums import Stream

from .. import policies, rules
from ..enums import FUNDED, Basis, State
from ..models import Grown, Profile
from ..models import Mapping as Mapped_
from ..types import Descriptors, Pool
from .profiles import standing_mapping


def value_of(mapping: Mapped_, found: Descriptors | None = None) -> int:
    """What the step of a mapping is worth in a year, by the set it was made with."""
    held = found or policies.set_with(mapping.version)
    steps = held.ladder(mapping.basis) if held else ()
    return next((step.pence for step in steps if step.level == mapping.level), 0)


def pot_for(stream: str, day: date) -> Any:
    """The county's pot of a stream in the year that a day lies in."""
    year = ledger.year_at(day)
    return ledger.pot_of(year, stream) if year is not None else None


def shared_among(profiles: Iterable[Profile], *, available: int, on: date) -> rules.Shared:
    """What each of some mapped children gets of what there is (Q20)."""
    values = {
        each.pk: value_of(held) for each in profiles if (held := standing_mapping(each)) is not None and held.level
    }
    return rules.shared(values, available, method=policies.terms_on(on).method, share_out=sums.share_out)


def left_for(entry_year: int) -> int:
    """What is left in the Reception pot of an intake."""
    pot = pot_for(Stream.YEAR_R, date(entry_year, 9, 1))
    return ledger.balance(pot).left if pot is not None else 0


def pool_of(entry_year: int) -> Pool:
    """The county’s Reception pot of an intake, what all its mapped children are worth, and how the dates were kept."""
    pot = pot_for(Stream.YEAR_R, date(entry_year, 9, 1))
    balance = ledger.balance(pot) if pot is not None else None
    every = list(Profile.objects.filter(entry_year=entry_year).prefetch_related("mappings").order_by("id"))
    live = [each for each in every if each.state in (State.AGREED, *FUNDED) and each.basis == Basis.YEAR_R]
    held = [standing_mapping(each) for each in live]
    issued = [each for each in every if each.issued_on is not None]
    return Pool(
        allocated=balance.allocated if balance else 0,
        left=balance.left if balance else 0,
        needed=sum(value_of(each) for each in held if each is not None),
        schools=len({each.school_id for each in live}),
        issued=len(issued),
        in_time=sum(
            not rules.is_late(each.due_by, each.issued_on, each.issued_on) for each in issued if each.issued_on
        ),
    )


def mapped_by_level(stream: str, on: date) -> Mapping[int, Mapping[int, int]]:
    """For the ledger's scenarios: how many mapped children stand at each level in each school."""
    if stream not in (Stream.YEAR_R, Stream.PLAN_TIER):
        return {}
    live = Profile.objects.filter(state__in=(State.AGREED, *FUNDED), basis=stream).prefetch_related("mappings")
    found: dict[int, dict[int, int]] = {}
    for profile in live.order_by("id"):
        held = standing_mapping(profile)
        if held is not None and held.level:
            levels = found.setdefault(int(profile.school_id), {})
            levels[held.level] = levels.get(held.level, 0) + 1
    return found


def grown_seen_by(user: Any) -> QuerySet[Grown]:
    """Schools that said that needs have grown, the first to be answered first."""
    return Grown.objects.seen_by(user).select_related("school").order_by("answered_on", "answer_by", "id")


def grown_with(key: Any, user: Any) -> Grown | None:
    return grown_seen_by(user).filter(key=key).first()


def grown_of(school_id: int) -> list[Grown]:
    return list(Grown.objects.filter(school_id=school_id).order_by("-id"))
