"""A meeting that is over, who booked it, what was said there, and its pack."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from countywide.garden.floor.models import Asker, Floor, Link, Question
from countywide.garden.forum.models import AgendaItem, Booking, Meeting, Series, Sitting
from countywide.garden.packs import actions
from countywide.garden.packs.actions.filling import held_as_slides
from countywide.garden.packs.models import Pack
from countywide.platform.files import actions as files
from countywide.platform.kit.doors import Machine
from countywide.platform.kit.paper import blocks, pdf

BY = Machine("tests")
TODAY = timezone.localdate()
DAY = timedelta(days=1)
NUMBERS = count(1)
SUMMARY = (
    "The team set out the dates for this year and what a school does by when. Two schools told how they ask parents early, "
    "and what they would do otherwise next time."
)


def series() -> Series:
    made, _ = Series.objects.get_or_create(
        key="senco-forum", defaults={"name": "SENCO forum", "audience": "SENCOs", "team_key": "forum"}
    )
    return made


def meeting(*, ended: int = 1, title: str = "Autumn meeting") -> Meeting:
    """A meeting of two sittings, the last of which was so many days ago."""
    now, number = timezone.now(), next(NUMBERS)
    made = Meeting.objects.create(series=series(), key=f"meeting-{number}", title=title, announced_at=now, over_at=now)
    for place in (1, 0):
        begins = now - (ended + place) * DAY
        at = Sitting.objects.create(
            meeting=made, key=f"{made.key}-{place}", starts_at=begins, ends_at=begins + timedelta(minutes=75), capacity=300,
            ended_at=begins + timedelta(minutes=75),
        )  # fmt: skip
        Floor.objects.update_or_create(sitting=at, defaults={"opened_at": at.starts_at, "closed_at": at.ends_at})
    AgendaItem.objects.create(
        meeting=made, position=1, title="Phase transfer", minutes=30, answer_minutes=5, agreed_at=now
    )
    return made


def book(at: Meeting, *, user: Any = None, email: str = "", came: bool = False, school: Any = None) -> Booking:
    """A booking of the last sitting, by somebody with an account or without."""
    now = timezone.now()
    sitting = at.sittings.order_by("-starts_at")[0]
    return Booking.objects.create(
        meeting=at, sitting=sitting, user=user, name=user.name if user else "A Guest", email=user.email if user else email,
        organisation=school, booked_at=now, waits_since=now, placed_at=now, attended_at=sitting.starts_at if came else None,
    )  # fmt: skip


def link(at: Meeting, address: str, title: str, *, approved: bool = True) -> Link:
    floor = Floor.objects.filter(sitting__meeting=at).order_by("id")[0]
    now = timezone.now()
    return Link.objects.create(floor=floor, address=address, title=title, approved_at=now if approved else None)


def question(at: Meeting, text: str, *, by: Any = None, **given: Any) -> Question:
    floor = Floor.objects.filter(sitting__meeting=at).order_by("id")[0]
    made = Question.objects.create(
        floor=floor,
        reference=f"FQ-{next(NUMBERS)}",
        text=text,
        public_text=text,
        asker=by,
        item=at.items.first(),
        **given,
    )
    if by is not None:
        Asker.objects.create(question=made, user=by, email=by.email)
    return made


def begin(at: Meeting | None = None, *, on: Any = None) -> Pack:
    at = at or meeting()
    last = at.sittings.order_by("-ends_at")[0]
    ended_on = timezone.localtime(last.ends_at).date()
    return actions.begin(at, by=BY, on=on or TODAY, ended_on=ended_on)


def slides_file(name: str = "slides.pdf") -> SimpleUploadedFile:
    made = pdf.write([blocks.para("Dates for this year")], title="Dates", author="A team", foot="", on=TODAY)
    return SimpleUploadedFile(name, made, content_type="application/pdf")


def add_slides(pack: Pack, *, title: str = "Dates for this year", checked: bool = True) -> Any:
    """Slides that were looked at already, or that just came."""
    given = {"title": title, "given_by": "Phase transfer team", "dated_on": pack.ended_on}
    if not checked:
        return actions.add_slides(pack, by=BY, on=TODAY, file=slides_file(), **given)
    with transaction.atomic():
        kept = files.keep_made(slides_file().read(), keeper="packs", place=pack.place, name="slides.pdf", by=BY)
        return held_as_slides(pack, kept, by=BY, on=TODAY, **given)


def complete(at: Meeting | None = None) -> Pack:
    """A pack with slides and a summary, ready to be sent."""
    pack = begin(at)
    add_slides(pack)
    actions.write_summary(pack, by=BY, on=TODAY, words=SUMMARY)
    return pack


def sent(at: Meeting | None = None) -> Pack:
    pack = complete(at)
    actions.send(pack, by=BY, on=TODAY)
    return pack


def moment(days: int) -> datetime:
    return timezone.now() + days * DAY
