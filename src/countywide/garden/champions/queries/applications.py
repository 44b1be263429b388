"""Questions about applications."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from ..models import Application, Call

WITH = ("call", "school", "approval")


def application(reference: str) -> Application | None:
    """The application with this reference, whoever asks."""
    return Application.objects.select_related(*WITH).filter(reference=reference).first()


def application_with(key: UUID) -> Application | None:
    """The application with this key, whoever asks."""
    return Application.objects.select_related(*WITH).filter(key=key).first()


def application_of(call: Call, actor: Any) -> Application | None:
    """Somebody's own application to a call, unless they withdrew it."""
    if actor.pk is None:
        return None
    return Application.objects.select_related(*WITH).filter(call=call, user_id=actor.pk, withdrawn_at=None).first()


def applications_of(call: Call) -> QuerySet[Application]:
    """The applications that were sent to a call and not withdrawn, in the order in which they came."""
    sent = Application.objects.filter(call=call, withdrawn_at=None).exclude(sent_at=None)
    return sent.select_related(*WITH).order_by("sent_at", "id")
