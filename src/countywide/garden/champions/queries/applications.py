"""Questions about applications."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from ..models import Application, Call, Paper
from ..rules import is_answered
from ..types import Kind

WITH = ("call", "school", "approval", "cv")


def application(reference: str) -> Application | None:
    """The application with this reference, whoever asks."""
    return Application.objects.select_related(*WITH).filter(reference=reference).first()


def application_with(key: UUID) -> Application | None:
    """The application with this key, whoever asks."""
    return Application.objects.select_related(*WITH).filter(key=key).first()


def application_with_cv(file: Any) -> Application | None:
    """The application to which a file is the curriculum vitae."""
    return Application.objects.select_related(*WITH).filter(cv=file).first()


def is_shortlisted(application: Application) -> bool:
    """Whether the panel put it on the shortlist and it was not withdrawn since."""
    return application.withdrawn_at is None and Paper.objects.filter(application=application, shortlisted=True).exists()


def application_of(call: Call, actor: Any) -> Application | None:
    """Somebody's own application to a call, unless they withdrew it."""
    if actor.pk is None:
        return None
    return Application.objects.select_related(*WITH).filter(call=call, user_id=actor.pk, withdrawn_at=None).first()


def applications_of(call: Call) -> QuerySet[Application]:
    """The applications that were sent to a call and not withdrawn, in the order in which they came."""
    sent = Application.objects.filter(call=call, withdrawn_at=None).exclude(sent_at=None)
    return sent.select_related(*WITH).order_by("sent_at", "id")


def missing_of(application: Application, kind: Kind) -> list[str]:
    """The headings of the pages on which something that must be answered is not."""
    return [
        page.heading
        for page in kind.pages
        if page.key not in application.pages_done
        or any(each.is_required and not is_answered(application.answers.get(each.key)) for each in page.questions)
    ]


def own_applications(actor: Any) -> QuerySet[Application]:
    """Somebody's own applications, the latest first."""
    return Application.objects.filter(user_id=actor.pk).select_related(*WITH).order_by("-started_at", "-id")


def waiting_of(call: Call) -> QuerySet[Application]:
    """The applications that were kept and not sent, because nobody approved by the deadline."""
    kept = Application.objects.filter(call=call, sent_at=None, withdrawn_at=None, approval__is_given=None)
    return kept.exclude(kept_at=None).exclude(approval=None).select_related(*WITH).order_by("kept_at", "id")
