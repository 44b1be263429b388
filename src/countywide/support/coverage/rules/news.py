"""What may be said of a service in a district, and when silence is told to whom."""

from __future__ import annotations

import re
from datetime import date, timedelta

from countywide.law.clocks import Calendar

from ..enums import State
from ..types import News, Policy

FEWEST_WORDS = 5


def place_key(name: str) -> str:
    """A district's name as an address holds it."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def state_of(starts_on: date | None, *, on: date) -> str:
    """How far the service reaches today: its first day counts."""
    if starts_on is None:
        return State.NO_DATE
    return State.RUNS if starts_on <= on else State.STARTS


def bar_to_saying(news: News, *, policy: Policy, on: date) -> str | None:
    """Whoever says something says what, and by when there is news again: in the future, and within the council's own limit."""
    latest = on + timedelta(days=policy.news_within_days)
    if len(news.words.split()) < FEWEST_WORDS:
        return f"Say what is new in at least {FEWEST_WORDS} words. Schools read it."
    if news.next_on <= on:
        return "The day of the next news must be in the future."
    if news.next_on > latest:
        return f"Promise the next news by {latest.day} {latest:%B %Y} at the latest: within {policy.news_within_days} days."
    if news.starts_on and not news.provider.strip():
        return "Say who provides it: it has a start date."
    return None


def days_silent(next_on: date, *, on: date) -> int:
    """For how many days the promised day is over: none as long as it has not passed."""
    return max(0, (on - next_on).days)


def manager_on(next_on: date, *, policy: Policy, calendar: Calendar) -> date:
    """The day on which the team's manager is told that the promised day passed."""
    return calendar.working_days_after(next_on, policy.manager_after_working_days)
