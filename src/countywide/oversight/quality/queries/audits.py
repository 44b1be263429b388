"""Audits, records and actions, limited to whoever asks."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet

from .. import permissions
from ..models import Audit, AuditAction, AuditedCase

RECORD = ("audit", "case__team", "case__school", "auditor", "moderated_by")


def audits_of(user: Any) -> QuerySet[Audit]:
    """Every audit to those who plan them; to others those in which they audit a case or own an action."""
    found = Audit.objects.annotate(
        drawn=Count("cases", distinct=True),
        settled=Count("cases", filter=Q(cases__feedback_sent_on__isnull=False), distinct=True),
    ).order_by("-id")
    if user.may(permissions.PLAN):
        return found
    own = Q(pk__in=AuditedCase.objects.filter(auditor=user.pk).order_by().values("audit"))
    return found.filter(own | Q(pk__in=AuditAction.objects.filter(owner=user.pk).order_by().values("audit")))


def audit_with(key: Any, user: Any) -> Audit | None:
    return audits_of(user).filter(key=key).first()


def records_seen_by(user: Any) -> QuerySet[AuditedCase]:
    """Every record to those who plan or moderate; else the records one writes."""
    held = AuditedCase.objects.select_related(*RECORD)
    return held if user.may(permissions.PLAN) or user.may(permissions.MODERATE) else held.filter(auditor=user.pk)


def record_with(key: Any, user: Any) -> AuditedCase | None:
    return records_seen_by(user).filter(key=key).first()


def records_of(audit: Audit, user: Any) -> QuerySet[AuditedCase]:
    """The records of an audit that this person may see, in the order they were drawn."""
    return records_seen_by(user).filter(audit=audit).order_by("place")


def own_records(user: Any) -> QuerySet[AuditedCase]:
    """The records that this person has still to hand in, the first drawn first."""
    held = AuditedCase.objects.filter(auditor=user.pk, submitted_on=None)
    return held.select_related("audit", "case").order_by("id")


def waiting_in(audit: Audit) -> int:
    """How many records are not settled yet."""
    return audit.cases.filter(feedback_sent_on=None).count()


def own_actions(user: Any) -> QuerySet[AuditAction]:
    """Open actions: every one to those who plan audits, else one's own; the first due first."""
    held = AuditAction.objects.filter(closed_on=None).select_related("audit", "owner").order_by("due_on", "id")
    return held if user.may(permissions.PLAN) else held.filter(owner=user.pk)


def action_with(key: Any, user: Any) -> AuditAction | None:
    return own_actions(user).filter(key=key).first()


def published() -> QuerySet[Audit]:
    """The audits that everybody may read, the newest first."""
    return Audit.objects.filter(published_on__isnull=False).order_by("-published_on", "-id")


def published_with(key: Any) -> Audit | None:
    return published().prefetch_related("actions").filter(key=key).first()


def feedback_to(user: Any) -> QuerySet[AuditedCase]:
    """The feedback that this person may read, the newest first."""
    found = AuditedCase.objects.fed_back_to(user).select_related("audit", "case")
    return found.order_by("-feedback_sent_on", "-id")
