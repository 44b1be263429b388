"""A past meeting with a sitting, and things said at it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from countywide.garden.floor.actions.receiving import received
from countywide.garden.floor.actions.room import new_reference
from countywide.garden.floor.models import Asker, Floor, Question
from countywide.garden.forum.models import AgendaItem, Meeting, Series, Sitting
from countywide.platform.kit.doors import Machine

ON = date(2026, 7, 14)
NOW = datetime(2026, 7, 14, 10, tzinfo=UTC)
HERE = Machine("test")


def meeting(key: str = "summer", **given: Any) -> Meeting:
    series, _ = Series.objects.get_or_create(
        key="ponds-forum", defaults={"name": "Ponds forum", "audience": "keepers", "team_key": "ponds"}
    )
    return Meeting.objects.create(series=series, key=key, title=f"Ponds in {key}", announced_at=NOW, **given)


def sitting(of: Meeting, *, day: int = 9, month: int = 7) -> Sitting:
    return Sitting.objects.create(
        meeting=of,
        key=f"{of.key}-{month}-{day}",
        starts_at=datetime(2026, month, day, 14, tzinfo=UTC),
        ends_at=datetime(2026, month, day, 15, tzinfo=UTC),
        capacity=100,
    )


def floor(of: Meeting | None = None, *, day: int = 9) -> Floor:
    made, _ = Floor.objects.update_or_create(
        sitting=sitting(of or meeting(), day=day), defaults={"opened_at": NOW, "closed_at": NOW}
    )
    return made


def item(of: Meeting, title: str = "Keeping ponds", **given: Any) -> AgendaItem:
    position = of.items.count() + 1
    return AgendaItem.objects.create(meeting=of, position=position, title=title, minutes=20, answer_minutes=5, **given)


def asked(of: Floor, words: str, *, by: Any = None, email: str = "", **given: Any) -> Question:
    """Something said, as it is once the room has taken it in."""
    question = Question.objects.create(
        floor=of, reference=new_reference(), text=words, public_text=words, asker=by, asked_at=NOW, **given
    )
    if by is not None or email:
        Asker.objects.create(question=question, user=by, email=by.email if by is not None else email)
    received(question, by=by or HERE, on=ON)
    question.refresh_from_db()
    return question
