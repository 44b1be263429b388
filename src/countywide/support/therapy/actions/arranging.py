"""Providers and their schools, posts that fall empty, cover, pauses, and what the programme team sets."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, queries, rules
from ..enums import Kind, Part, Step
from ..models import Assignment, Link, Provider
from .telling import clean, only, saved, words

MOST_CONTACTS = 12


@action(permissions.OVERSEE)
def open_provider(
    _: None, *, by: Actor, on: date, organisation_id: int, mailbox: str, liaison: str = "", records: str = "", phone: str = "", starts_on: date | None = None
) -> Provider:  # fmt: skip
    """A health organisation provides link therapists. Doing it again puts its mailboxes right."""
    made, _new = Provider.objects.update_or_create(
        organisation_id=organisation_id,
        defaults={"mailbox": mailbox, "liaison": liaison, "records": records, "phone": phone},
        create_defaults={
            "mailbox": mailbox, "liaison": liaison, "records": records, "phone": phone, "starts_on": starts_on or on,
        },
    )  # fmt: skip
    audit.record("therapy.provider-kept", by=by, about=made, on=on.isoformat())
    return made


@action(permissions.OVERSEE)
def put_in_charge(link: Link, *, by: Actor, on: date, provider: Provider) -> Link:
    """Say which provider works with a school; its managers then link a therapist."""
    link = saved(link, on)
    if link.provider_id == provider.pk:
        raise RuleBroken(f"{provider.name} works with this school already.")
    if link.provider_id is not None and Assignment.objects.held_on(on).filter(link=link).exists():
        raise RuleBroken("Somebody of another provider is linked to this school. Let that link end first.")
    link.provider = provider
    link.save(update_fields=["provider"])
    tell(
        notices.GIVEN, to=queries.managers_of(provider, on), cause=f"{link}:{provider.pk}:{on}", by=by, about=link, **words(link)
    )  # fmt: skip
    audit.record("therapy.given-to-provider", by=by, about=link, on=on.isoformat(), provider=provider.pk)
    return link


@action(permissions.OVERSEE)
def set_expected(link: Link, *, by: Actor, on: date, contacts: int | None, why: str) -> None:
    """The programme team sets how many contacts a school can expect, or lets the figures say it again."""
    if contacts is not None and not 0 < contacts <= MOST_CONTACTS:
        raise RuleBroken(f"Enter between 1 and {MOST_CONTACTS} contacts a term.")
    if contacts is not None and len(why.split()) < 3:
        raise RuleBroken("Say why in at least 3 words. The school reads it.")
    link.expected, link.expected_why = contacts, why.strip() if contacts is not None else ""
    link.save(update_fields=["expected", "expected_why"])
    audit.record("therapy.expected-set", by=by, about=link, on=on.isoformat(), contacts=contacts or 0)


@action(permissions.ARRANGE)
def leave(link: Link, *, by: Actor, on: date, last_on: date, note: str, said: str, filled_by: date | None) -> None:
    """The link therapist leaves and nobody follows yet. The school is told at once, with the day by which the post is filled or
    that there is none; meetings booked for later are cancelled, not forgotten."""
    only(by, link, on, Part.MANAGER, Part.PROGRAMME)
    lead = Assignment.objects.filter(link=link, kind=Kind.LEAD, ends_on=None).select_related("therapist").first()
    if lead is None:
        raise RuleBroken("Nobody is linked to this school whose last day is not known.")
    if last_on < lead.starts_on:
        raise RuleBroken("The last day comes before the first.")
    if len(said.split()) < 3:
        raise RuleBroken("Say in at least 3 words what is done about the empty post. The school reads it.")
    if filled_by is not None and filled_by <= last_on:
        raise RuleBroken("The day by which the post is filled comes after the last day.")
    clean([note, said], link, on)
    lead.ends_on, lead.note = last_on, note.strip()
    lead.save(update_fields=["ends_on", "note"])
    link.vacancy_said, link.filled_by = said.strip(), filled_by
    link.save(update_fields=["vacancy_said", "filled_by"])
    later = link.meetings.filter(step__in=(Step.PROPOSED, Step.BOOKED), day__gt=last_on)
    later.update(step=Step.CANCELLED, cancelled_on=on, cancelled_why="The link therapist leaves before that day")
    tell(
        notices.VACANT, to=queries.school_mailbox(link.school_id), cause=f"{lead}:left", by=by, about=lead,
        before=lead.therapist.name, last_on=last_on, filled_by=filled_by, said=said.strip(), **words(link),
    )  # fmt: skip
    audit.record("therapy.left", by=by, about=lead, on=on.isoformat(), last_on=last_on.isoformat())


@action(permissions.ARRANGE)
def cover(link: Link, *, by: Actor, on: date, therapist: Any, starts_on: date, until: date | None) -> Assignment:
    """Somebody covers while the post is empty. The school is told who."""
    only(by, link, on, Part.MANAGER, Part.PROGRAMME)
    if until is not None and until < starts_on:
        raise RuleBroken("The last day comes before the first.")
    if Assignment.objects.held_on(starts_on).filter(link=link, kind=Kind.LEAD).exists():
        raise RuleBroken("The school has a link therapist on that day. Cover is for an empty post.")
    if Assignment.objects.lately(until or starts_on, starts_on - starts_on).filter(link=link, kind=Kind.COVER).exists():
        raise RuleBroken("Somebody covers already.")
    return tie(link, by, on, therapist, Kind.COVER, starts_on, until)


@action(permissions.ARRANGE)
def add_assistant(
    link: Link, *, by: Actor, on: date, therapist: Any, starts_on: date, until: date | None = None
) -> Assignment:
    """A therapy assistant works with the school beside its therapist."""
    only(by, link, on, Part.MANAGER, Part.PROGRAMME)
    if until is not None and until < starts_on:
        raise RuleBroken("The last day comes before the first.")
    if Assignment.objects.held_on(starts_on).filter(link=link, therapist=therapist).exists():
        raise RuleBroken("This person is linked to the school already.")
    return tie(link, by, on, therapist, Kind.ASSISTANT, starts_on, until)


def tie(link: Link, by: Any, on: date, therapist: Any, kind: Kind, starts_on: date, until: date | None) -> Assignment:
    """Somebody of the school's own provider, from a day."""
    if therapist.pk not in {each.pk for each in queries.therapists_for(link.provider, starts_on)}:
        raise RuleBroken("Choose somebody who is a link therapist of this provider today.")
    made = Assignment.objects.create(
        link=link, therapist=therapist, kind=kind, starts_on=starts_on, ends_on=until, introduced_on=on
    )
    if kind == Kind.COVER:
        tell(
            notices.COVERED, to=queries.school_mailbox(link.school_id), cause=f"{made}", by=by, about=made,
            therapist=therapist.name, starts_on=starts_on, until=until, **words(link),
        )  # fmt: skip
    audit.record("therapy.tied", by=by, about=made, on=on.isoformat(), kind=kind, starts_on=starts_on.isoformat())
    return made


@action(permissions.ARRANGE)
def pause(link: Link, *, by: Actor, on: date, from_on: date, until: date | None, why: str) -> None:
    """Link therapy pauses for a school: it is told from when, until when, and why."""
    only(by, link, on, Part.MANAGER, Part.PROGRAMME)
    if bar := rules.bar_to_pausing(is_paused=link.is_paused(on), from_on=from_on, until=until, why=why):
        raise RuleBroken(bar)
    clean([why], link, on)
    link.paused_from, link.paused_until, link.paused_why = from_on, until, why.strip()
    link.save(update_fields=["paused_from", "paused_until", "paused_why"])
    tell(
        notices.PAUSED, to=queries.school_mailbox(link.school_id), cause=f"{link}:paused:{from_on}", by=by, about=link,
        from_on=from_on, until=until, why=why.strip(), **words(link),
    )  # fmt: skip
    audit.record("therapy.paused", by=by, about=link, on=on.isoformat(), from_on=from_on.isoformat())


@action(permissions.ARRANGE)
def resume(link: Link, *, by: Actor, on: date) -> None:
    """Link therapy goes on from today."""
    only(by, link, on, Part.MANAGER, Part.PROGRAMME)
    if link.paused_from is None:
        raise RuleBroken("It is not paused.")
    link.paused_from = link.paused_until = None
    link.paused_why = ""
    link.save(update_fields=["paused_from", "paused_until", "paused_why"])
    audit.record("therapy.resumed", by=by, about=link, on=on.isoformat())
