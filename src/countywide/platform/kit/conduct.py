"""How every change is made: asked of the rule, under lock, in one transaction, and on the record."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models

from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import Permission

Change = TypeVar("Change", bound=Callable[..., Any])


class RuleBroken(Exception):
    """The law or a rule of the house does not allow this now. The message is shown to the person as it stands.

    `leads_to`: the page where something can be done about it. `leaves`: what is written although the change is not, such
    as that papers were stopped; it is called once nothing of the change is left.
    """

    def __init__(self, says: str = "", *, leads_to: str = "", leaves: Callable[[], object] | None = None) -> None:
        super().__init__(says)
        self.leads_to, self.leaves = leads_to, leaves


class ChangedMeanwhile(Exception):
    """Somebody else changed the record after this person opened it. Nothing was saved."""

    def __init__(self, now: models.Model) -> None:
        self.now = now
        super().__init__(f"{now._meta.label_lower} {now.pk} changed meanwhile")


class NothingRecorded(AssertionError):
    """An action changed something and left nothing on the record: a fault in our code."""


def action(permission: Permission) -> Callable[[Change], Change]:
    """Guard a change: check the permission, open the transaction, lock the subject, insist on a record of it.

    The guarded action may be called with `seen=`, the version of the subject that the person was shown;
    it then raises `ChangedMeanwhile` if the subject has moved on.
    """

    def guard(change: Change) -> Change:
        @wraps(change)
        def guarded(subject: Any, *args: Any, by: Any, seen: int | None = None, **given: Any) -> Any:
            if not by.may(permission, about=subject):
                raise PermissionDenied(permission.key)
            try:
                with audit.in_one_go():
                    locked = under_lock(subject)
                    if seen is not None and locked.version != seen:
                        raise ChangedMeanwhile(locked)
                    with audit.watching() as written:
                        result = change(locked, *args, by=by, **given)
                    if not written:
                        raise NothingRecorded(f"{change.__module__}.{change.__name__} recorded nothing.")
            except RuleBroken as broken:
                if broken.leaves and not audit.is_in_one_go():
                    broken.leaves()
                raise
            carry_over(locked, subject)
            return result

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return guard


def under_lock(subject: Any) -> Any:
    """Read a saved record again under lock, so that two people cannot both decide; anything else passes through."""
    if not isinstance(subject, models.Model) or subject.pk is None:
        return subject
    return subject.__class__._base_manager.select_for_update().get(pk=subject.pk)


def carry_over(fresh: Any, held: Any) -> None:
    """Give the caller's own copy the values that the action left behind."""
    if isinstance(held, models.Model) and fresh is not held and held.pk is not None:
        for field in held._meta.concrete_fields:
            setattr(held, field.attname, getattr(fresh, field.attname))
