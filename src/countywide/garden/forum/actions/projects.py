"""Projects, and the services that take part in them: asked, invited, members from a day everybody can read (Q68)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.register.contacts import queries as contacts

from .. import notices, permissions, queries
from ..models import Membership, Project


@action(permissions.HOST)
def open_project(
    _: None, *, by: Actor, on: date, key: str, name: str, about: str, team_key: str, begins_on: date
) -> Project:
    """A project that the forum reports on. Doing it again puts its words right."""
    given = {"name": name, "about": about, "team_key": team_key, "begins_on": begins_on}
    made, _new = Project.objects.update_or_create(key=key, defaults=given)
    audit.record("forum.project-kept", by=by, about=made, on=on.isoformat())
    return made


@action(permissions.HOST)
def invite_to_project(project: Project, *, by: Actor, on: date, organisation_id: int, part: str = "") -> Membership:
    """Ask a service to take part; one that asked by itself takes part from today."""
    made = queries.membership_of(project, organisation_id) or Membership(
        project=project, organisation_id=organisation_id
    )
    if made.joined_on and not made.left_on:
        raise RuleBroken("This service takes part already.")
    asked = made.asked_on is not None and made.invited_on is None
    made.invited_on, made.left_on, made.part = on, None, part.strip() or made.part
    made.joined_on = on if asked else None
    made.save()
    tell_service(made, by=by, on=on)
    audit.record("forum.invited-to-project", by=by, about=made, on=on.isoformat(), organisation=organisation_id)
    return made


@action(permissions.CONTRIBUTE)
def ask_to_join(project: Project, *, by: Actor, on: date, organisation_id: int, part: str) -> Membership:
    """A service asks to take part, from the start and not afterwards; the team that leads the project is told."""
    own(by, organisation_id)
    if project.ended_on and project.ended_on < on:
        raise RuleBroken("This project has ended.")
    made = queries.membership_of(project, organisation_id)
    if made is not None and not made.left_on:
        raise RuleBroken("Your service asked, is invited or takes part already.")
    made = made or Membership(project=project, organisation_id=organisation_id)
    made.asked_on, made.invited_on, made.joined_on, made.left_on, made.part = on, None, None, None, part.strip()
    made.save()
    lead = contacts.team_with(project.team_key)
    mailbox = contacts.team_recipient(lead.organisation_id) if lead else None
    tell(
        notices.PROJECT, to=[mailbox] if mailbox else [], cause=f"{made}:asked:{on}", by=by, about=made,
        project=project.name, key=project.key, service=made.organisation.name, state=made.state, part=made.part,
    )  # fmt: skip
    audit.record("forum.asked-to-join-project", by=by, about=made, on=on.isoformat())
    return made


@action(permissions.CONTRIBUTE)
def join(member: Membership, *, by: Actor, on: date) -> None:
    """Take up an invitation: the service stands on the project's page from today."""
    own(by, member.organisation_id)
    if member.invited_on is None or member.joined_on:
        raise RuleBroken("Your service is not invited, or takes part already.")
    member.joined_on = on
    member.save(update_fields=["joined_on"])
    audit.record("forum.joined-project", by=by, about=member, on=on.isoformat())


@action(permissions.CONTRIBUTE)
def leave(member: Membership, *, by: Actor, on: date) -> None:
    """Take part no more. That the service did stays readable."""
    own(by, member.organisation_id)
    member.left_on = on
    member.save(update_fields=["left_on"])
    audit.record("forum.left-project", by=by, about=member, on=on.isoformat())


def tell_service(made: Membership, *, by: Any, on: date) -> None:
    tell(
        notices.PROJECT, to=queries.mailbox_of(made.organisation_id, on), cause=f"{made}:{made.state}:{on}", by=by, about=made,
        project=made.project.name, key=made.project.key, service=made.organisation.name, state=made.state, part=made.part,
    )  # fmt: skip


def own(by: Any, organisation_id: int) -> None:
    """Only somebody of the service itself speaks for it."""
    if hasattr(by, "organisations_where") and organisation_id not in by.organisations_where(permissions.CONTRIBUTE):
        raise PermissionDenied(permissions.CONTRIBUTE.key)
