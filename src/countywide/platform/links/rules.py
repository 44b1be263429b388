"""How long links and codes work, and how often one is sent."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from countywide.platform.kit.guests import IDLE, session_holds

__all__ = [
    "CODES_AN_HOUR",
    "CODE_LASTS",
    "CODE_TRIES",
    "CODE_WAIT",
    "IDLE",
    "LINKS_AN_HOUR",
    "NEVER",
    "bar_to_code",
    "bar_to_new_link",
    "code_is_alive",
    "last_day",
    "masked",
    "session_holds",
]

CODE_LASTS = timedelta(minutes=15)
CODE_WAIT = timedelta(minutes=1)
CODE_TRIES = 5
CODES_AN_HOUR = 6
LINKS_AN_HOUR = 3
LEAST_DAYS, MOST_DAYS = 28, 90
NEVER = "0" * 64  # no code's seal


def last_day(on: date, wanted: date | None) -> date:
    """The last day of a link sent on a day: when its work is expected to be over, four weeks at least, 90 days at most."""
    least, most = on + timedelta(days=LEAST_DAYS), on + timedelta(days=MOST_DAYS)
    return min(max(wanted or least, least), most)


def bar_to_code(*, sent_at: datetime | None, in_the_last_hour: int, now: datetime) -> str | None:
    """A code is sent at most once a minute and six times an hour, whoever presses the button."""
    if sent_at and now - sent_at < CODE_WAIT:
        return "We sent a code less than a minute ago. Wait a minute, look in the mailbox, then ask again."
    if in_the_last_hour >= CODES_AN_HOUR:
        return "We have sent as many codes as we can in an hour. Use the newest one, or ask again in an hour."
    return None


def code_is_alive(*, sent_at: datetime | None, wrong: int, now: datetime) -> bool:
    """A code works for a quarter of an hour, and not after five wrong ones."""
    return sent_at is not None and wrong < CODE_TRIES and now - sent_at < CODE_LASTS


def bar_to_new_link(*, over: str, in_the_last_hour: int) -> str | None:
    """A new link is sent while something is asked of its holder, three times an hour at most."""
    if over:
        return over
    if in_the_last_hour >= LINKS_AN_HOUR:
        return f"{LINKS_AN_HOUR} links were sent in the last hour. Look in the mailbox for the newest one, or wait an hour."
    return None


def masked(address: str) -> str:
    """An address as somebody is shown it who has not shown that it is theirs: s…o@school.example."""
    name, _, domain = address.partition("@")
    return f"{name[:1]}…{name[-1:]}@{domain}" if len(name) > 2 else f"…@{domain}"
