"""A session of the forum for a journey of its own: a meeting with a sitting that is on now."""

from __future__ import annotations

from secrets import token_hex

from tests.journeys.counties import County

MADE = """
from datetime import timedelta
from django.utils.timezone import now
from countywide.demo.forum import person
from countywide.garden.floor import actions as floor, queries
from countywide.garden.forum import actions as forum, queries as asked
from countywide.garden.forum.types import NewItem
host, at = person("araminta"), now()
meeting = forum.plan_meeting(asked.every_series()[0], by=host, now=at, title={title!r}, key={key!r})
start = at - timedelta(minutes=5)
sitting = forum.add_sitting(
    meeting, by=host, now=at - timedelta(days=30), starts_at=start, ends_at=start + timedelta(hours=3)
)
for title in ("Transport to school", "The report form"):
    forum.add_item(meeting, by=host, now=at, item=NewItem(title=title, minutes=30, answer_minutes=10))
type(meeting).objects.filter(pk=meeting.pk).update(announced_at=at)
if {is_open}:
    floor.open_floor(queries.floor_of(sitting), by=host, now=at)
    floor.set_mode(queries.floor_of(sitting), by=host, mode="OPEN")
print(sitting.key)
"""


def session(county: County, key: str, title: str, *, is_open: bool = True) -> str:
    """The address of the floor of a sitting that is on now."""
    key = f"{key}-{token_hex(2)}"  # a county that runs already may have seen this journey before
    made = county.run(MADE.format(key=key, title=title, is_open=is_open))
    return f"/forum/{made.split()[-1]}/floor"
