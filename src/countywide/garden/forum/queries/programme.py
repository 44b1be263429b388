"""What is on, what was on, and who does what in it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet

from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts

from .. import permissions, rules
from ..enums import Standing
from ..models import AgendaItem, Booking, Meeting, Series, Sitting


def every_series() -> QuerySet[Series]:
    return Series.objects.order_by("name", "id")


def series_called(key: str) -> Series | None:
    return Series.objects.filter(key=key).first()


def meetings_seen(actor: Any) -> QuerySet[Meeting]:
    """The meetings somebody may read of: those announced; a host those that are still planned too."""
    found = Meeting.objects.select_related("series")
    return found if actor.may(permissions.HOST) else found.exclude(announced_at=None)


def meeting(key: str, actor: Any = None) -> Meeting | None:
    """The meeting of a key, as far as somebody may see it; any, when nobody is named."""
    found = Meeting.objects.select_related("series") if actor is None else meetings_seen(actor)
    return found.filter(key=key).first()


def sitting(key: str) -> Sitting | None:
    """The sitting of a key, with its meeting and series."""
    return Sitting.objects.filter(key=key).select_related("meeting__series").first()


def sittings_of(meeting: Meeting) -> list[Sitting]:
    """Its sittings by time, those cancelled too."""
    return list(Sitting.objects.filter(meeting=meeting).select_related("meeting__series").order_by("starts_at", "id"))


def other_sittings(sitting: Sitting, now: datetime) -> list[Sitting]:
    """The sittings with the same content to which somebody can still go instead."""
    found = Sitting.objects.held().filter(meeting_id=sitting.meeting_id, ends_at__gt=now, ended_at=None)
    return list(found.exclude(pk=sitting.pk).select_related("meeting__series").order_by("starts_at", "id"))


def next_sitting(meeting: Meeting, now: datetime) -> Sitting | None:
    found = Sitting.objects.held().filter(meeting=meeting, ends_at__gt=now, ended_at=None)
    return found.order_by("starts_at", "id").first()


def sittings_over(now: datetime) -> list[Sitting]:
    """Those whose time has passed without anybody having noted that they are over."""
    found = Sitting.objects.held().filter(ended_at=None, ends_at__lte=now)
    return list(found.select_related("meeting__series").order_by("ends_at", "id"))


def upcoming_meetings(actor: Any, now: datetime) -> list[Meeting]:
    """Meetings that have a sitting to come, the next first; for a host also those without any yet."""
    coming = Q(sittings__ends_at__gt=now, sittings__cancelled_at=None, sittings__ended_at=None)
    found = meetings_seen(actor).filter(over_at=None)
    dated = found.filter(coming).annotate(next_at=Min("sittings__starts_at", filter=coming)).order_by("next_at", "id")
    undated = found.filter(~Exists(Sitting.objects.filter(meeting=OuterRef("pk")))).order_by("id")
    return [*dated, *(undated if actor.may(permissions.HOST) else ())]


def past_meetings(actor: Any = None, now: datetime | None = None) -> list[Meeting]:
    """Meetings all of whose sittings are over, latest first."""
    found = Meeting.objects.select_related("series") if actor is None else meetings_seen(actor)
    over = Q(over_at__isnull=False)
    if now is not None:
        to_come = Sitting.objects.held().filter(meeting=OuterRef("pk"), ends_at__gt=now, ended_at=None)
        over |= Q(sittings__isnull=False) & ~Exists(to_come)
    last = Max("sittings__starts_at", filter=Q(sittings__cancelled_at=None))
    return list(found.filter(over, announced_at__isnull=False).annotate(last_at=last).order_by("-last_at", "-id"))


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    """What stands on the agenda, in order."""
    found = AgendaItem.objects.filter(meeting=meeting, agreed_at__isnull=False, removed_at=None)
    return list(found.select_related("contributor__organisation", "speaker").order_by("position", "id"))


def item_of(meeting: Meeting, pk: int) -> AgendaItem | None:
    """One item of a meeting, on its agenda or offered."""
    return AgendaItem.objects.filter(meeting=meeting, pk=pk, removed_at=None).select_related("meeting").first()


def is_host(actor: Any, sitting: Sitting | None = None) -> bool:
    """Whether somebody runs sittings: the organisers of the forum do, every one of them."""
    return bool(actor.may(permissions.HOST))


def presenters_of(sitting: Sitting) -> set[int]:
    """The people who present an item of this sitting, by their numbers."""
    named = AgendaItem.objects.filter(meeting_id=sitting.meeting_id, agreed_at__isnull=False, removed_at=None)
    return set(named.exclude(speaker=None).values_list("speaker_id", flat=True))


def is_presenter(actor: Any, sitting: Sitting) -> bool:
    """Whether somebody presents an item here: they are named, or it is their team's."""
    return actor.pk is not None and bool(presented_by(actor, sitting.meeting))


def presented_by(actor: Any, meeting: Meeting) -> list[AgendaItem]:
    """The items that somebody presents: those they are named for, and those of their own team."""
    if actor.pk is None or not actor.may(permissions.PRESENT):
        return []
    homes = actor.organisations_where(permissions.PRESENT)
    own = {team.key for team in contacts.teams_among(homes)}
    return [
        item for item in agenda_of(meeting)
        if item.speaker_id == actor.pk or item.team_key in own
        or (item.contributor is not None and item.contributor.organisation_id in homes)
    ]  # fmt: skip


def standing_of(sitting: Sitting, now: datetime, placed: int | None = None) -> Standing:
    """Where a sitting stands; `placed`, how many have a place, where that is known already."""
    if placed is None:
        placed = Booking.objects.placed().filter(sitting=sitting).count()
    return rules.standing(
        starts_at=sitting.starts_at,
        ends_at=sitting.ends_at,
        cancelled=sitting.cancelled_at is not None,
        ended=sitting.ended_at is not None,
        placed=placed,
        capacity=sitting.capacity,
        now=now,
    )


def team_mailbox(series: Series) -> list[Recipient]:
    """Where the organisers of a series read their mail."""
    team = contacts.team_with(series.team_key)
    found = contacts.team_recipient(team.organisation_id) if team else None
    return [found] if found else []
