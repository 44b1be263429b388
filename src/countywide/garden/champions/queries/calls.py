"""Questions about kinds of role, calls and those who want to be told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.register.contacts import queries as contacts

from .. import policies, rules
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


def contact_of(team: str) -> dict[str, str]:
    """The team that keeps calls of a kind: its name, mailbox and telephone."""
    found = contacts.team_with(team)
    if found is None:
        return {}
    mailbox = contacts.team_recipient(found.organisation_id)
    return {
        "name": found.name,
        "mailbox": mailbox.address if mailbox else "",
        "phone": found.phone,
        "hours": found.hours,
    }


def last_late_day(call: Call) -> date | None:
    """The last day on which a late approval may be allowed; None where the policy names none."""
    days = policies.kind_of(call).late_days
    return rules.last_late_day(closes_at=call.closes_at, late_days=days) if days else None


def school_of(actor: Any) -> int | None:
    """The school in which somebody signed in holds a role, where it is one alone."""
    held = {each.organisation_id for each in getattr(actor, "roles_today", []) if each.organisation.kind == "SCHOOL"}
    return held.pop() if len(held) == 1 else None


def names_of_pages(addresses: Iterable[str]) -> dict[str, str]:
    """What the pages of calls are called to which an answer leads."""
    own = {reverse("champions:for-kind", args=[key]): key for key in policies.known()}
    today = localdate()
    return {
        each: f"{policies.kind_on(own[each], today).plural}: the call, with dates, the role pack and the check"
        for each in addresses
        if each in own
    }
