"""A plan is issued for a child with a profile: mapped again by itself, with the day from which it is paid (Q22, Q47)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.actions import tell
from countywide.register.contacts import queries as contacts
from countywide.support.ledger import actions as ledger
from countywide.support.ledger.enums import Standing, Stream

from .. import notices, permissions, policies, queries, rules
from ..enums import FUNDED, Basis, MappedBy, State
from ..models import Profile
from .money import A_DAY, award_of, last_day, pot_or_refused, told
from .profiles import add_mapping


def plan_issued(child_id: int, *, setting_id: int | None, named_from: date, by: Any, on: date) -> None:
    """The levels that were agreed are put on the ladder of plans. Paid from the later of the first day at the school and the day
    the plan names it (A-17). If that is less, nothing is taken back in this school year. Where no pot can pay, the Reception
    amount goes on and whoever pays is told: the money waits, the plan does not."""
    profile = queries.open_profile_of(child_id)
    found = policies.set_in_force(on)
    if profile is None or found is None or profile.basis != Basis.YEAR_R or profile.state == State.DRAFT:
        return
    effective = rules.effective_on(started_on=profile.entry_on, named_from=named_from)
    if setting_id != profile.school_id:
        not_awarded(profile, by=by, on=on, from_on=effective, why="The plan does not name this school.")
        return
    before = queries.standing_mapping(profile)
    profile.basis = Basis.PLAN_TIER
    if before is None or profile.state not in FUNDED:
        profile.save(update_fields=["basis"])
        audit.record("mapping.plan-before-amount", by=by, about=profile, on=on.isoformat())
        return
    mapping = add_mapping(profile, found, before.levels, by=by, on=on, mapped_by=MappedBy.PLAN)
    try:
        with transaction.atomic():
            put_on_tier(profile, mapping, by=by, on=on, effective=effective)
    except RuleBroken as broken:
        mapping.delete()
        profile.basis = Basis.YEAR_R
        not_awarded(profile, by=by, on=on, from_on=effective, why=str(broken))


def put_on_tier(profile: Profile, mapping: Any, *, by: Any, on: date, effective: date) -> None:
    """The Reception amount ends the day before, and the tier's begins."""
    year_r, old = award_of(profile), profile.pence
    worth = queries.value_of(mapping)
    kept = policies.terms_on(on).not_taken_back and worth < old
    pence = old if kept else worth
    pot, to_on = pot_or_refused(Stream.PLAN_TIER, effective), last_day(profile, effective)
    why = f"The plan was issued. The levels were put on the ladder of plans, from {effective.day} {effective:%B %Y}."
    ledger.end(year_r, by=by, on=on, last_on=effective - A_DAY, why=why)
    ledger.award(
        pot, by=by, on=on, school_id=profile.school_id, child_id=profile.child_id, annual_pence=pence, from_on=effective,
        to_on=to_on, standing=Standing.INDICATIVE, basis=f"Descriptors {mapping.version}, tier {mapping.level}",
        source=f"{profile.source}{Stream.PLAN_TIER}",
    )  # fmt: skip
    profile.pence, profile.state = pence, State.INDICATIVE
    profile.save(update_fields=["basis", "pence", "state"])
    audit.record("mapping.mapped-again", by=by, about=profile, on=on.isoformat(), effective=effective.isoformat())
    why += (
        " The tier is worth less than the Reception amount, and nothing is taken back in this school year."
        if kept
        else ""
    )
    told(
        profile, mapping, by=by, on=on, stream=Stream.PLAN_TIER, standing=Standing.INDICATIVE, old=old, new=pence,
        from_on=effective, to_on=to_on, why=why,
    )  # fmt: skip


def not_awarded(profile: Profile, *, by: Any, on: date, from_on: date, why: str) -> None:
    """Somebody has to look: the plan names another place, or no pot can pay."""
    audit.record("mapping.tier-waits", by=by, about=profile, on=on.isoformat())
    tell(
        notices.NOT_ISSUED, to=contacts.all_who_may(permissions.FUND, on=on), cause=f"profile:{profile.pk}:{on.isoformat()}",
        by=by, about=profile, key=profile.key, from_on=from_on, why=why,
    )  # fmt: skip
