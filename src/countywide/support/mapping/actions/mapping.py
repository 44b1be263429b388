"""The council maps a child; afterwards it is known what the amount will rest on."""

from __future__ import annotations

from collections.abc import Mapping as Levels
from datetime import date

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions, policies, queries, rules
from ..enums import MappedBy, State
from ..models import Profile
from .profiles import add_mapping


@action(permissions.MAP)
def map_child(
    profile: Profile, *, by: Actor, on: date, version: str, levels: Levels[str, int], level: int | None = None,
    reason: str = "",
) -> None:  # fmt: skip
    """Map a child by the set in force. The sum gives the step; another step, or other levels than the school's, have a reason
    that the school reads. `version`: the set that the officer saw, refused if it was withdrawn meanwhile."""
    found = policies.set_with(version)
    if found is None:
        raise RuleBroken("There is no such set of descriptors.")
    scored, own = rules.scored(levels, found, profile.basis), queries.mapping_of(profile, MappedBy.SCHOOL)
    given = scored.level if level is None else level
    bar = rules.bar_to_mapping(
        state=profile.state, set_state=queries.standing(found, on=on), title=found.title,
        in_force=queries.title_in_force(on=on), levels=levels, computed=scored.level, level=given, reason=reason,
        terms=policies.terms_on(on), differs=own is not None and dict(levels) != own.levels,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    add_mapping(profile, found, levels, by=by, on=on, mapped_by=MappedBy.COUNCIL, level=given, reason=reason)
    profile.state = State.AGREED
    profile.save(update_fields=["state"])
    audit.record("mapping.mapped", by=by, about=profile, on=on.isoformat(), version=version, level=given)
