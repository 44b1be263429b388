"""People join an organisation, leave it, cover for each other and hand their roles over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.platform.accounts import notices, queries, rules
from countywide.platform.accounts.actions.signing_in import end_sessions, its_own
from countywide.platform.accounts.actions.telling import write_to
from countywide.platform.accounts.models import Organisation, RoleHeld, User
from countywide.platform.accounts.permissions import HAND_OVER, MANAGE_EVERYONE, MANAGE_PEOPLE
from countywide.platform.accounts.roles import HELD_IN, ROLES
from countywide.platform.accounts.signals import role_handed_over
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.outbox.types import NoticeKind

DAY = timedelta(days=1)
FAMILIES = "families"  # the organisation in which parents and young people hold their roles


@action(MANAGE_EVERYONE)
def open_organisation(subject: None, *, by: Any, key: str, name: str, kind: str) -> Organisation:
    """Make an organisation in which roles can be held, or rename the one that has this key."""
    organisation, is_new = Organisation.objects.get_or_create(key=key, defaults={"name": name, "kind": kind})
    if not is_new and organisation.name != name:
        organisation.name = name
        organisation.save(update_fields=["name"])
    audit.record("accounts.organisation-opened", by=by, about=organisation, is_new=is_new)
    return organisation


@action(MANAGE_PEOPLE)
def join(
    organisation: Organisation,
    *,
    by: Any,
    on: date,
    email: str,
    name: str,
    role: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> RoleHeld:
    """Give somebody a role here from a day, perhaps until a day. Makes their account if they have none, and tells them."""
    starts_on = starts_on or on
    stop_if(rules.bar_to_dates(starts_on=starts_on, ends_on=ends_on, on=on))
    stop_if(bar_to_giving(role, organisation, by=by, email=email))
    held = give(organisation, by=by, user=person(email, name), role=role, starts_on=starts_on, ends_on=ends_on)
    tell_holder(held, notices.ROLE_GIVEN, by=by)
    audit.record(
        "accounts.joined",
        by=by,
        about=held,
        role=role,
        organisation=organisation.pk,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    return held


@action(MANAGE_PEOPLE)
def leave(held: RoleHeld, *, by: Any, on: date, last_day: date) -> None:
    """End a role on its last day, which is yesterday to end it at once. The last who manages people needs a successor."""
    lock_organisation(held)
    if by.pk != held.user_id:  # a SENCO cannot end the head's role
        stop_if(bar_to_giving(held.role, held.organisation, by=by, email=held.user.email))
    stop_if(rules.bar_to_ending(starts_on=held.starts_on, ends_on=held.ends_on, last_day=last_day, on=on))
    if not by.may(MANAGE_EVERYONE):  # an operator may: somebody has to, when the last of a school is gone for good
        manages = MANAGE_PEOPLE.key in held.permissions and not held.is_cover
        stop_if(rules.bar_to_leaving_nobody(manages=manages, others=queries.other_managers(held), last_day=last_day))
    held.ends_on = last_day
    held.save(update_fields=["ends_on"])
    tell_holder(held, notices.ROLE_ENDED, by=by)
    audit.record(
        "accounts.left", by=by, about=held, role=held.role, organisation=held.organisation_id, ends_on=last_day
    )


@action(MANAGE_PEOPLE)
def cover(held: RoleHeld, *, by: Any, on: date, email: str, name: str, starts_on: date, ends_on: date) -> RoleHeld:
    """Let somebody stand in for the holder of a role from one day until another. The holder keeps the role."""
    stop_if(rules.bar_to_cover(starts_on=starts_on, ends_on=ends_on, on=on))
    if held.ends_on is not None and held.ends_on < starts_on:
        raise RuleBroken("The role ends before the cover begins. Hand it over instead.")
    stop_if(bar_to_giving(held.role, held.organisation, by=by, email=email))
    stand_in = give(
        held.organisation,
        by=by,
        user=person(email, name),
        role=held.role,
        starts_on=starts_on,
        ends_on=ends_on,
        covers=held,
    )
    tell_holder(stand_in, notices.ROLE_GIVEN, by=by)
    audit.record(
        "accounts.covered", by=by, about=stand_in, role=held.role, covers=held.pk, starts_on=starts_on, ends_on=ends_on
    )
    return stand_in


@action(HAND_OVER)
def hand_over(held: RoleHeld, *, by: Any, on: date, email: str, name: str, first_day: date) -> RoleHeld:
    """Pass a role to a successor from their first day: today is at once. The predecessor's last day is the day before.

    Announces `role_handed_over`, so that mailboxes and work follow the role; tells both people.
    """
    lock_organisation(held)
    is_to_oneself = email.strip().lower() == held.user.email
    stop_if(
        rules.bar_to_handing_over(
            is_to_oneself=is_to_oneself,
            has_successor=held.has_successor,
            starts_on=held.starts_on,
            ends_on=held.ends_on,
            first_day=first_day,
            on=on,
        )
    )
    if by.pk != held.user_id:  # one's own role one may always pass on; another's only if one may give it
        stop_if(bar_to_giving(held.role, held.organisation, by=by, email=email))
    successor = person(email, name)
    end_cover_of(successor, held, first_day=first_day)
    beginning = give(held.organisation, by=by, user=successor, role=held.role, starts_on=first_day)
    held.ends_on, held.handed_over_to = first_day - DAY, beginning
    held.save(update_fields=["ends_on", "handed_over_to"])
    role_handed_over.send(RoleHeld, ending=held, beginning=beginning, on=first_day, by=by)
    tell_holder(beginning, notices.HANDED_OVER, by=by)
    tell_holder(held, notices.ROLE_ENDED, by=by)
    audit.record(
        "accounts.handed-over",
        by=by,
        about=held,
        role=held.role,
        organisation=held.organisation_id,
        to=beginning.pk,
        first_day=first_day,
    )
    return beginning


@action(SIGNED_IN)
def rename(user: User, *, by: Any, name: str) -> None:
    """Change the name that colleagues see."""
    its_own(user, by)
    user.name = name
    user.save(update_fields=["name"])
    audit.record("accounts.renamed", by=by, about=user)


@action(MANAGE_EVERYONE)
def close_account(user: User, *, by: Any) -> None:
    """Let somebody sign in no more, at once and everywhere. Their roles and all they did stay on the record."""
    if by.pk == user.pk:
        raise RuleBroken("You cannot close your own account. Ask another operator.")
    user.is_active = False
    user.save(update_fields=["is_active"])
    audit.record("accounts.closed", by=by, about=user, sessions_ended=end_sessions(user))


@action(MANAGE_EVERYONE)
def reopen_account(user: User, *, by: Any) -> None:
    """Let somebody sign in again with the roles they still hold."""
    user.is_active = True
    user.save(update_fields=["is_active"])
    audit.record("accounts.reopened", by=by, about=user)


# --- families ---


def let_family_in(*, by: Any, on: date, email: str, name: str) -> User:
    """Give a parent or carer an account, unless theirs is there, and tell them how to sign in.

    Used by other actions: it guards nothing. Whoever calls it has seen that this adult belongs to the child.
    """
    user = person(email, name)
    families = Organisation.objects.get_or_create(key=FAMILIES, defaults={"name": "Families", "kind": "FAMILY"})[0]
    if not RoleHeld.objects.held_on(on).filter(user=user, role="parent", organisation=families).exists():
        give(families, by=by, user=user, role="parent", starts_on=on)
    write_to(user, notices.FAMILY_LET_IN, by=by)
    audit.record("accounts.family-let-in", by=by, about=user, on=on.isoformat())
    return user


# --- parts of the changes above ---


def stop_if(bar: str | None) -> None:
    """Stop the change when a rule stands in its way."""
    if bar:
        raise RuleBroken(bar)


def lock_organisation(held: RoleHeld) -> None:
    """Take one change of an organisation's people after the other: else the last two could both leave."""
    Organisation.objects.select_for_update().get(pk=held.organisation_id)


def person(email: str, name: str) -> User:
    """Whoever has this address, their account made if there is none."""
    found = queries.person_with(email)
    if found is None:
        return User.objects.create_user(email, name)
    if not found.is_active:
        raise RuleBroken("This account was closed by the council. Ask the council to open it again.")
    return found


def bar_to_giving(role: str, organisation: Organisation, *, by: Any, email: str) -> str | None:
    """Ask the rule whether this giver may give this role here."""
    return rules.bar_to_giving(
        role=role,
        possible=HELD_IN.get(organisation.kind, ()),
        gives=queries.given_by(by, organisation),
        is_oneself=email.strip().lower() == getattr(by, "email", None),
        opens=ROLES[role].permissions if role in ROLES else (),
        already=queries.opened_here(by, organisation),
    )


def give(
    organisation: Organisation,
    *,
    by: Any,
    user: User,
    role: str,
    starts_on: date,
    ends_on: date | None = None,
    covers: RoleHeld | None = None,
) -> RoleHeld:
    """Write a role down, unless the same person holds it here in that time."""
    mine = RoleHeld.objects.filter(user=user, role=role, organisation=organisation).order_by("id")
    periods = list(mine.values_list("starts_on", "ends_on"))
    stop_if(rules.bar_to_holding_twice(periods=periods, starts_on=starts_on, ends_on=ends_on))
    return RoleHeld.objects.create(
        user=user,
        role=role,
        organisation=organisation,
        starts_on=starts_on,
        ends_on=ends_on,
        is_cover=covers is not None,
        covers=covers,
        granted_by_id=by.pk,
    )


def end_cover_of(successor: User, held: RoleHeld, *, first_day: date) -> None:
    """A stand-in who becomes the successor stops standing in the day before."""
    standing_in = RoleHeld.objects.filter(
        user=successor, role=held.role, organisation_id=held.organisation_id, is_cover=True, ends_on__gte=first_day
    )
    for each in standing_in.order_by("id"):
        each.ends_on = first_day - DAY
        each.save(update_fields=["ends_on"])


def tell_holder(held: RoleHeld, kind: NoticeKind, *, by: Any) -> None:
    """Write to whoever holds a role about it; a copy stays in the organisation's archive."""
    write_to(
        held.user,
        kind,
        by=by,
        cause=f"{kind.key}:role:{held.pk}:{held.ends_on or 'open'}",
        organisation_id=held.organisation_id,
        organisation=held.organisation.name,
        role=held.label,
        held=held,
        with_password=held.needs_second_factor,
    )
