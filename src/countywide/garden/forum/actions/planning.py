"""Series, meetings, their sittings and agendas: what the organisers do."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Max
from django.utils.text import slugify
from django.utils.timezone import localdate, localtime

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import notices, permissions, policies, queries, rules
from ..models import AgendaItem, Booking, Meeting, Series, Sitting
from ..signals import meeting_over
from ..types import NewItem
from .telling import fill_places, tell_booker


@action(permissions.HOST)
def open_series(
    _: None, *, by: Actor, on: date, key: str, name: str, audience: str, team_key: str, about: str = "", until: date | None = None
) -> Series:  # fmt: skip
    """Meetings of a kind, for whom, and who organises them. Doing it again puts its words right."""
    given = {"name": name, "audience": audience, "team_key": team_key, "about": about, "until": until}
    made, _new = Series.objects.update_or_create(key=key, defaults=given)
    audit.record("forum.series-kept", by=by, about=made, on=on.isoformat())
    return made


@action(permissions.HOST)
def plan_meeting(
    series: Series, *, by: Actor, now: datetime, title: str, term: str = "", about: str = "", key: str = ""
) -> Meeting:
    """A meeting that nobody else sees until it is announced."""
    made = Meeting.objects.create(
        series=series, key=free_key(key or title), title=title.strip(), term=term.strip(), about=about.strip(), planned_at=now
    )  # fmt: skip
    audit.record("forum.meeting-planned", by=by, about=made, at=now.isoformat())
    return made


def free_key(words: str) -> str:
    """A key for addresses that no other meeting has."""
    plain = slugify(words)[:70] or "meeting"
    taken = set(Meeting.objects.filter(key__startswith=plain).values_list("key", flat=True)) | {"work", "contribute"}
    return next(each for each in (plain, *(f"{plain}-{n}" for n in range(2, 999))) if each not in taken)


@action(permissions.HOST)
def change_meeting(meeting: Meeting, *, by: Actor, now: datetime, title: str, term: str, about: str) -> None:
    """Put the words of a meeting right."""
    meeting.title, meeting.term, meeting.about = title.strip(), term.strip(), about.strip()
    meeting.save(update_fields=["title", "term", "about"])
    audit.record("forum.meeting-changed", by=by, about=meeting, at=now.isoformat())


@action(permissions.HOST)
def announce(meeting: Meeting, *, by: Actor, now: datetime, why_fewer: str = "") -> None:
    """Put a meeting on the programme, open to book. Two sittings on different days are the rule (Q65, Q70)."""
    if meeting.announced_at:
        raise RuleBroken("This meeting is announced already.")
    held = [each for each in queries.sittings_of(meeting) if not each.cancelled_at]
    policy = policies.policy_on(localdate(now))
    bar = rules.bar_to_announcing(
        sittings=len({localdate(each.starts_at) for each in held}),
        wanted=policy.sittings,
        items=len(queries.agenda_of(meeting)),
        why_fewer=why_fewer,
    )
    if bar:
        raise RuleBroken(bar)
    meeting.announced_at = now
    meeting.save(update_fields=["announced_at"])
    audit.record("forum.meeting-announced", by=by, about=meeting, at=now.isoformat(), fewer=bool(why_fewer.strip()))


@action(permissions.HOST)
def add_sitting(
    meeting: Meeting, *, by: Actor, now: datetime, starts_at: datetime, ends_at: datetime, join_link: str = "",
    how_to_join: str = "", capacity: int | None = None,
) -> Sitting:  # fmt: skip
    """A day and time at which the meeting is held."""
    others = [each.starts_at for each in queries.sittings_of(meeting)]
    if bar := rules.bar_to_sitting(starts_at=starts_at, ends_at=ends_at, now=now, others=others):
        raise RuleBroken(bar)
    made = Sitting.objects.create(
        meeting=meeting,
        key=sitting_key(meeting, starts_at),
        starts_at=starts_at,
        ends_at=ends_at,
        join_link=join_link,
        how_to_join=how_to_join.strip(),
        capacity=capacity or policies.policy_on(localdate(now)).capacity,
    )
    audit.record("forum.sitting-added", by=by, about=made, at=now.isoformat(), starts_at=starts_at.isoformat())
    return made


def sitting_key(meeting: Meeting, starts_at: datetime) -> str:
    """Its day, under the meeting's key; with the time for a second one on the same day."""
    begins = localtime(starts_at)
    day = f"{meeting.key}-{begins:%Y-%m-%d}"
    return f"{day}-{begins:%H%M}" if Sitting.objects.filter(key=day).exists() else day


@action(permissions.HOST)
def change_sitting(
    sitting: Sitting, *, by: Actor, now: datetime, starts_at: datetime, ends_at: datetime, join_link: str, how_to_join: str,
    capacity: int,
) -> None:  # fmt: skip
    """Another time, way to join or number of places. Everybody booked hears of a new time or way; new places go to those who wait."""
    if sitting.cancelled_at or sitting.ended_at:
        raise RuleBroken("This sitting is over or was cancelled.")
    others = [each.starts_at for each in queries.sittings_of(sitting.meeting) if each.pk != sitting.pk]
    if bar := rules.bar_to_sitting(starts_at=starts_at, ends_at=ends_at, now=now, others=others):
        raise RuleBroken(bar)
    told = (sitting.starts_at, sitting.ends_at, sitting.join_link) != (starts_at, ends_at, join_link)
    sitting.starts_at, sitting.ends_at, sitting.join_link = starts_at, ends_at, join_link
    sitting.how_to_join, sitting.capacity = how_to_join.strip(), capacity
    sitting.save(update_fields=["starts_at", "ends_at", "join_link", "how_to_join", "capacity"])
    if told and sitting.meeting.announced_at:
        for each in Booking.objects.placed().filter(sitting=sitting).order_by("id"):
            each.sitting = sitting
            each.save(update_fields=["sitting"])  # its calendar entry has a new number
            tell_booker(notices.CHANGED, each, cause=f"changed:{sitting.version}", by=by, with_file=True)
    fill_places(sitting, by=by, now=now)
    audit.record("forum.sitting-changed", by=by, about=sitting, at=now.isoformat(), told=told)


@action(permissions.HOST)
def cancel_sitting(sitting: Sitting, *, by: Actor, now: datetime, why: str) -> None:
    """It does not take place: everybody who booked it is told why, and offered the other one in one press."""
    if sitting.cancelled_at or sitting.ended_at:
        raise RuleBroken("This sitting is over or was cancelled already.")
    if len(why.split()) < 2:
        raise RuleBroken("Say why in a few words. Everybody who booked reads it.")
    sitting.cancelled_at, sitting.cancelled_why = now, why.strip()
    sitting.save(update_fields=["cancelled_at", "cancelled_why"])
    others = queries.other_sittings(sitting, now)
    for each in queries.bookings_of(sitting):
        each.sitting = sitting
        tell_booker(
            notices.CANCELLED, each, cause=f"cancelled:{sitting.pk}", by=by, why=why.strip(), has_other=bool(others)
        )
    audit.record("forum.sitting-cancelled", by=by, about=sitting, at=now.isoformat())
    close_if_over(sitting.meeting, by=by, now=now)


def close_if_over(meeting: Meeting, *, by: Any, now: datetime) -> None:
    """A meeting is over with its last sitting; the rooms above hear of it once."""
    held = queries.sittings_of(meeting)
    if meeting.over_at or not any(each.ended_at for each in held):
        return
    if all(each.ended_at or each.cancelled_at for each in held):
        Meeting.objects.filter(pk=meeting.pk).update(over_at=now)
        meeting.over_at = now
        audit.record("forum.meeting-over", by=by, about=meeting, at=now.isoformat())
        meeting_over.send(sender=Meeting, meeting=meeting, at=now)


# --- the agenda ---


@action(permissions.HOST)
def add_item(meeting: Meeting, *, by: Actor, now: datetime, item: NewItem) -> AgendaItem:
    """An item at the end of the agenda, with time for answers (Q74)."""
    made = AgendaItem(meeting=meeting, position=last_position(meeting) + 1, agreed_at=now)
    written(made, item, on=localdate(now))
    made.save()
    audit.record("forum.item-added", by=by, about=made, at=now.isoformat())
    return made


@action(permissions.HOST)
def change_item(made: AgendaItem, *, by: Actor, now: datetime, item: NewItem) -> None:
    """Put an item right."""
    written(made, item, on=localdate(now))
    made.save()
    audit.record("forum.item-changed", by=by, about=made, at=now.isoformat())


@action(permissions.HOST)
def remove_item(made: AgendaItem, *, by: Actor, now: datetime) -> None:
    """Take an item off the agenda. What was asked about it stays."""
    made.removed_at = now
    made.save(update_fields=["removed_at"])
    audit.record("forum.item-removed", by=by, about=made, at=now.isoformat())


@action(permissions.HOST)
def move_item(made: AgendaItem, *, by: Actor, now: datetime, earlier: bool) -> None:
    """One place earlier or later."""
    items = queries.agenda_of(made.meeting)
    at = next((n for n, each in enumerate(items) if each.pk == made.pk), None)
    if at is None:
        raise RuleBroken("This item is not on the agenda.")
    to = at - 1 if earlier else at + 1
    if 0 <= to < len(items):
        items[at], items[to] = items[to], items[at]
    for number, each in enumerate(items, start=1):
        AgendaItem.objects.filter(pk=each.pk).update(position=number)
    made.refresh_from_db()
    audit.record("forum.item-moved", by=by, about=made, at=now.isoformat())


def written(made: AgendaItem, item: NewItem, *, on: date) -> None:
    """The words and minutes of an item, when the rule allows them."""
    least = policies.policy_on(on).answer_minutes
    if bar := rules.bar_to_item(minutes=item.minutes, answer_minutes=item.answer_minutes, least=least):
        raise RuleBroken(bar)
    made.title, made.about, made.presenter = item.title.strip(), item.about.strip(), item.presenter.strip()
    made.service, made.team_key, made.speaker_id = item.service.strip(), item.team_key, item.speaker_id
    made.minutes, made.answer_minutes = item.minutes, item.answer_minutes


def last_position(meeting: Meeting) -> int:
    return AgendaItem.objects.filter(meeting=meeting).aggregate(last=Max("position"))["last"] or 0
