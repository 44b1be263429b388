"""A meeting that is over, for a journey of its own, with an item and what its journeys say at it."""

from __future__ import annotations

import re

from tests.journeys.counties import County

MADE = """
from datetime import timedelta
from django.utils.timezone import now
from countywide.demo.forum import person, team
from countywide.garden.floor import actions as floor, queries
from countywide.garden.forum import actions as forum, queries as asked
from countywide.garden.forum.types import NewItem
host, at = person("araminta"), now()
meeting = forum.plan_meeting(asked.every_series()[0], by=host, now=at, title={title!r}, key={key!r})
start = at - timedelta(days=1)
sitting = forum.add_sitting(
    meeting, by=host, now=at - timedelta(days=30), starts_at=start, ends_at=start + timedelta(hours=1)
)
item = NewItem(title="Link therapists this year", minutes=30, answer_minutes=10, presenter="Link Therapy Desk", team_key="therapy")
forum.add_item(meeting, by=host, now=at, item=item)
type(meeting).objects.filter(pk=meeting.pk).update(announced_at=at)
for name, words in {said!r}:
    print("said", floor.ask(queries.floor_of(sitting), by=person(name), now=at, text=words).reference)
print("meeting", meeting.key)
"""


def past(county: County, key: str, title: str, *said: tuple[str, str]) -> tuple[str, list[str]]:
    """The key of a meeting that is over, and the references of what these people said at it."""
    made = county.run(MADE.format(key=key, title=title, said=list(said)))
    return re.findall(r"meeting (\S+)", made)[0], re.findall(r"said (\S+)", made)


def give_thanks(visitor, meeting: str, words: str, *, item: str = "", nothing: bool = False):
    """Say thank you on the meeting's own page, and be told that it closes there."""
    visitor.open(f"/floor/thanks/{meeting}").is_accessible()
    visitor.page.get_by_label("Nothing to ask" if nothing else "Thank you", exact=True).check()
    if item:
        visitor.page.get_by_label("What was it about?").select_option(label=item)
    visitor.fill("Your words", words).press("Send")
    return visitor.says("It is counted and passed on, and stands in no list", "Counted and passed on")
