"""What a round owes on a day: in two queries, however many children."""

from __future__ import annotations

from typing import Any

from django.db.models import Min, Q, QuerySet

from countywide.casework.letters import queries as letters

from ..models import Transfer
from ..rules.dates import CLOCK_OF
from ..types import Decided, Round
from .asking import BESIDE


def reported(held: Round, user: Any) -> QuerySet[Transfer]:
    """The children who are still in a round, each with the day on which a final plan was sent for the move."""
    its_clock = Q(case__deadlines__key=held.key, case__deadlines__clock=CLOCK_OF[held.move])
    found = Transfer.objects.filter(round=held.key).under_way().listed_for(user)
    return found.annotate(met_on=Min("case__deadlines__met_on", filter=its_clock))


def council_named() -> str:
    """What the council is called, as a paper's author."""
    return letters.council_facts().get("council_name", "")


def decided_in(held: Round, user: Any) -> list[Decided]:
    """Each child of a round as a report counts it."""
    found: Any = reported(held, user).order_by()  # `met_on` is no field of the model
    rows = found.values_list("case__area__name", "met_on", "named_id")
    return [Decided(area or "", met_on, named is not None) for area, met_on, named in rows]


def without_place(held: Round, user: Any) -> QuerySet[Transfer]:
    """Those for whom no place is named, the longest on the list first."""
    found = reported(held, user).filter(named=None).select_related(*BESIDE)
    return found.order_by("case__area__name", "identified_on", "id")
