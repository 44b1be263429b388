"""Questions about kinds of role, calls and those who want to be told."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from .. import policies
from ..enums import Source
from ..models import Application, Call, Interest, Monitoring
from ..types import Kind


def kinds(on: date) -> list[Kind]:
    """Every kind of role there is on a day."""
    return policies.kinds_on(on)


def call(key: str) -> Call | None:
    """The call with this key, in whatever state."""
    return Call.objects.filter(key=key).first()


def calls_seen_by(actor: Any) -> QuerySet[Call]:
    """The calls somebody may see, the latest first."""
    return Call.objects.seen_by(actor).order_by("-opens_at", "id")


def latest_call(kind: str) -> Call | None:
    """The newest call of a kind that was announced and is not put away."""
    return Call.objects.filter(kind=kind, archived_at=None).exclude(announced_at=None).order_by("-opens_at").first()


def interests_of(call: Call) -> QuerySet[Interest]:
    """Those who want to be told of a call and have not said otherwise."""
    return Interest.objects.filter(call=call, ended_at=None).order_by("id")


def interest_with(key: UUID) -> Interest | None:
    return Interest.objects.select_related("call").filter(key=key).first()


def counts_of(call: Call, *, now: datetime) -> dict[str, int]:
    """How many asked to be told, began, wait for approval and sent, in three queries."""
    begun = Application.objects.filter(call=call, withdrawn_at=None)
    return {
        "interested": interests_of(call).count(),
        "informed": Interest.objects.filter(kind=call.kind, source=Source.FUTURE, ended_at=None).count(),
        **begun.aggregate(
            begun=Count("pk"),
            sent=Count("sent_at"),
            asked=Count("pk", filter=Q(sent_at=None, approval__is_given=None) & ~Q(approval=None)),
        ),
    }


def monitoring_of(call: Call) -> dict[str, dict[str, int]]:
    """How often each answer about equality was given, by question."""
    found: dict[str, dict[str, int]] = {}
    for answers in Monitoring.objects.filter(call=call).order_by("id").values_list("answers", flat=True):
        for key, value in answers.items():
            counted = found.setdefault(key, {})
            counted[str(value)] = counted.get(str(value), 0) + 1
    return found
