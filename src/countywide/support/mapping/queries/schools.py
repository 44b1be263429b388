"""For which school somebody acts here."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit.doors import Permission
from countywide.register.schools import queries as schools


def school_where(user: Any, permission: Permission, urn: str = "") -> Any:
    """The school for which somebody holds a permission; of several the one asked for, else the first by name."""
    found = schools.schools_of(user.organisations_where(permission))
    return (found.filter(urn=urn) if urn else found).first()
