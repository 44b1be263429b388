"""Packs of past sessions of the made-up county, through the room’s own actions: filled, sent to all who booked, and rated."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from countywide.demo import data
from countywide.garden.forum import queries as forum
from countywide.garden.packs import actions
from countywide.garden.packs.actions.filling import held_as_slides
from countywide.garden.packs.models import Pack
from countywide.platform.accounts.models import Persona
from countywide.platform.files import actions as files
from countywide.platform.kit.doors import Machine
from countywide.platform.kit.paper import blocks, pdf

DEMO = Machine("demo")


def make(on: date) -> None:
    """The pack of each past meeting of the file; those that are not in it wait to be put together."""
    given = {each["series"]: each for each in data.read(data.COUNTY / "packs.toml")["pack"]}
    for meeting in reversed(forum.past_meetings()):
        found = given.pop(meeting.series.key, None)
        if found is not None:
            filled(begun(meeting, on), found)


def begun(meeting: Any, on: date) -> Pack:
    """The pack of a meeting: begun as it was over."""
    held = [each for each in forum.sittings_of(meeting) if each.cancelled_at is None]
    ended_on = timezone.localtime(max(each.ends_at for each in held)).date()
    return actions.begin(meeting, by=DEMO, on=min(on, ended_on), ended_on=ended_on)


def filled(pack: Pack, given: dict[str, Any]) -> None:
    """Slides, summary and links; then it is sent on the day it is due, and people say how it was."""
    organiser = Persona.objects.get(key=given["organiser"]).user
    day = pack.due_on
    for each in given["slides"]:
        content = pdf.write(
            [blocks.heading(each["title"], 1), blocks.bullets(each["says"])], title=each["title"], author=each["given_by"],
            foot=pack.meeting.title, on=pack.ended_on, called="slides",
        )  # fmt: skip
        kept = files.keep_made(content, keeper="packs", place=pack.place, name=f"{each['file']}.pdf", by=organiser)
        held_as_slides(
            pack, kept, by=organiser, on=day, title=each["title"], given_by=each["given_by"], dated_on=pack.ended_on
        )
    actions.write_summary(pack, by=organiser, on=day, words=given["summary"])
    for each in given.get("link", []):
        actions.add_link(pack, by=organiser, on=day, **each)
    actions.take_links(pack, by=organiser, on=day)
    actions.send(pack, by=organiser, on=day, now=timezone.make_aware(datetime.combine(day, time(11, 20))))
    for each in given.get("did", []):
        actions.did(pack, by=organiser, on=day, **each)
    if given.get("did"):
        actions.tell_changes(pack, by=organiser, on=day)
    for place, each in enumerate(given.get("feedback", [])):
        actions.say(
            pack,
            by=DEMO,
            on=day,
            who=f"demo:{place}",
            rating=each["rating"],
            words=each.get("words", ""),
            is_anonymous=True,
        )
