"""Pots, and what is in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet, Sum

from ..enums import Holds
from ..models import FundingYear, Line, Pot
from ..types import Balance


def pots_of(year: FundingYear) -> QuerySet[Pot]:
    """The pots of a year."""
    return year.pots.select_related("community", "area", "year").order_by(
        "stream", "community__name", "area__name", "id"
    )


def pot_with(key: Any) -> Pot | None:
    return Pot.objects.select_related("community", "area", "year").filter(key=key).first()


def pot_of(year: FundingYear, stream: str, community_id: int | None = None) -> Pot | None:
    """The pot of a stream: of the whole county, or of one community."""
    return pot_in(year, stream, community_id=community_id)


def pot_in(
    year: FundingYear, stream: str, *, community_id: int | None = None, area_id: int | None = None
) -> Pot | None:
    place: dict[str, Any] = {"community_id": community_id, "area_id": area_id}
    return year.pots.filter(stream=stream, **place).first()


def balance(pot: Pot) -> Balance:
    """What was put into a pot, what is promised, what is paid and what is left."""
    return balances([pot])[pot.pk]


def balances(pots: Iterable[Pot]) -> dict[int, Balance]:
    """The same of many pots, in two queries."""
    keys = [pot.pk for pot in pots]
    put: dict[int, int] = defaultdict(int)
    left: dict[int, int] = defaultdict(int)
    committed: dict[int, int] = defaultdict(int)
    paid: dict[int, int] = defaultdict(int)
    for side, other, sign in (("into", "out_of", 1), ("out_of", "into", -1)):
        rows = Line.objects.filter(**{f"{side}__pot__in": keys}).order_by().values_list(
            f"{side}__pot", f"{side}__holds", f"{other}__holds"
        ).annotate(Sum("pence"))  # fmt: skip
        for pot, holds, against, pence in rows:
            if holds == Holds.POT:
                left[pot] += sign * pence
                put[pot] += sign * pence * (against in PUTS)
            else:
                committed[pot] += sign * pence
                paid[pot] -= sign * pence * (against == Holds.PAID)
    return {key: Balance(put[key], committed[key], paid[key], left[key]) for key in keys}


PUTS = (Holds.FUND, Holds.POT, Holds.CARRIED)
"""Against these accounts money is put into a pot or taken out of it, rather than promised or given back at the year's end."""


def left_by_pot(year: FundingYear) -> list[tuple[Pot, int]]:
    """What is left in each pot of a year."""
    found = list(pots_of(year))
    held = balances(found)
    return [(pot, held[pot.pk].left) for pot in found]
