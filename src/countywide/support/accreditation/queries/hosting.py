"""Schools that can be visited, when, and what people looked for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery

from countywide.register.schools import queries as schools

from ..models import Host, Looked, Slot, Visit
from ..rules import hosting


def hosts() -> QuerySet[Host]:
    """The schools that open their doors, each with the day of its next free hour."""
    free = Slot.objects.filter(host=OuterRef("pk"), withdrawn_on=None)
    free = free.exclude(pk__in=Visit.objects.filter(cancelled_on=None).values("slot_id"))
    found = Host.objects.filter(ended_on=None).select_related("school__district")
    return found.annotate(next_on=Subquery(free.order_by("on").values("on")[:1])).order_by("school__name", "id")


def host_with(key: Any) -> Host | None:
    return (
        Host.objects.filter(key=key, ended_on=None).select_related("school__district", "school__organisation").first()
    )


def host_of(organisation_id: int) -> Host | None:
    """What a school shows to others, if it opens its doors."""
    return Host.objects.filter(school__organisation=organisation_id, ended_on=None).select_related("school").first()


def fitting(school: Any, *, phase: str, miles: int | None) -> list[tuple[Host, float | None]]:
    """The hosts of a phase within some miles of a school, the nearest first; where it lies is unknown, all of the phase by name."""
    found = [each for each in hosts() if phase in ("", each.phase) and each.school_id != school.pk]
    if school.place is None:
        return [(each, None) for each in found]
    away = [(each, miles_to(school, each)) for each in found]
    near = [pair for pair in away if miles is None or (pair[1] is not None and pair[1] <= miles)]
    return sorted(near, key=lambda pair: (pair[1] is None, pair[1] or 0.0, pair[0].pk))


def miles_to(school: Any, host: Host) -> float | None:
    return schools.miles_between(school.place, host.school.place) if host.school.place else None


def slots_of(host: Host, *, on: date) -> list[Slot]:
    """Hours that are still to come, each with the visit that has it."""
    taken = Prefetch("visits", Visit.objects.filter(cancelled_on=None).select_related("organisation"), "booked")
    found = host.slots.filter(on__gt=on, withdrawn_on=None).prefetch_related(taken)
    return list(found.order_by("on", "starts_at", "id"))


def slot_with(key: Any) -> Slot | None:
    found = Slot.objects.filter(key=key, host__ended_on=None).select_related("host__school__organisation")
    return found.first()


def visit_with(key: Any) -> Visit | None:
    found = Visit.objects.filter(key=key).select_related("slot__host__school", "organisation")
    return found.first()


def visits_of(organisation_id: int, *, on: date) -> list[Visit]:
    """Visits that a school has booked, or that come to it, from today."""
    mine = Q(organisation=organisation_id) | Q(slot__host__school__organisation=organisation_id)
    found = Visit.objects.filter(mine, cancelled_on=None, slot__on__gte=on)
    return list(found.select_related("slot__host__school", "organisation").order_by("slot__on", "id"))


def looked_with(key: Any, organisations: list[int]) -> Looked | None:
    return Looked.objects.filter(key=key, organisation__in=organisations).first()


def looked_in_vain() -> QuerySet[Any]:
    """What schools looked for and nobody offers, the most wanted first."""
    found = Looked.objects.filter(found=0).values("phase", "miles")
    return found.annotate(times=Count("pk"), schools=Count("organisation", distinct=True)).order_by("-times", "phase")


def phase_of(school: Any) -> str:
    """The kind of school it is."""
    return hosting.phase_of(school.phase)
