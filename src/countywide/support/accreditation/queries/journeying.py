"""Where schools stand on the way to accreditation, and their check-ins."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from .. import permissions
from ..models import Charge, CheckIn, Journey


def on_the_way(organisation_id: int) -> Journey | None:
    """The journey that a school is on."""
    return Journey.objects.on_the_way().filter(organisation_id=organisation_id).first()


def accreditation_of(organisation_id: int) -> Journey | None:
    """The accreditation that a school holds."""
    return Journey.objects.accredited().filter(organisation_id=organisation_id).first()


def journeys_of(organisation_id: int) -> list[Journey]:
    """Every journey of a school, with its steps and check-ins, the newest first."""
    found = Journey.objects.filter(organisation_id=organisation_id).prefetch_related("steps__by", "check_ins__owner")
    return list(found.order_by("-id"))


def journey_with(key: Any, user: Any) -> Journey | None:
    """One journey: anybody’s to the programme, one’s own school’s to whoever takes part for it."""
    found = Journey.objects.filter(key=key)
    if not user.may(permissions.PROGRAMME):
        found = found.filter(organisation__in=user.organisations_where(permissions.TAKE_PART))
    return found.select_related("organisation__school").prefetch_related("steps__by", "check_ins__owner").first()


def journeys() -> QuerySet[Journey]:
    """Every journey, with the day of its next check-in."""
    waiting = CheckIn.objects.filter(journey=OuterRef("pk"), held_on=None).order_by("due_on")
    found = Journey.objects.select_related("organisation").annotate(
        next_check_in=Subquery(waiting.values("due_on")[:1])
    )
    return found.order_by("state", "id")


def charge_of(journey: Journey) -> Charge | None:
    """What was charged and not credited."""
    return journey.charges.filter(credited_on=None).first()


def check_in_with(key: Any) -> CheckIn | None:
    return CheckIn.objects.filter(key=key).select_related("journey__organisation", "owner").first()


def check_ins_overdue(on: date, *, organisation_id: int | None = None) -> QuerySet[CheckIn]:
    """Check-ins whose day has passed, and catch-ups of those that never came, the longest waited for first."""
    found = CheckIn.objects.filter(held_on=None, journey__state="ACCREDITED", due_on__lt=on)
    missed = CheckIn.objects.filter(held_on=None, journey__state="ACCREDITED", missed_on__isnull=False)
    both = (found | missed).select_related("journey__organisation", "owner").order_by("due_on", "id")
    return both.filter(journey__organisation=organisation_id) if organisation_id else both


def to_call(on: date) -> QuerySet[Journey]:
    """Schools that said they are interested, and were not rung yet."""
    found = Journey.objects.filter(state="INTERESTED", called_on=None, call_by__isnull=False)
    return found.select_related("organisation").order_by("call_by", "id")


def unconfirmed() -> QuerySet[Journey]:
    """Accreditations that a school told us of, and nobody confirmed yet."""
    found = Journey.objects.accredited().filter(is_legacy=True, confirmed_on=None)
    return found.select_related("organisation").order_by("id")
