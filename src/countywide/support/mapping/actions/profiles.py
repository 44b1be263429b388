"""A school writes the profile of a child who comes to it, judges the levels itself, and sends it in."""

from __future__ import annotations

from collections.abc import Mapping as Levels
from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.register.contacts import queries as contacts
from countywide.register.people import actions as people

from .. import notices, permissions, policies, queries, rules
from ..enums import Ended, MappedBy, State
from ..models import Profile
from ..types import Descriptors


@action(permissions.WRITE)
def begin(
    school: Any, *, by: Actor, on: date, forename: str, surname: str, born_on: date, entry_on: date, parent_informed_on: date,
    shares: bool, pattern: str = "",
) -> Profile:  # fmt: skip
    """A child who comes to the school, with or without a plan or an assessment. Whoever the council knows is not entered twice,
    and a child whom another school has told us of is refused."""
    people.wait_for_alike(surname=surname, born_on=born_on)
    child = queries.child_called(forename=forename, surname=surname, born_on=born_on)
    held = queries.open_profile_of(child.pk) if child is not None else None
    bar = rules.bar_to_profile(
        born_on=born_on, entry_on=entry_on, on=on, parent_informed_on=parent_informed_on, shares=shares,
        elsewhere=held is not None, here=held is not None and held.school_id == school.pk,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    if child is None:
        child = people.enter_child(by=by, on=on, legal_forename=forename, legal_surname=surname, born_on=born_on)
    profile = Profile.objects.create(
        child=child, school=school, entry_on=entry_on, entry_year=rules.entry_year(entry_on), pattern=pattern.strip()[:200],
        parent_informed_on=parent_informed_on,
    )  # fmt: skip
    audit.record("mapping.profile-begun", by=by, about=profile, on=on.isoformat(), entry_on=entry_on.isoformat())
    return profile


@action(permissions.WRITE)
def write(
    profile: Profile, *, by: Actor, on: date, levels: Levels[str, int], evidence: Levels[str, str], provision: str,
    early_years: str = "",
) -> None:  # fmt: skip
    """The school's own levels by the set in force, and what shows them. It can be changed until it is sent in."""
    if profile.state != State.DRAFT:
        raise RuleBroken("This profile was sent in already. Ring the funding team if something is wrong in it.")
    found = set_or_refused(on)
    profile.provision, profile.early_years = provision.strip(), early_years.strip()
    profile.save(update_fields=["provision", "early_years"])
    for area in found.areas:
        profile.evidence.update_or_create(area=area.key, defaults={"words": evidence.get(area.key, "").strip()})
    profile.mappings.filter(mapped_by=MappedBy.SCHOOL).delete()
    add_mapping(profile, found, levels, by=by, on=on, mapped_by=MappedBy.SCHOOL)
    audit.record("mapping.profile-written", by=by, about=profile, on=on.isoformat(), version=found.version)


@action(permissions.WRITE)
def send(profile: Profile, *, by: Actor, on: date) -> None:
    """It goes to the council. From now on the school is owed an amount by a day, whatever stage an assessment has reached (Q22)."""
    terms, own = policies.terms_on(on), queries.mapping_of(profile, MappedBy.SCHOOL)
    found = set_or_refused(on)
    bar = rules.bar_to_sending(
        state=profile.state, levels=own.levels if own else {}, evidence=queries.evidence_of(profile),
        provision=profile.provision, found=found, terms=terms,
    )  # fmt: skip
    if own is not None and own.version != found.version:
        bar = f"The descriptors have changed since you chose the levels. Look through them again, by “{found.title}”."
    if bar:
        raise RuleBroken(bar)
    profile.state, profile.submitted_on = State.SUBMITTED, on
    profile.due_by = rules.due_by(submitted_on=on, entry_on=profile.entry_on, terms=terms)
    profile.save(update_fields=["state", "submitted_on", "due_by"])
    audit.record("mapping.profile-sent", by=by, about=profile, on=on.isoformat(), due_by=profile.due_by.isoformat())
    said: dict[str, Any] = {"by": by, "about": profile, "key": profile.key, "due_by": profile.due_by}
    tell(notices.RECEIVED, to=queries.to_school(profile.school_id), cause=f"profile:{profile.pk}", **said)
    tell(notices.TO_MAP, to=contacts.all_who_may(permissions.MAP, on=on), cause=f"profile:{profile.pk}", **said)


@action(permissions.WRITE)
def take_back(profile: Profile, *, by: Actor, on: date) -> None:
    """The school takes a profile back for which nothing was issued: the child goes elsewhere, or the parent wishes it."""
    if profile.state not in (State.DRAFT, State.SUBMITTED, State.AGREED):
        raise RuleBroken("An amount was issued. Tell the funding team that the child does not come.")
    profile.state, profile.ended_on, profile.ended_because = State.ENDED, on, Ended.WITHDRAWN
    profile.save(update_fields=["state", "ended_on", "ended_because"])
    audit.record("mapping.profile-taken-back", by=by, about=profile, on=on.isoformat())


def set_or_refused(on: date) -> Descriptors:
    """The set in force; without one nothing is mapped."""
    found = policies.set_in_force(on)
    if found is None:
        raise RuleBroken("No descriptors are in force, so no child can be mapped. Ring the funding team.")
    return found


def add_mapping(
    profile: Profile, found: Descriptors, levels: Levels[str, int], *, by: Any, on: date, mapped_by: str,
    level: int | None = None, reason: str = "",
) -> Any:  # fmt: skip
    """One mapping, with what the sum gives and what was given."""
    scored = rules.scored(levels, found, profile.basis)
    return profile.mappings.create(
        mapped_by=mapped_by, version=found.version, basis=profile.basis, levels=dict(levels), points=scored.points,
        computed=scored.level, level=scored.level if level is None else level, reason=reason.strip(), on=on, by_id=by.pk,
    )  # fmt: skip
