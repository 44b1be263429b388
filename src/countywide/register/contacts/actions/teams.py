"""Changes to teams."""

from __future__ import annotations

from typing import Any

from countywide.platform.accounts.enums import OrganisationKind
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions
from ..models import Team

Organisation: Any = Team._meta.get_field("organisation").related_model  # the door to another room's table


@action(permissions.ARRANGE)
def add_team(_: None, /, *, by: Actor, key: str, name: str, covers: list[Any] | None = None, **facts: Any) -> Team:
    """Make a team and the organisation in which its roles are held."""
    if Team.objects.filter(key=key).exists():
        raise RuleBroken("There is already a team with this short name.")
    organisation, _made = Organisation.objects.get_or_create(
        key=f"team-{key}", defaults={"name": name, "kind": OrganisationKind.TEAM}
    )
    team = Team.objects.create(key=key, name=name, organisation=organisation, **facts)
    team.covers.set(covers or [])
    audit.record("contacts.team-added", by=by, about=team)
    return team


@action(permissions.ARRANGE)
def change_team(team: Team, /, *, by: Actor, covers: list[Any] | None = None, **facts: Any) -> None:
    """Change what is said of a team."""
    for name, value in facts.items():
        setattr(team, name, value)
    team.save()
    if covers is not None:
        team.covers.set(covers)
    if "name" in facts:
        Organisation.objects.filter(pk=team.organisation_id).update(name=team.name)
    audit.record("contacts.team-changed", by=by, about=team, changed=sorted(facts))
