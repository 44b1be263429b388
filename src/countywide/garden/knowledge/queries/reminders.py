"""What teams are reminded of."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from countywide.garden.knowledge.models import Entry, Question
from countywide.garden.knowledge.queries.desk import SOON


def reviews_coming(on: date) -> list[tuple[str, date, list[Entry]]]:
    """The answers each team has to look at within a fortnight, by team and day."""
    due = Entry.objects.shown().canonical().exclude(team=None).filter(review_by__gte=on, review_by__lte=on + SOON)
    rows = due.order_by("team_key", "review_by", "id")
    grouped = groupby(rows, key=lambda entry: (entry.team_key, entry.review_by))
    return [(team_key, review_by, list(entries)) for (team_key, review_by), entries in grouped if review_by]


def questions_late(on: date) -> list[Question]:
    """The questions that are past the day we promised a reply, and whose team can be told."""
    return list(Question.objects.waiting().exclude(team=None).filter(reply_by__lt=on).order_by("id"))
