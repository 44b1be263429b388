"""Who approves, and where they are asked."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from countywide.platform.links.types import Reach
from countywide.register.contacts import queries as contacts

from .. import permissions, policies
from ..enums import ApplicationState, Approver
from ..models import Application, Approval
from .applications import WITH, application_with

APPROVAL = "champions.approval"  # what a personal link is for


def holder_of(approval: Approval) -> str:
    return f"approver:{approval.pk}"


def head_mailbox(application: Application) -> str:
    """Where the head of the applicant's school reads mail, as the register of contacts has it."""
    if application.organisation_id is None:
        return ""
    from countywide.register.contacts.enums import MailboxRole

    found = contacts.mailboxes_for(application.school.organisation, MailboxRole.HEAD).first()  # type: ignore[union-attr]
    return found.address if found else ""


def reach(subject: str, holder: str, on: date) -> Reach:
    """Where whoever approves reads mail; nowhere once nothing is asked of them any more."""
    held = application_with(UUID(subject))
    approval = getattr(held, "approval", None) if held else None
    if held is None or approval is None or holder != holder_of(approval):
        return Reach("", "You are asked nothing about this application any more.")
    if held.state_at(timezone.now()) != ApplicationState.ASKED:
        return Reach("", "This was answered, withdrawn, or the call has closed. You need do nothing.")
    return Reach(approval.email)


def words_of(subject: str) -> dict[str, Any]:
    """What the message to whoever approves says besides the link."""
    held = application_with(UUID(subject))
    assert held is not None
    return {
        "title": held.call.title,
        "release": policies.kind_of(held.call).release,
        "approver": held.approval.get_approver_display().lower(),
        "is_head": held.approval.approver == Approver.HEAD,
        "closes_at": held.call.closes_at,
    }


def to_approve(user: Any) -> QuerySet[Application]:
    """The applications that somebody is asked about as the head of their school, and those they answered."""
    own = user.organisations_where(permissions.APPROVE)
    asked = Application.objects.filter(
        school__organisation_id__in=own, withdrawn_at=None, approval__approver=Approver.HEAD
    )
    return asked.exclude(user_id=user.pk).select_related(*WITH).order_by("-approval__asked_at", "id")
