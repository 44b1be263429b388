"""What journeys about packs share: a session that is over, made inside the demo through the rooms' own actions."""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta
from typing import Any

HOLLIS = "hollis.abernethy-rao@larkvale.example"
MERRYN = "merryn.tolliver@sandpiper-strand-primary.example"
SUMMARY = (
    "The team set out the dates for this year and what a school does by when. Two schools told how they ask parents early, "
    "and what they would do otherwise next time."
)


def held(
    county: Any, title: str, *, booked: list[dict[str, Any]], links: list[tuple[str, str]] = (), ask: str = ""
) -> str:  # type: ignore[assignment]
    """A meeting that was over today: who booked, whether they came, the links of its basket; its key."""
    told = json.dumps({"title": title, "booked": booked, "links": list(links), "ask": ask})
    return county.run(f"from tests.journeys import packing; packing.make({told!r})").strip().splitlines()[-1]


def make(told: str) -> None:
    """Run inside the demo: plans, books, lets people in, and ends it."""
    from django.utils import timezone

    from countywide.garden.floor import actions as floor
    from countywide.garden.floor import queries as floors
    from countywide.garden.forum import actions as forum
    from countywide.garden.forum import queries as forums
    from countywide.garden.forum.types import NewItem, Who
    from countywide.platform.accounts.queries import user_with
    from countywide.platform.kit.doors import Machine

    given, by, today = json.loads(told), Machine("journey"), timezone.localdate()
    early = timezone.make_aware(datetime.combine(today, time(0, 1))) - timedelta(days=3)
    begins = early + timedelta(days=1)
    series = forums.series_called("senco-forum") or forum.open_series(
        None, by=by, on=today, key="senco-forum", name="SENCO forum", audience="For SENCOs.", team_key="forum"
    )
    meeting = forum.plan_meeting(series, by=by, now=early, title=given["title"])
    sittings = [
        forum.add_sitting(
            meeting, by=by, now=early, starts_at=at, ends_at=at + timedelta(minutes=75), capacity=300,
            join_link="https://calls.heronshire.example/room", how_to_join="Online.",
        )
        for at in (begins, begins + timedelta(days=1))
    ]  # fmt: skip
    forum.add_item(
        meeting, by=by, now=early, item=NewItem("Moving to secondary school", 30, 10, presenter="Phase transfer")
    )
    forum.announce(meeting, by=by, now=early, why_none="None was asked this time")
    came = []
    for each in given["booked"]:
        user = user_with(each["email"])
        who = Who(user.name if user else "A Guest", each["email"])
        booking = forum.book(sittings[1], by=user or by, now=early, who=who)
        came += [booking.pk] if each.get("came") else []
    here = floors.floor_of(sittings[1])
    assert here is not None
    now = sittings[1].starts_at
    floor.open_floor(here, by=by, now=now)
    for address, title in given["links"]:
        floor.put_link(here, by=by, now=now, address=address, title=title)
    if given["ask"]:
        floor.ask(here, by=user_with(HOLLIS), now=now, text=given["ask"])
    forum.mark_attendance(sittings[1], by=by, now=now, came=came)
    for each in sittings:
        each.refresh_from_db()
        if not each.ended_at:
            forum.end_sitting(each, by=by, now=each.ends_at)
    print(meeting.key)


def fill(county: Any, key: str) -> None:
    """Slides and a summary, so that the pack can be sent."""
    county.run(f"from tests.journeys import packing; packing.complete({key!r})")


def complete(key: str) -> None:
    """Run inside the demo."""
    from django.db import transaction
    from django.utils import timezone

    from countywide.garden.packs import actions, queries
    from countywide.garden.packs.actions.filling import held_as_slides
    from countywide.platform.files import actions as files
    from countywide.platform.kit.doors import Machine
    from countywide.platform.kit.paper import blocks, pdf

    by, on = Machine("journey"), timezone.localdate()
    pack = queries.pack_of(key, by)
    assert pack is not None
    content = pdf.write([blocks.para("Dates")], title="Dates", author="A team", foot="", on=on)
    named = {"title": "Dates for this year", "given_by": "Phase Transfer Team", "dated_on": pack.ended_on}
    with transaction.atomic():
        kept = files.keep_made(content, keeper="packs", place=pack.place, name="dates.pdf", by=by)
        held_as_slides(pack, kept, by=by, on=on, **named)
    actions.write_summary(pack, by=by, on=on, words=SUMMARY)


def a_pdf() -> dict[str, Any]:
    """A file as a browser sends it."""
    from datetime import date

    from countywide.platform.kit.paper import blocks, pdf

    content = pdf.write([blocks.para("Dates for this year")], title="Dates", author="A team", foot="", on=date.today())
    return {"name": "dates.pdf", "mimeType": "application/pdf", "buffer": content}
