"""A request goes from one state to the next, and keeps the day, the hand and the word."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Machine, Permission

from .. import permissions
from ..enums import State
from ..models import Request
from ..queries import communities
from ..rules import asking as rules


def go(request: Request, to: State, *, by: Any, on: date, note: str = "") -> None:
    """Take the next step, or say why it is none."""
    if bar := rules.bar_to_going(request.state, to):
        raise RuleBroken(bar)
    request.state = to
    request.save()
    request.steps.create(state=to, on=on, by_id=by.pk, note=note)


def guard_chair(by: Any, community: Any, *, on: date, permission: Permission = permissions.CHAIR) -> None:
    """Only the chair of this community, the clerk where the clerk may, or the service itself."""
    is_clerk = permission is permissions.RECORD and by.may(permissions.KEEP)
    if not (isinstance(by, Machine) or is_clerk or communities.chairs(by, community, on=on)):
        raise PermissionDenied(permission.key)


def guard_keeper(by: Any, community: Any, *, on: date) -> None:
    """The clerk, or the chair of this community."""
    guard_chair(by, community, on=on, permission=permissions.RECORD)
