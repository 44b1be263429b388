"""What everybody may know of a community: its schools, its chair, its link officer, its meetings. And who may take part."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from countywide.platform.accounts import queries as accounts
from countywide.register.contacts import queries as contacts
from countywide.register.contacts.types import WhoToAsk
from countywide.register.schools import queries as schools

from .. import permissions, policies
from ..models import Interest, LinkOfficer, Meeting
from ..rules import taking_part
from ..types import Kind, Row

ABOUT_MONEY, ABOUT_COMMUNITIES = "funding", "communities-of-schools"


def every(on: date) -> QuerySet[Any]:
    """Every community with the number of its schools."""
    today = Q(memberships__starts_on__lte=on) & (Q(memberships__ends_on=None) | Q(memberships__ends_on__gte=on))
    return schools.communities().annotate(schools=Count("memberships", filter=today, distinct=True))


def row_for(school: Any, *, on: date) -> Row:
    """What the policy of a day says of a school."""
    kind = Kind(school.type, school.setting_group, schools.is_in_county(school, on=on))
    return taking_part.answer_for(kind, policies.taking_part_on(on))


def who_to_ask(school: Any, *, is_out: bool, on: date) -> tuple[WhoToAsk | None, WhoToAsk | None]:
    """Whom a school asks about money for a pupil with a plan, and whom about communities."""
    area = school.district.area.key if school.district and school.district.area else ""
    table = contacts.Table(on=on)
    paying = table.team_for(topic=ABOUT_MONEY, area=area, out_of_county=is_out)
    return paying, table.team_for(topic=ABOUT_COMMUNITIES, area=area)


def chair_acts_within(on: date) -> int:
    """The school days within which a chair acts between two meetings."""
    return policies.working_on(on).chair_acts_school_days


def team(on: date) -> Any:
    """The team that keeps the communities."""
    return contacts.team_with(policies.working_on(on).team)


def mailbox_of(found: Any) -> str:
    """Where a team reads its mail."""
    mailbox = contacts.team_recipient(found.organisation_id) if found else None
    return mailbox.address if mailbox else ""


def community_of(organisation_id: int, *, on: date) -> Any:
    """The community of a school on a day; None where it has none."""
    school = schools.school_of(organisation_id)
    return community_of_school(school, on=on) if school else None


def community_of_school(school: Any, *, on: date) -> Any:
    held = schools.community_of(school, on=on)
    return held.community if held else None


def member_ids(community: Any, *, on: date) -> list[int]:
    """The organisations of the schools in a community, read once for each day."""
    known = community.__dict__.setdefault("_members_on", {})
    if on not in known:
        known[on] = list(schools.members_on(community, on).values_list("organisation_id", flat=True))
    return list(known[on])


def chairs_of(community: Any, *, on: date) -> list[Any]:
    """Those who hold the chair's role in a school of a community."""
    members = member_ids(community, on=on)
    return list(accounts.who_may(permissions.CHAIR, on=on, organisation_id__in=members))


def chairs(user: Any, community: Any, *, on: date) -> bool:
    """Whether somebody chairs this community: they hold the role in one of its schools."""
    if not hasattr(user, "organisations_where"):
        return bool(user.may(permissions.CHAIR))
    held = set(user.organisations_where(permissions.CHAIR))
    return bool(held and held & set(member_ids(community, on=on)))


def chaired_by(user: Any, *, on: date) -> list[Any]:
    """The communities that somebody chairs."""
    found = (community_of(each, on=on) for each in user.organisations_where(permissions.CHAIR))
    return list({each.pk: each for each in found if each}.values())


def link_officer_of(community: Any, *, on: date) -> LinkOfficer | None:
    held = LinkOfficer.objects.filter(community=community, starts_on__lte=on).select_related("officer")
    return next((each for each in held if each.ends_on is None or each.ends_on >= on), None)


def meetings_of(community: Any, *, since: date) -> QuerySet[Meeting]:
    """The meetings of a community from a day on, the next first."""
    return Meeting.objects.filter(community=community, on__gte=since).order_by("on", "id")


def next_meetings(on: date) -> dict[int, Meeting]:
    """The next meeting of each community, by the community's key."""
    found = Meeting.objects.filter(on__gte=on).order_by("-on", "-id")
    return {each.community_id: each for each in found}


def own_school(user: Any) -> Any:
    """The first school for which somebody can look whether it takes part; None for anybody else."""
    held = user.organisations_where(permissions.INTEREST) if hasattr(user, "organisations_where") else []
    return next(iter(schools.schools_of(held)), None)


def interests() -> QuerySet[Interest]:
    return Interest.objects.select_related("school").order_by("-on", "-id")


def is_registered(organisation_id: int) -> bool:
    return Interest.objects.filter(school_id=organisation_id).exists()
