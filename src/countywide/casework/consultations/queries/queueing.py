"""Which schools the families of a round chose and nobody has asked yet, and what waits for a worker."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, QuerySet

from countywide.casework.placements import queries as placements
from countywide.casework.plans import queries as plans
from countywide.register.schools import queries as schools

from ..models import Consultation
from ..types import Chosen, ToAsk
from .asking import BESIDE

OF = "said__preference__transfer"


def to_ask(round_key: str, teams: Collection[int]) -> ToAsk:
    """Each school that somebody of a family names, once a child, for the children of some teams' cases in a round who have no
    place yet; without those that were asked before, however that ended. Two queries for any number of children."""
    found, before = ToAsk(), asked_before(round_key, teams)
    named = placements.schools_chosen(round_key, teams).annotate(issued=plans.was_issued(OuterRef(f"{OF}__plan")))
    rows = named.values_list(
        f"{OF}__case__team", f"{OF}__case", f"{OF}__plan", OF, "school__organisation", "school__status", "issued"
    )
    for team, case, plan, transfer, setting, status, issued in rows.iterator(chunk_size=2000):
        found.children.add(case)
        if setting is None:
            found.unknown += 1
        elif (case, setting) in before:
            found.asked += 1
        elif not schools.is_open(status):
            found.shut += 1
        elif not issued:
            found.unissued.add(case)
        else:
            before.add((case, setting))
            found.ready.append(Chosen(team, case, plan, transfer, setting))
    return found


def asked_before(round_key: str, teams: Collection[int]) -> set[tuple[int, int]]:
    """Cases and the schools that were asked on them, prepared ones too."""
    found = Consultation.objects.filter(transfer__round=round_key, case__team__in=teams)
    return set(found.values_list("case", "setting"))


def stopped_by_team(on: date) -> list[tuple[Any, int]]:
    """For each team with some that could not go by themselves on this day or the day before: one of the cases, and how many of
    its consultations wait now."""
    waiting: dict[int, list[Consultation]] = {}
    for each in Consultation.objects.stopped().select_related("case__team__contact_team", "case__area").order_by("id"):
        waiting.setdefault(each.case.team_id, []).append(each)
    is_new = lambda each: each.stopped_on >= on - timedelta(days=1)  # noqa: E731
    return [(held[0].case, len(held)) for held in waiting.values() if any(map(is_new, held))]


def queued() -> QuerySet[Consultation]:
    """What a worker sends next, the oldest first."""
    return Consultation.objects.queued().select_related("queued_by", *BESIDE).order_by("id")
