"""Schools open their doors, offer hours, are booked and cancelled; and what nobody offers is told to the programme."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from django.db import IntegrityError, transaction

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, policies, queries
from ..models import Host, Looked, Slot, Visit
from ..rules import hosting as rules


@action(permissions.TAKE_PART)
def open_doors(school: Any, *, by: Actor, on: date, shows: str, detail: str = "") -> Host:
    """A school opens its doors to others. Schools that looked for one like it in vain are told."""
    if queries.host_of(school.organisation_id):
        raise RuleBroken("Your school is on the list already.")
    made = Host.objects.create(
        school_id=school.pk, shows=shows.strip()[:200], detail=detail.strip(), phase=queries.phase_of(school), since=on
    )
    audit.record("accreditation.host-opened", by=by, about=made, on=on.isoformat())
    for looked in Looked.objects.filter(found=0, phase__in=("", made.phase)).order_by("pk"):
        tell(
            notices.HOST_FOUND, to=queries.to_school(looked.organisation_id), cause=f"host:{made.pk}:{looked.organisation_id}",
            by=by, about=made, school=school.name, key=made.key,
        )  # fmt: skip
    return made


@action(permissions.TAKE_PART)
def close_doors(host: Host, *, by: Actor, on: date) -> None:
    """A school is no host any more. Hours that somebody has booked keep it on the list until they are over or cancelled."""
    if Visit.objects.filter(slot__host=host, cancelled_on=None, slot__on__gte=on).exists():
        raise RuleBroken("A visit is booked. Cancel it first, or wait until it is over.")
    host.ended_on = on
    host.save(update_fields=["ended_on"])
    audit.record("accreditation.host-closed", by=by, about=host, on=on.isoformat())


@action(permissions.TAKE_PART)
def offer(host: Host, *, by: Actor, on: date, slot_on: date, starts_at: time) -> Slot:
    """A host offers an hour."""
    if bar := rules.bar_to_slot(slot_on=slot_on, on=on, is_host=host.ended_on is None):
        raise RuleBroken(bar)
    made, is_new = host.slots.get_or_create(on=slot_on, starts_at=starts_at)
    if not is_new and made.withdrawn_on is None:
        raise RuleBroken("That hour is offered already.")
    made.withdrawn_on = None
    made.save(update_fields=["withdrawn_on"])
    audit.record("accreditation.slot-offered", by=by, about=host, on=on.isoformat(), slot_on=slot_on.isoformat())
    return made


@action(permissions.TAKE_PART)
def book(school: Any, *, by: Actor, on: date, slot: Slot, people: int) -> Visit:
    """Book an hour. The database gives it to one school alone, whoever presses at the same moment; both schools are told."""
    held = Slot.objects.select_for_update().select_related("host__school").get(pk=slot.pk)
    bar = rules.bar_to_booking(
        slot_on=held.on, on=on, is_withdrawn=held.withdrawn_on is not None or held.host.ended_on is not None,
        is_taken=held.visits.filter(cancelled_on=None).exists(), is_own=held.host.school_id == school.pk,
        people=people, most=policies.terms_on(on).visitors,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    try:
        with transaction.atomic():
            made = held.visits.create(
                organisation_id=school.organisation_id,
                booked_on=on,
                booked_by_id=by.pk,  # type: ignore[attr-defined]
                people=people,
            )
    except IntegrityError:
        raise RuleBroken("Somebody has booked this time already. Choose another.") from None
    tell_both(notices.BOOKED, made, school.name, by=by)
    audit.record("accreditation.visit-booked", by=by, about=made, on=on.isoformat(), slot_on=held.on.isoformat())
    return made


@action(permissions.TAKE_PART)
def cancel(school: Any, *, by: Actor, on: date, visit: Visit) -> None:
    """The visitor or the host cancels; the hour is free again, and both are told."""
    held = Visit.objects.select_for_update().select_related("slot__host__school", "organisation").get(pk=visit.pk)
    if school.organisation_id not in (held.organisation_id, held.slot.host.organisation_id):
        raise RuleBroken("This is the visit of another school.")
    bar = rules.bar_to_cancelling(slot_on=held.slot.on, on=on, is_cancelled=held.cancelled_on is not None)
    if bar:
        raise RuleBroken(bar)
    held.cancelled_on = on
    held.save(update_fields=["cancelled_on"])
    tell_both(notices.CANCELLED, held, held.organisation.name, by=by)
    audit.record("accreditation.visit-cancelled", by=by, about=held, on=on.isoformat())


def tell_both(kind: Any, visit: Visit, visitor: str, *, by: Any) -> None:
    host = visit.slot.host
    to = [*queries.to_school(visit.organisation_id), *queries.to_school(host.organisation_id)]
    tell(
        kind, to=to, cause=f"visit:{visit.pk}", by=by, about=visit, host=host.school.name, visitor=visitor,
        slot_on=visit.slot.on, starts_at=visit.slot.starts_at, people=visit.people,
    )  # fmt: skip


@action(permissions.TAKE_PART)
def look(school: Any, *, by: Actor, on: date, phase: str, miles: int | None, wants: str = "") -> Looked:
    """Look for a school to visit. A search that finds none is kept, and the programme is asked to find a host."""
    found = queries.fitting(school, phase=phase, miles=miles)
    made = Looked.objects.create(
        organisation_id=school.organisation_id,
        on=on,
        phase=phase,
        miles=miles,
        wants=wants.strip()[:200],
        found=len(found),
    )
    if not found:
        tell(
            notices.NO_HOST, to=queries.to_programme(on=on), cause=f"looked:{school.organisation_id}:{phase}:{miles}:{on}", by=by,
            about=made, school=school.name, phase=made.get_phase_display() if phase else "any school", miles=miles, wants=made.wants,
        )  # fmt: skip
    audit.record("accreditation.looked", by=by, about=made, on=on.isoformat(), found=len(found))
    return made
