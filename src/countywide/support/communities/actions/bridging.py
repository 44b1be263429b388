"""A school asks for a bridge while a child waits for a specialist place; finance decides and pays. And referrals to the pot."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.kit.money import in_pounds
from countywide.platform.outbox.actions import tell
from countywide.support.mapping import queries as mapping

from .. import notices, permissions, policies
from ..enums import Secured, Told
from ..models import Bridge, ProvisionCase, Referral
from ..queries import provision as asked
from ..queries import requests
from ..rules import provision as rules
from ..types import OwnSchool
from . import money


@action(permissions.ASK_BRIDGE)
def ask_bridge(
    own: OwnSchool, *, by: Actor, on: date, child: Any, needs: str, cannot: str, pence: int, from_on: date,
    family_told_on: date | None, provision_case: ProvisionCase | None = None,
) -> Bridge:  # fmt: skip
    """Ask for money while the school keeps a child whose plan says special school and for whom no place is found (Q51)."""
    waits = Bridge.objects.filter(school_id=own.organisation_id, child=child, decided_on=None).exists()
    says_plan = provision_case is not None or asked.has_plan(child)
    bar = rules.bar_to_asking_bridge(
        has_plan=says_plan, waits=waits, needs=needs, cannot=cannot, pence=pence, family_told_on=family_told_on, on=on
    )
    if bar:
        raise RuleBroken(bar)
    assert family_told_on is not None
    days = policies.working_on(on).provision.bridge_school_days
    made = Bridge.objects.create(
        school_id=own.organisation_id, child=child, provision_case=provision_case, needs=needs.strip(),
        cannot=cannot.strip(), asked_pence=pence, from_on=from_on, family_told_on=family_told_on, sent_on=on,
        sent_by_id=by.pk,  # type: ignore[attr-defined]
        decide_by=mapping.school_days_from(on, days, organisation_id=own.organisation_id),
    )  # fmt: skip
    audit.record("communities.bridge-asked", by=by, about=made, on=on.isoformat(), decide_by=made.decide_by.isoformat())
    note(made, "The school asks for a bridge until there is a specialist place", by=by, on=on)
    tell(
        notices.BRIDGE, to=asked.to_team(on), cause=f"bridge:{made.pk}", by=by, about=made, reference=made.reference,
        key=made.key, decide_by=made.decide_by,
    )  # fmt: skip
    return made


@action(permissions.DECIDE_BRIDGE)
def decide_bridge(
    held: Bridge, *, by: Actor, on: date, is_granted: bool, reasons: str, pence: int = 0, starts_on: date | None = None,
    ends_on: date | None = None,
) -> None:  # fmt: skip
    """Grant a bridge, paid from its own pot, or refuse it with reasons. Either way the search for a place goes on."""
    policy = policies.working_on(on).provision
    bar = rules.bar_to_deciding_bridge(
        is_decided=held.decided_on is not None, is_granted=is_granted, pence=pence, starts_on=starts_on, ends_on=ends_on,
        reasons=reasons, policy=policy,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    held.is_granted, held.reasons, held.decided_on, held.decided_by_id = is_granted, reasons.strip(), on, by.pk  # type: ignore[attr-defined]
    if is_granted:
        assert starts_on is not None and ends_on is not None
        held.pence, held.starts_on, held.ends_on = pence, starts_on, ends_on
        money.grant(
            by=by, on=on, stream=money.BRIDGE, community_id=None, school_id=held.school_id, child_id=held.child_id,
            pence=pence, starts_on=starts_on, ends_on=ends_on, basis=f"Bridge {held.reference}", source=f"bridge:{held.pk}",
        )  # fmt: skip
    held.save()
    audit.record(
        "communities.bridge-decided", by=by, about=held, on=on.isoformat(), granted=is_granted, pence=held.pence
    )
    note(held, f"The council {'grants' if is_granted else 'does not grant'} a bridge", by=by, on=on)
    close_what_it_bridges(held, by=by, on=on)
    tell(
        notices.BRIDGE_DECIDED, to=requests.to_school(held.school_id), cause=f"bridge:{held.pk}:decided", by=by, about=held,
        reference=held.reference, key=held.key, is_granted=is_granted, money=in_pounds(held.pence), starts_on=held.starts_on,
        ends_on=held.ends_on,
    )  # fmt: skip


def close_what_it_bridges(held: Bridge, *, by: Any, on: date) -> None:
    """A bridge that is granted answers the council case that waits for it."""
    waits = held.provision_case
    if held.is_granted and waits is not None and waits.closed_on is None:
        waits.secured, waits.closed_on, waits.closed_by_id = Secured.BRIDGE, on, by.pk
        waits.reasons = f"Bridge {held.reference} is granted. {held.reasons}"
        waits.save(update_fields=["secured", "reasons", "closed_on", "closed_by"])
        audit.record("communities.case-closed", by=by, about=waits, on=on.isoformat(), secured=str(Secured.BRIDGE))


def note(held: Bridge, title: str, *, by: Any, on: date) -> None:
    """A word on the case of the child's plan, for officers and the school."""
    plan_case = asked.plan_case_of(held.child)
    if plan_case is not None:
        cases.note(plan_case, "communities.bridge", by=by, on=on, title=title, detail=held.reference, to_school=True)


@action(permissions.REFER)
def record_referral(school: Any, *, by: Actor, on: date, reason: str, has_plan: bool, team: str = "") -> Referral:
    """An officer who pointed a school to its community says so, and why."""
    if bar := rules.bar_to_referring(reason=reason):
        raise RuleBroken(bar)
    made = Referral.objects.create(
        school_id=school.organisation_id, told_by=Told.OFFICER, on=on, officer_id=by.pk, team=team,  # type: ignore[attr-defined]
        has_plan=has_plan, reason=reason.strip(), reason_on=on,
    )  # fmt: skip
    audit.record("communities.referred", by=by, about=made, on=on.isoformat(), has_plan=has_plan)
    return made


@action(permissions.REFER)
def give_reason(held: Referral, *, by: Actor, on: date, reason: str) -> None:
    """An officer gives the reason for what a school says that it was told."""
    if held.reason:
        raise RuleBroken("A reason was given already.")
    if bar := rules.bar_to_referring(reason=reason):
        raise RuleBroken(bar)
    held.reason, held.reason_on, held.officer_id = reason.strip(), on, by.pk  # type: ignore[attr-defined]
    held.save(update_fields=["reason", "reason_on", "officer"])
    audit.record("communities.reason-given", by=by, about=held, on=on.isoformat())
