"""The plan of a school: its agreed actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from ..enums import OPEN_STATES, Owner
from ..models import Agreed
from . import who

WITH = ("link__school__school", "link__provider", "teacher")


def actions_of(organisation_id: int) -> QuerySet[Agreed]:
    """All that was agreed at a school, what is due first."""
    return Agreed.objects.filter(link__school_id=organisation_id).select_related(*WITH).order_by("due_on", "id")


def where_open(found: QuerySet[Agreed]) -> QuerySet[Agreed]:
    return found.filter(progress__in=OPEN_STATES)


def due_between(first: date, last: date) -> QuerySet[Agreed]:
    """Open actions due in a span of days."""
    held = where_open(Agreed.objects.filter(due_on__range=(first, last)))
    return held.select_related(*WITH).order_by("due_on", "id")


def own_actions(user: Any, on: date) -> QuerySet[Agreed]:
    """The open actions somebody owns as a therapist or as a specialist teacher, at every school."""
    mine = Q(owner=Owner.THERAPIST, link__school__in=who.schools_led_by(user, on))
    mine |= Q(owner=Owner.TEACHER, teacher_id=user.pk, link__school__in=who.schools_shared_with(user, on))
    return where_open(Agreed.objects.filter(mine)).select_related(*WITH).order_by("due_on", "id")
