"""A session and the people in it, through the rooms' own actions."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from countywide.garden.floor import actions
from countywide.garden.floor.models import Floor, Question
from countywide.garden.forum import actions as forum
from countywide.garden.forum.models import Sitting
from countywide.garden.forum.types import NewItem
from countywide.platform.kit.doors import Machine

BY = Machine("floor-tests")


def sitting(key: str = "autumn", *, now: datetime | None = None, items: int = 1) -> Sitting:
    """A sitting that began a quarter of an hour ago, of a meeting that is announced."""
    now = now or timezone.now()
    from countywide.garden.forum.models import Series

    series = Series.objects.filter(key="senco").first() or forum.open_series(
        None, by=BY, on=now.date(), key="senco", name="SENCO forum", audience="SENCOs", team_key="forum"
    )
    meeting = forum.plan_meeting(series, by=BY, now=now, title=f"The {key} meeting", key=key)
    start = now - timedelta(minutes=15)
    made = forum.add_sitting(
        meeting, by=BY, now=now - timedelta(days=7), starts_at=start, ends_at=start + timedelta(hours=2), capacity=300
    )
    for number in range(items):
        item = NewItem(title=f"Item {number + 1}", minutes=20, answer_minutes=5)
        forum.add_item(meeting, by=BY, now=now, item=item)
    meeting.announced_at = now
    meeting.save(update_fields=["announced_at"])
    return made


def floor(key: str = "autumn", *, is_open: bool = True, **given: Any) -> Floor:
    """The floor of such a sitting, with people let in."""
    made = Floor.objects.get(sitting=sitting(key, **given))
    if is_open:
        actions.open_floor(made, by=BY, now=timezone.now())
    return made


def asked(on: Floor, by: Any, text: str = "When will the transport policy change?", **more: Any) -> Question:
    return actions.ask(on, by=by, now=timezone.now(), text=text, **more)
