"""Partner services: what they were invited to, what they offered, and the projects they take part in (Q68)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from countywide.platform.accounts import queries as accounts
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts

from .. import permissions
from ..models import AgendaItem, Contributor, Meeting, Membership, Project

KINDS = ("TEAM", "HEALTH")


def services() -> list[Any]:
    """The services that can be invited: teams of the council and of health."""
    return list(accounts.organisations_of(KINDS))


def services_named() -> list[tuple[str, str]]:
    return [(str(each.pk), each.name) for each in services()]


def contributors_of(meeting: Meeting) -> QuerySet[Contributor]:
    """The services invited to a meeting, with the items each brings."""
    found = Contributor.objects.filter(meeting=meeting).select_related("organisation").prefetch_related("items")
    return found.order_by("organisation__name", "id")


def contributor_of(meeting: Meeting, actor: Any) -> Contributor | None:
    """The invitation of somebody's own service to a meeting."""
    own = actor.organisations_where(permissions.CONTRIBUTE) if hasattr(actor, "organisations_where") else []
    found = Contributor.objects.filter(meeting=meeting, organisation__in=own)
    return found.select_related("organisation", "meeting__series").order_by("id").first()


def invitations_of(actor: Any) -> QuerySet[Contributor]:
    """The meetings that are not over to which somebody's own service was invited."""
    found = Contributor.objects.filter(
        organisation__in=actor.organisations_where(permissions.CONTRIBUTE), meeting__over_at=None
    )
    return (
        found.select_related("meeting__series", "organisation").prefetch_related("items").order_by("invited_at", "id")
    )


def items_offered(meeting: Meeting) -> list[AgendaItem]:
    """What services offered and nobody decided on yet."""
    found = AgendaItem.objects.filter(
        meeting=meeting, offered_at__isnull=False, agreed_at=None, declined_at=None, removed_at=None
    )
    return list(found.select_related("contributor__organisation").order_by("offered_at", "id"))


def projects(on: date) -> list[Project]:
    """Projects that go on, with who takes part."""
    found = Project.objects.filter(Q(ended_on=None) | Q(ended_on__gte=on)).prefetch_related("members__organisation")
    return list(found.order_by("name", "id"))


def project_called(key: str) -> Project | None:
    return Project.objects.filter(key=key).prefetch_related("members__organisation").first()


def memberships_of(actor: Any) -> QuerySet[Membership]:
    """What somebody's own service takes part in, asked for, or is invited to."""
    found = Membership.objects.filter(organisation__in=actor.organisations_where(permissions.CONTRIBUTE), left_on=None)
    return found.select_related("project", "organisation").order_by("project__name", "id")


def membership_of(project: Project, organisation_id: int) -> Membership | None:
    return Membership.objects.filter(project=project, organisation=organisation_id).select_related("project").first()


def mailbox_of(organisation_id: int, on: date) -> list[Recipient]:
    """Where a service reads what the forum writes: its mailbox; without one, everybody there who may contribute."""
    found = contacts.team_recipient(organisation_id)
    if found:
        return [found]
    who = accounts.who_may(permissions.CONTRIBUTE, on=on, organisation_id=organisation_id)
    return [Recipient(each.email, organisation_id, each.pk) for each in who]
