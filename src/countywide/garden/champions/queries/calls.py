"""Questions about kinds of role, calls and those who want to be told."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from .. import policies
from ..models import Call, Interest
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
