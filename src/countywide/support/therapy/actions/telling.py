"""Who is let in, what free text is refused, and the words that most messages hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Machine
from countywide.platform.outbox.types import Recipient

from .. import queries
from ..enums import Part
from ..models import Link, Meeting


def only(by: Any, link: Link, on: date, *parts: str) -> set[str]:
    """Shut out whoever is none of these to the school, whatever their role opens elsewhere. Answers what they are to it."""
    if isinstance(by, Machine):
        return set(parts)
    held = queries.parts_of(by, link, on)
    if not held & set(parts):
        raise PermissionDenied("therapy: nothing to this school")
    return held


def clean(texts: Iterable[str], link: Link, on: date) -> None:
    """Refuse free text that names a pupil of the school (Q58d)."""
    if said := queries.refused(texts, link.school_id, on=on):
        raise RuleBroken(said)


def saved(link: Link, on: date) -> Link:
    """The school's link, opened now if nobody has opened it."""
    if link.pk:
        return link
    return Link.objects.get_or_create(school_id=link.school_id, defaults={"opened_on": on})[0]


def words(link: Link) -> dict[str, Any]:
    """What nearly every message says."""
    school = getattr(link.school, "school", None)
    provider = link.provider
    return {
        "school": link.school.name,
        "urn": school.urn if school else "0",
        "provider": provider.name if provider else "the programme team",
        "mailbox": provider.mailbox if provider else "",
    }


def other_side(meeting: Meeting, parts: set[str], on: date) -> list[Recipient]:
    """Where the other side of a meeting reads: the school’s mailbox, or its therapist."""
    if Part.SCHOOL in parts:
        return queries.therapist_mail(meeting.link.school_id, on)
    return queries.school_mailbox(meeting.link.school_id)
