"""Who is linked to a school, who is on its list, who hears of it, and what somebody is to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils.timezone import localdate

from countywide.platform.accounts import queries as accounts
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts

from .. import permissions, policies
from ..enums import Kind, Part
from ..models import Assignment, Link, Listed, Provider


def grace(on: date) -> timedelta:
    return timedelta(days=policies.programme_on(on).grace_days)


def therapist_of(organisation_id: int, on: date) -> Any:
    """The link therapist of a school on a day; whoever covers while the post is empty; else None."""
    held = lead_of(organisation_id, on)
    return held.therapist if held else None


def lead_of(organisation_id: int, on: date) -> Assignment | None:
    """The link of the school's therapist, or of whoever covers."""
    return linked_of(organisation_id, on)[0]


def linked_of(organisation_id: int, on: date) -> tuple[Assignment | None, list[Assignment]]:
    """The school's therapist or whoever covers, and its assistants by name."""
    held = Assignment.objects.held_on(on).filter(link__school_id=organisation_id)
    found = list(held.select_related("therapist", "link__school", "link__provider__organisation").order_by("-pk"))
    leads = sorted((each for each in found if each.kind != Kind.ASSISTANT), key=lambda each: each.kind != Kind.LEAD)
    assistants = sorted((each for each in found if each.kind == Kind.ASSISTANT), key=lambda each: each.therapist.name)
    return (leads[0] if leads else None), assistants


def next_lead_of(organisation_id: int, on: date) -> Assignment | None:
    """The therapist who is linked from a later day."""
    coming = Assignment.objects.filter(link__school_id=organisation_id, kind=Kind.LEAD, starts_on__gt=on)
    return coming.select_related("therapist").order_by("starts_on", "id").first()


def lead_names(keys: Iterable[int]) -> dict[int, str]:
    """Who is behind some links, by the key of each."""
    return dict(Assignment.objects.filter(pk__in=list(keys)).order_by("pk").values_list("pk", "therapist__name"))


def schools_of(user: Any, on: date | None = None) -> list[int]:
    """The organisations of the schools somebody is linked to as a therapist today: lead, assistant or cover."""
    held = Assignment.objects.held_on(on or localdate()).filter(therapist_id=user.pk)
    return sorted(set(held.order_by().values_list("link__school_id", flat=True)))


def schools_led_by(user: Any, on: date) -> list[int]:
    """The organisations of the schools whose therapist somebody is, or covers for."""
    held = Assignment.objects.held_on(on).filter(therapist_id=user.pk, kind__in=(Kind.LEAD, Kind.COVER))
    return sorted(set(held.order_by().values_list("link__school_id", flat=True)))


def schools_shared_with(user: Any, on: date | None = None) -> list[int]:
    """The organisations of the schools that have somebody on their list of specialist teachers today."""
    held = Listed.objects.held_on(on or localdate()).filter(teacher_id=user.pk)
    return sorted(set(held.order_by().values_list("link__school_id", flat=True)))


def teachers_of(organisation_id: int, on: date) -> list[Any]:
    """The specialist teachers on a school's list."""
    return [each.teacher for each in listed_of(organisation_id, on)]


def listed_of(organisation_id: int, on: date) -> list[Listed]:
    held = Listed.objects.held_on(on).filter(link__school_id=organisation_id).select_related("teacher", "link")
    return list(held.order_by("teacher__name", "id"))


def may_be_listed(organisation_id: int, on: date) -> list[Any]:
    """The specialist teachers a school could still put on its list."""
    on_it = {each.teacher_id for each in listed_of(organisation_id, on)}
    return [each for each in accounts.everyone_who_may(permissions.SHARE, on=on) if each.pk not in on_it]


def parts_of(user: Any, link: Link, on: date) -> set[str]:
    """What somebody is to a school. An empty set: nothing, and nothing of it is theirs to see."""
    parts: set[str] = set()
    if not getattr(user, "pk", None):
        return parts
    if link.school_id in user.organisations_where(permissions.SEE_OWN):
        parts.add(Part.SCHOOL)
    if link.provider_id and link.provider.organisation_id in user.organisations_where(permissions.ARRANGE):  # type: ignore[union-attr]
        parts.add(Part.MANAGER)
    if user.may(permissions.OVERSEE):
        parts.add(Part.PROGRAMME)
    return parts | (ties_of(user, link, on) if link.pk else set())


def ties_of(user: Any, link: Link, on: date) -> set[str]:
    """What somebody is by a tie with a first day and perhaps a last."""
    parts: set[str] = set()
    if user.may(permissions.MEET):
        held = Assignment.objects.lately(on, grace(on)).filter(link=link, therapist_id=user.pk)
        for ends_on in held.order_by("id").values_list("ends_on", flat=True):
            parts.add(Part.THERAPIST if ends_on is None or ends_on >= on else Part.LATELY)
    if user.may(permissions.SHARE) and Listed.objects.held_on(on).filter(link=link, teacher_id=user.pk).exists():
        parts.add(Part.TEACHER)
    return parts - {Part.LATELY} if Part.THERAPIST in parts else parts


# --- who hears of it ---------------------------------------------------------------------------


def therapists_for(provider: Provider | None, on: date) -> list[Any]:
    """Who works as a link therapist for a provider."""
    if provider is None:
        return []
    return accounts.people_who_may(permissions.MEET, organisation_id=provider.organisation_id, on=on)


def managers_of(provider: Provider | None, on: date) -> list[Recipient]:
    """The managers of a provider; its mailbox where it has none."""
    if provider is None:
        return []
    found = accounts.people_who_may(permissions.ARRANGE, organisation_id=provider.organisation_id, on=on)
    return [Recipient(each.email, provider.organisation_id, each.pk) for each in found] or [
        Recipient(provider.mailbox, provider.organisation_id)
    ]


def programme_team(on: date) -> list[Recipient]:
    return contacts.all_who_may(permissions.OVERSEE, on=on)


def school_mailbox(organisation_id: int) -> list[Recipient]:
    """The mailbox of the SENCO's role: it stays when the SENCO leaves."""
    return contacts.recipients_for(organisation_id, ["SENCO"])


def therapist_mail(organisation_id: int, on: date) -> list[Recipient]:
    """The therapist of a school; the provider's mailbox while the post is empty."""
    held = lead_of(organisation_id, on)
    if held is not None:
        provider = held.link.provider
        return [Recipient(held.therapist.email, provider.organisation_id if provider else None, held.therapist_id)]
    link = Link.objects.select_related("provider").filter(school_id=organisation_id).first()
    return [Recipient(link.provider.mailbox, link.provider.organisation_id)] if link and link.provider else []
