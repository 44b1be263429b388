"""Who may open the papers of this room: asked by the files room at every opening. Most are made by the service.

A place is "plan:12", or "moved-in:12" for the document that another council sent with the plan: that alone is sent here, by
officers. Who sees a version opens its paper, and so does a body to which that version was written.
"""

from __future__ import annotations

from typing import Any

from countywide.casework.cases import queries as cases
from countywide.platform.files.types import Keeper

from . import permissions, queries
from .models import Plan

KEEPER = queries.KEEPER
PLACES = ("plan", "moved-in")


def may_add(request: Any, place: str) -> bool:
    """The service makes them itself; only the document of a plan that moved in is sent, until it is kept."""
    plan = plan_at(place)
    if plan is None or not place.startswith("moved-in:") or not request.user.is_authenticated:
        return False
    awaited = plan.ceased_on is None and not plan.versions.exists() and queries.moved_in(plan) is not None
    return awaited and bool(request.user.may(permissions.WRITE, about=plan))


def may_open(request: Any, file: Any) -> bool:
    """Whoever the law gives the paper to, and officers of the case."""
    user, plan = request.user, plan_at(file.place)
    if not user.is_authenticated or plan is None:
        return False
    if queries.was_sent_to(plan.pk, file.pk, user):
        return True
    case = cases.cases_seen_by(user).filter(pk=plan.case_id).first()
    if case is None:
        return False
    plan.case = case
    if file.place.startswith("moved-in:") and user.may(permissions.WRITE, about=plan):
        return True
    return queries.versions_seen_by(plan, user).filter(file_id=file.pk).exists()


def plan_at(place: str) -> Plan | None:
    kind, _, number = place.partition(":")
    return Plan.objects.filter(pk=int(number)).first() if kind in PLACES and number.isdigit() else None


def bucket(place: str) -> str:
    """What the service makes counts against no limit of the case."""
    return place


PAPERS = Keeper(key=KEEPER, may_add=may_add, may_open=may_open, bucket=bucket)
