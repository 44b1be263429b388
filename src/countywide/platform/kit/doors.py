"""Permissions, and how a page says who may open it. Closed by default: a page that says nothing opens to nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from django.urls import URLPattern, URLResolver


@dataclass(frozen=True)
class Permission:
    """One thing that somebody may do or see.

    `own`: only for the organisation in which the role is held, and the records that belong to it.
    `everyone`: anybody signed in. `public`: anybody at all.
    """

    key: str
    says: str
    own: bool = False
    everyone: bool = False
    public: bool = False

    def __post_init__(self) -> None:
        if self.key in REGISTRY and REGISTRY[self.key] != self:
            raise ValueError(f"Two permissions share the key {self.key}.")
        REGISTRY[self.key] = self


REGISTRY: dict[str, Permission] = {}
"""Every permission of every room, by key, filled as the rooms' `permissions.py` are read."""

SIGNED_IN = Permission("kit.signed-in", "open the pages of one's own account", everyone=True)
PUBLIC = Permission("kit.public", "open a public page", public=True)


class Actor(Protocol):
    """Whoever acts: a signed-in person, a visitor, or the machine."""

    def may(self, permission: Permission, about: Any = None) -> bool: ...


@dataclass(frozen=True)
class Machine:
    """The service itself, acting by a named job or command."""

    name: str
    pk: None = None

    def may(self, permission: Permission, about: Any = None) -> bool:
        """The machine may do whatever its own code asks; the record names the job."""
        return True

    def __str__(self) -> str:
        return f"machine:{self.name}"


@dataclass(frozen=True)
class Visitor:
    """Somebody who is not signed in."""

    pk: None = None

    def may(self, permission: Permission, about: Any = None) -> bool:
        """A visitor may do only what is public."""
        return permission.public

    def __str__(self) -> str:
        return "visitor"


def actor_of(request: Any) -> Actor:
    """Whoever makes this request."""
    return request.user if request.user.is_authenticated else Visitor()


View = TypeVar("View", bound=Callable[..., Any])


def door(view: View, permission: Permission) -> View:
    """Say who may open a view that is not one of our own page classes, such as a library's."""
    view.permission = permission  # type: ignore[attr-defined]
    return view


def doors(patterns: Iterable[URLPattern | URLResolver], permission: Permission) -> None:
    """Say who may open every view below a library's address patterns."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            doors(pattern.url_patterns, permission)
        else:
            door(pattern.callback, permission)


def permission_of(view: Callable[..., Any]) -> Permission | None:
    """The permission a view declares, or None: then it opens to nobody."""
    declared = getattr(view, "permission", None) or getattr(getattr(view, "view_class", None), "permission", None)
    if declared is None and (
        getattr(view, "public", False) or getattr(getattr(view, "view_class", None), "public", False)
    ):
        return PUBLIC
    return declared
