"""Council cases about what plans provide, bridges, and who pointed schools to their communities."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from countywide.casework.cases import queries as cases
from countywide.casework.plans import queries as plans
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts

from .. import permissions, policies
from ..models import Bridge, ProvisionCase, Referral

BESIDE = ("request__community", "school", "child", "case__team", "team__contact_team", "owner")


def case_with(key: Any, user: Any) -> ProvisionCase | None:
    """One council case, for those who work on it and for the school."""
    return ProvisionCase.objects.seen_by(user).filter(key=key).select_related(*BESIDE).first()


def cases_open(user: Any) -> QuerySet[ProvisionCase]:
    """What is open, the most urgent first."""
    found = ProvisionCase.objects.seen_by(user).filter(closed_on=None).select_related(*BESIDE)
    return found.order_by("due_on", "id")


def beside(request: Any) -> ProvisionCase | None:
    """The council case beside a request."""
    return ProvisionCase.objects.filter(request=request).select_related(*BESIDE).first()


def bridges_seen_by(user: Any) -> QuerySet[Bridge]:
    found = Bridge.objects.seen_by(user).select_related("school", "child", "provision_case")
    return found.order_by("decided_on", "decide_by", "id")


def bridge_with(key: Any, user: Any) -> Bridge | None:
    return bridges_seen_by(user).filter(key=key).first()


def bridge_of(school_id: int, child: Any) -> Bridge | None:
    """The newest bridge asked for a pupil of a school."""
    return Bridge.objects.filter(school_id=school_id, child=child).order_by("-id").first()


def has_plan(child: Any) -> bool:
    """Whether a child has a plan in force, as the record says."""
    held = plans.plan_held_by(child)
    return held is not None and held.is_final and held.ceased_on is None


def plan_case_of(child: Any) -> Any:
    """The open case of a child's plan."""
    return cases.open_case_of(child, "PLAN")


def owning_team(on: date) -> Any:
    """The team that owns these cases, as the policy says."""
    return contacts.team_with(policies.working_on(on).provision.team)


def to_team(on: date) -> list[Recipient]:
    team = owning_team(on)
    mailbox = contacts.team_recipient(team.organisation_id) if team else None
    return [mailbox] if mailbox else []


def to_leads(on: date) -> list[Recipient]:
    """Those who read who pointed schools to the pot, and hear of what is late."""
    return contacts.all_who_may(permissions.REPORT, on=on)


def referrals() -> QuerySet[Referral]:
    """Every time that an officer pointed a school to its community, the newest first."""
    found = Referral.objects.select_related("school", "officer", "request__provision_case")
    return found.order_by("-on", "-id")


def referral_with(key: Any) -> Referral | None:
    return Referral.objects.select_related("school", "request").filter(key=key).first()
