"""The plan as the case page shows it: all in one question, since that page has many sections."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from .. import rules
from ..models import Feedback, Plan, Version
from .feedback import told_to

VERSION = ("number", "issued_as", "issued_on")
FEEDBACK = ("key", "said_on", "reply_by", "replied_on", "escalated_on")
DAYS = ("issued_on", "said_on", "reply_by", "replied_on", "escalated_on")
READ: dict[str, Callable[[str], Any]] = {**dict.fromkeys(DAYS, date.fromisoformat), "key": UUID}


def plan_shown_on(case: Any, user: Any, audience: str) -> Plan | None:
    """The plan of a case with `newest`, the newest version this reader may see; `waiting`, the feedback of theirs that is
    answered soonest; and `answered`, the last that was."""
    open_to = rules.issued_as_seen_by(audience, is_adviser=audience == "PROFESSIONAL")  # nobody else sees the case so
    versions = Version.objects.filter(plan=OuterRef("pk"), issued_as__in=sorted(open_to)).order_by("-number")
    said = told_to(Feedback.objects.filter(plan=OuterRef("pk")), user, audience)
    held = (
        Plan.objects.filter(Q(case=case) | Q(assessment__case=case))
        .select_related("moved_in")
        .annotate(
            newest=first(versions, VERSION),
            waiting=first(said.filter(replied_on=None).order_by("reply_by", "id"), FEEDBACK),
            answered=first(said.filter(replied_on__isnull=False).order_by("-replied_on", "-id"), FEEDBACK),
        )
    )
    plan = held.order_by("-id").first()
    if plan is not None:
        for name in ("newest", "waiting", "answered"):
            setattr(plan, name, as_kept(getattr(plan, name)))
    return plan


def first(found: QuerySet[Any], names: tuple[str, ...]) -> Subquery:
    """Some fields of the first of what is found."""
    return Subquery(found.annotate(facts=JSONObject(**{name: F(name) for name in names})).values("facts")[:1])


def as_kept(facts: dict[str, Any] | None) -> dict[str, Any] | None:
    """The same with dates and keys as they are kept: JSON knows neither, and the databases write keys differently."""
    if facts is None:
        return None
    return {name: READ[name](value) if value and name in READ else value for name, value in facts.items()}
