"""The invented people of the demonstration. Nothing here works in a live council."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings

from countywide.platform.accounts.models import Organisation, Persona, RoleHeld, User
from countywide.platform.accounts.permissions import MANAGE_EVERYONE
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import PUBLIC

Holding = tuple[str, Organisation, date, date | None]
"""A role's key, where it is held, its first day and its last."""


def refuse_unless_demo() -> None:
    """The second lock, behind the page's own."""
    if not settings.IS_DEMO:
        raise RuleBroken("There are no personas here: this is not a demonstration.")


@action(MANAGE_EVERYONE)
def make_persona(
    subject: None, *, by: Any, key: str, email: str, name: str, who: str, roles: Iterable[Holding], place: int = 50
) -> User:
    """Make or refresh one invented person with their roles and the sentence on what to try. Nobody is written to."""
    refuse_unless_demo()
    user = User.objects.filter(email=email.lower()).first() or User.objects.create_user(email, name)
    Persona.objects.update_or_create(user=user, defaults={"key": key, "who": who, "place": place})
    for role, organisation, starts_on, ends_on in roles:
        RoleHeld.objects.update_or_create(
            user=user, role=role, organisation=organisation, starts_on=starts_on, defaults={"ends_on": ends_on}
        )
    audit.record("accounts.persona-made", by=by, about=user)
    return user


@action(PUBLIC)
def note_persona(user: User, *, by: Any) -> None:
    """Record that somebody is about to sign in as an invented person."""
    refuse_unless_demo()
    if not Persona.objects.filter(user=user).exists():
        raise RuleBroken("This is not one of the invented people.")
    audit.record("accounts.persona-chosen", by=by, about=user)
