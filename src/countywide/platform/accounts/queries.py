"""Questions about people, roles and sessions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.http import urlsafe_base64_decode

from countywide.platform.accounts.models import Organisation, Persona, RoleHeld, User
from countywide.platform.accounts.permissions import MANAGE_PEOPLE
from countywide.platform.accounts.roles import GIVES, HELD_IN, ROLES
from countywide.platform.kit.doors import Permission
from countywide.platform.kit.shell import council

RECENTLY = timedelta(days=800)
MANAGING = tuple(key for key, role in ROLES.items() if MANAGE_PEOPLE.key in role.permissions)


# --- people ---


def user_with(email: str) -> User | None:
    """Whoever signs in with this address, if their account is open."""
    return User.objects.filter(email=email.strip().lower(), is_active=True).first()


def person_with(email: str) -> User | None:
    """Whoever has this address, open account or not."""
    return User.objects.filter(email=email.strip().lower()).first()


def user_behind(key: str) -> User | None:
    """Whoever a link to choose a password is for; its token is checked apart."""
    try:
        number = int(urlsafe_base64_decode(key))
    except (ValueError, OverflowError):
        return None
    return User.objects.filter(pk=number, is_active=True).first()


def organisation_with(key: str) -> Organisation | None:
    """The organisation that has this key."""
    return Organisation.objects.filter(key=key).first()


def people_for(user: User) -> QuerySet[User]:
    """Everybody, to an operator; nobody, to anybody else."""
    return User.objects.order_by("name", "id") if user.has_everywhere(MANAGE_PEOPLE) else User.objects.none()


def signs_in_with_password(user: User) -> bool:
    """Whether this person needs a password and a second factor: for a role held today or about to begin."""
    from countywide.platform.accounts import rules

    coming = RoleHeld.objects.filter(user=user).exclude(ends_on__lt=timezone.localdate())
    return rules.signs_in_with_password(
        needs_second_factor=any(held.needs_second_factor for held in coming.order_by("id"))
    )


def staff_domains() -> tuple[str, ...]:
    """The domains whose addresses are asked for a password first: the council's own and its named partners'."""
    return (council().domain, *settings.STAFF_DOMAINS)


def second_factor_of(user: User) -> Authenticator | None:
    """The authenticator app that this person has set up, if any."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()


def recovery_codes_of(user: User) -> list[str]:
    """The recovery codes that this person has not used yet."""
    held = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return held.wrap().get_unused_codes() if held else []


# --- sessions ---


@dataclass(frozen=True)
class SignedIn:
    """One place where somebody is signed in."""

    pk: int
    since: datetime
    last_seen_at: datetime
    browser: str
    is_this_one: bool


def sessions_of(user: User, *, this: str | None) -> list[SignedIn]:
    """Where this person is signed in now, newest first. Two queries, however many there are."""
    held = list(UserSession.objects.filter(user=user).order_by("-created_at", "-id"))
    alive = dict(
        Session.objects.filter(session_key__in=[each.session_key for each in held], expire_date__gt=timezone.now())
        .order_by("session_key")
        .values_list("session_key", "expire_date")
    )
    lasts = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return [
        SignedIn(each.pk, each.created_at, alive[each.session_key] - lasts, each.user_agent, each.session_key == this)
        for each in held
        if each.session_key in alive
    ]


# --- organisations and roles ---


def organisations_of(kinds: Iterable[str]) -> QuerySet[Organisation]:
    """The organisations of some kinds, by name."""
    return Organisation.objects.filter(kind__in=list(kinds)).order_by("name", "id")


def organisations_for(user: User) -> QuerySet[Organisation]:
    """The organisations whose people this person manages."""
    return Organisation.objects.seen_by(user).order_by("name", "id")


def role_for(user: User) -> QuerySet[RoleHeld]:
    """The roles this person may see: their own, and those of organisations they manage."""
    return RoleHeld.objects.seen_by(user).select_related("organisation", "user").order_by("id")


def managed_roles(user: User) -> QuerySet[RoleHeld]:
    """The roles in the organisations whose people this person manages."""
    return (
        RoleHeld.objects.filter(organisation__in=Organisation.objects.seen_by(user))
        .select_related("organisation", "user")
        .order_by("id")
    )


def holders_of(role: str, organisation_id: int, *, on: date) -> QuerySet[RoleHeld]:
    """Who holds a role in an organisation on a day, cover last."""
    return (
        RoleHeld.objects.held_on(on)
        .filter(role=role, organisation_id=organisation_id)
        .select_related("organisation", "user")
        .order_by("is_cover", "starts_on", "id")
    )


@dataclass(frozen=True)
class PeopleOf:
    """The people of one organisation, as its page groups them."""

    today: list[RoleHeld]
    joining: list[RoleHeld]
    cover: list[RoleHeld]
    history: list[RoleHeld]


def people_of(organisation: Organisation, *, on: date) -> PeopleOf:
    """Who holds what today (leavers have a last day), who joins, who covers, who held it before. One query."""
    every = list(
        RoleHeld.objects.filter(organisation=organisation)
        .filter(Q(ends_on=None) | Q(ends_on__gte=on - RECENTLY))
        .select_related("user", "organisation", "covers__user", "handed_over_to__user")
        .order_by("user__name", "starts_on", "id")
    )
    is_over = {each.pk: each.ends_on is not None and each.ends_on < max(on, each.starts_on) for each in every}
    now = [each for each in every if each.starts_on <= on and not is_over[each.pk]]
    return PeopleOf(
        today=[each for each in now if not each.is_cover],
        cover=[each for each in every if each.is_cover and not is_over[each.pk]],
        joining=[each for each in every if each.starts_on > on and not is_over[each.pk] and not each.is_cover],
        history=sorted(
            (each for each in every if is_over[each.pk]), key=lambda each: (each.ends_on, each.pk), reverse=True
        ),
    )


def other_managers(role: RoleHeld) -> list[tuple[date, date | None, bool]]:
    """The first day, last day and cover mark of every other role here that manages people."""
    return list(
        RoleHeld.objects.filter(organisation_id=role.organisation_id, role__in=MANAGING, user__is_active=True)
        .exclude(pk=role.pk)
        .order_by("id")
        .values_list("starts_on", "ends_on", "is_cover")
    )


def people_who_may(permission: Permission, *, organisation_id: int, on: date) -> list[User]:
    """Those whose role in an organisation opens a permission on a day, by name."""
    return list(who_may(permission, on=on, organisation_id=organisation_id))


def everyone_who_may(permission: Permission, *, on: date) -> list[User]:
    """Those whose role anywhere opens a permission on a day, by name."""
    return list(who_may(permission, on=on))


def names_who_may(permission: Permission, *, organisations: list[int], on: date) -> list[tuple[int, str]]:
    """Key and name of those whose role in any of some organisations opens a permission on a day, by name."""
    return list(who_may(permission, on=on, organisation_id__in=organisations).values_list("pk", "name"))


def who_may(permission: Permission, *, on: date, **where: Any) -> QuerySet[User]:
    """Those whose role opens a permission on a day, by name; `where` narrows the roles."""
    opening = [key for key, role in ROLES.items() if permission.key in role.permissions]
    held = RoleHeld.objects.held_on(on).filter(role__in=opening, **where)
    users = User.objects.filter(pk__in=held.order_by().values("user_id"), is_active=True)
    return users.order_by("name", "id")


def names_at_work() -> list[str]:
    """The names of all who hold or held a role at the council, at a school or at another body; families not."""
    at_work = RoleHeld.objects.exclude(organisation__kind="FAMILY")
    return list(User.objects.filter(pk__in=at_work.values("user_id")).order_by("id").values_list("name", flat=True))


def names_at(organisation_id: int, *, on: date) -> list[str]:
    """The names of all who hold a role in an organisation on a day."""
    held = RoleHeld.objects.held_on(on).filter(organisation_id=organisation_id)
    return list(held.values_list("user__name", flat=True))


def roles_to_give(giver: Any, organisation: Organisation) -> list[str]:
    """The roles somebody may give in an organisation, in the order of the table of roles."""
    gives = given_by(giver, organisation)
    possible = HELD_IN.get(organisation.kind, ())
    return [role for role in ROLES if role in possible and (gives is None or role in gives)]


def given_by(giver: Any, organisation: Organisation) -> set[str] | None:
    """The roles a person's own roles there let them give; None for an operator or the machine, who give any."""
    if not isinstance(giver, User) or giver.has_everywhere(MANAGE_PEOPLE):
        return None
    here = [held.role for held in giver.roles_today if held.organisation_id == organisation.pk]
    return {role for held in here for role in GIVES.get(held, ())}


def opened_here(person: Any, organisation: Organisation) -> set[str]:
    """The permissions a person's roles open in one organisation today."""
    if not isinstance(person, User):
        return set()
    here = (held.permissions for held in person.roles_today if held.organisation_id == organisation.pk)
    return {key for permissions in here for key in permissions}


def everyone_on(day: date) -> QuerySet[RoleHeld]:
    """Every role held on a day or about to begin, in every organisation: for the operator's list."""
    return (
        RoleHeld.objects.filter(Q(ends_on=None) | Q(ends_on__gte=day))
        .select_related("user", "organisation")
        .order_by("id")
    )


# --- the demonstration ---


def personas() -> QuerySet[Persona]:
    """The invented people one may sign in as, in the order of the page. Nobody, unless this is a demonstration."""
    every = Persona.objects.select_related("user").order_by("place", "id")
    return every.filter(user__is_active=True) if settings.IS_DEMO else every.none()


def roles_by_person(users: Iterable[int], *, on: date) -> dict[int, list[RoleHeld]]:
    """The roles that several people hold on a day or soon will, each in order of beginning. One query."""
    found: dict[int, list[RoleHeld]] = {}
    held = RoleHeld.objects.filter(Q(ends_on=None) | Q(ends_on__gte=on), user__in=list(users))
    for each in held.select_related("organisation").order_by("starts_on", "id"):
        found.setdefault(each.user_id, []).append(each)
    return found
