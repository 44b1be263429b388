"""The link of a school, where it stands, what the school can expect and what it has had."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from countywide.register.schools import queries as schools

from .. import policies, rules
from ..enums import Kind, Standing, Step
from ..models import Assignment, Link, Meeting, Provider
from ..types import Expected, Figures, LinkFacts, Term
from . import who


def link_of(organisation_id: int) -> Link:
    """The link of a school. One that nobody has opened yet is not saved: the school's plan is empty, and is there."""
    found = Link.objects.select_related("school__school__district__area", "provider__organisation")
    return found.filter(school_id=organisation_id).first() or Link(school_id=organisation_id)


def school_behind(urn: str) -> Any:
    return schools.school_with(urn)


def link_with(urn: str, user: Any, on: date) -> tuple[Link, set[str]] | None:
    """The link of a school and what somebody is to it; None where they are nothing. One's own school's also when nobody has
    opened it yet."""
    school = schools.school_with(urn)
    return link_at(school, user, on) if school else None


def link_at(school: Any, user: Any, on: date) -> tuple[Link, set[str]] | None:
    """The same, of a school that was read already."""
    link = link_of(school.organisation_id)
    link.school = school.organisation
    parts = who.parts_of(user, link, on)
    return (link, parts) if parts else None


def links_for(user: Any, on: date) -> QuerySet[Link]:
    """The links somebody may see, by the school's name."""
    held = Link.objects.seen_by(user, on, who.grace(on))
    return seen(held, on)


def seen(links: QuerySet[Link], on: date) -> QuerySet[Link]:
    """Links with all that a list shows of each, in one query."""
    leads = Assignment.objects.filter(link=OuterRef("pk"), kind=Kind.LEAD)
    now = leads.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on)
    meetings = Meeting.objects.filter(link=OuterRef("pk"))
    return (
        links.select_related("school__school__district__area", "provider__organisation")
        .annotate(
            lead_id=Max("assignments__pk", filter=lead_now(on)),
            has_lead=Exists(now),
            had_lead=Exists(leads.filter(starts_on__lte=on)),
            has_next=Exists(leads.filter(starts_on__gt=on)),
            lead_ends=Max("assignments__ends_on", filter=lead_now(on)),
            has_met=Exists(meetings.filter(step=Step.HELD)),
            is_booked=Exists(meetings.filter(step=Step.BOOKED, day__gte=on)),
            next_on=Min("meetings__day", filter=Q(meetings__step=Step.BOOKED, meetings__day__gte=on)),
        )
        .order_by("school__name", "id")
    )


def lead_now(on: date) -> Q:
    return (
        Q(assignments__kind=Kind.LEAD, assignments__starts_on__lte=on)
        & (Q(assignments__ends_on=None) | Q(assignments__ends_on__gte=on))
    )  # fmt: skip


def standing(link: Any, on: date) -> Standing:
    """Where one of `seen` stands."""
    return rules.standing_of(
        LinkFacts(
            link.has_lead, link.had_lead, link.has_next or link.lead_ends is not None, link.is_paused(on), link.is_booked, link.has_met
        )
    )  # fmt: skip


def standings(links: Iterable[Any], on: date) -> list[tuple[Any, Standing]]:
    return [(each, standing(each, on)) for each in links]


def expected_of(link: Link, on: date) -> Expected:
    """The contacts a term that a school can expect."""
    school = getattr(link.school, "school", None)
    figures = Figures(
        getattr(school, "pupils", None),
        getattr(school, "pupils_with_support", None),
        getattr(school, "pupils_with_plan", None),
    )
    return rules.contacts_of(figures, policies.programme_on(on), set_to=link.expected, why=link.expected_why)


def term_on(on: date) -> Term:
    """The term of a day."""
    return rules.term_of(on, schools.terms_known(), policies.programme_on(on).parts_of_a_term) or rules.usual_terms(on)


def held_in_term(keys: Iterable[int], term: Term, on: date) -> dict[int, int]:
    """How many contacts each of some links has had in a term, up to a day."""
    held = Meeting.objects.filter(
        link__in=list(keys), step=Step.HELD, held_on__gte=term.first_day, held_on__lte=min(on, term.last_day)
    )
    return dict(held.order_by().values_list("link_id").annotate(number=Count("pk")))


def providers(on: date) -> QuerySet[Provider]:
    """The providers at work on a day."""
    held = Provider.objects.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on)
    return held.select_related("organisation").order_by("organisation__name", "id")


def provider_of(organisation_id: int) -> Provider | None:
    return Provider.objects.select_related("organisation").filter(organisation_id=organisation_id).first()
