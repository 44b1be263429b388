"""Who signs in how, when a door is shut to more tries, and who may give, end, cover and pass on a role."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

LONGEST_COVER = timedelta(days=366)
CODE_LASTS = timedelta(minutes=15)
CODE_TRIES = 5
DAY = timedelta(days=1)


# --- signing in ---


@dataclass(frozen=True)
class Limit:
    """So many failed tries within so long. `counts` names what they are counted by."""

    counts: str
    tries: int
    within: timedelta


QUARTER, HOUR = timedelta(minutes=15), timedelta(hours=1)

LIMITS: dict[str, dict[bool, tuple[Limit, ...]]] = {
    # purpose: {the browser has signed in to this account before: limits}
    "sign-in": {
        True: (Limit("browser", 10, QUARTER),),
        False: (Limit("place-and-email", 5, QUARTER), Limit("email", 20, HOUR), Limit("place", 60, QUARTER)),
    },
    "mail": {
        True: (Limit("browser", 6, QUARTER),),
        False: (Limit("place-and-email", 5, QUARTER), Limit("email", 12, HOUR), Limit("place", 60, QUARTER)),
    },
}
"""A browser that has signed in before is counted alone, so strangers cannot shut it out (decision 0003)."""


def open_again(tries: Iterable[datetime], limit: Limit, *, now: datetime) -> datetime | None:
    """When the next try is allowed; None when it is allowed now."""
    counted = sorted(at for at in tries if at > now - limit.within)
    return counted[-limit.tries] + limit.within if len(counted) >= limit.tries else None


def signs_in_with_password(*, needs_second_factor: bool) -> bool:
    """Staff have a password and a second factor; everybody else is sent a code each time."""
    return needs_second_factor


def is_staff_address(email: str, domains: Collection[str]) -> bool:
    """Whether an address is of the council or a named partner. It says nothing about whether anybody has it."""
    _, at, host = email.lower().rpartition("@")
    return bool(at) and any(host == domain or host.endswith(f".{domain}") for domain in domains if domain)


def code_is_over(*, sent_at: datetime, tries: int, now: datetime) -> bool:
    """A one-time code dies after a quarter of an hour or five wrong tries, whichever is first."""
    return tries >= CODE_TRIES or now - sent_at >= CODE_LASTS


# --- roles ---


def bar_to_giving(
    *,
    role: str,
    possible: Collection[str],
    gives: Collection[str] | None,
    is_oneself: bool,
    opens: Collection[str],
    already: Collection[str],
) -> str | None:
    """Name what stands in the way of giving somebody a role, if anything does.

    `possible` are the roles of this kind of organisation; `gives` those the giver may give there (None for an operator);
    `opens` and `already` are the permissions of the role and those the giver holds there.
    """
    if role not in possible:
        return "This role is not held in an organisation of this kind."
    if is_oneself and not set(opens) <= set(already):
        return "You cannot give yourself a role that opens more than you have. Ask a colleague who manages people, or the council."
    if gives is not None and role not in gives:
        return "Your own role does not let you give or end this one. Ask whoever holds it, or the council."
    return None


def bar_to_dates(*, starts_on: date, ends_on: date | None, on: date) -> str | None:
    """A role begins today or later, and lasts at least a day."""
    if starts_on < on:
        return "The first day must be today or later."
    if ends_on is not None and ends_on < starts_on:
        return "The last day must not be before the first."
    return None


def bar_to_cover(*, starts_on: date, ends_on: date, on: date) -> str | None:
    """Cover has a first and a last day, not more than a year apart."""
    if bar := bar_to_dates(starts_on=starts_on, ends_on=ends_on, on=on):
        return bar
    if ends_on - starts_on > LONGEST_COVER:
        return "Cover lasts at most a year. For longer, hand the role over."
    return None


def bar_to_holding_twice(
    *, periods: Sequence[tuple[date, date | None]], starts_on: date, ends_on: date | None
) -> str | None:
    """Nobody holds the same role in the same organisation twice at once."""
    for begun, ended in periods:
        if (ended is None or ended >= starts_on) and (ends_on is None or begun <= ends_on):
            return "They already hold this role here in that time."
    return None


def bar_to_ending(*, starts_on: date, ends_on: date | None, last_day: date, on: date) -> str | None:
    """A role may end at once (its last day was yesterday) or later, and not after it was going to end anyway."""
    if ends_on is not None and ends_on < on:
        return "This role has ended already."
    if last_day < on - DAY:
        return "The last day cannot be in the past."
    if last_day < starts_on - DAY:
        return "The last day must not be before the role begins."
    if ends_on is not None and last_day > ends_on:
        return "The role ends before that day already."
    return None


def bar_to_leaving_nobody(
    *, manages: bool, others: Iterable[tuple[date, date | None, bool]], last_day: date
) -> str | None:
    """Somebody must be left who manages people from the day after, with no end in sight: cover does not count.

    `others` are the first day, last day and cover mark of every other role there that manages people.
    """
    if not manages:
        return None
    for starts_on, ends_on, is_cover in others:
        if not is_cover and ends_on is None and starts_on <= last_day + DAY:
            return None
    return "Nobody else would be left to manage people here. Hand this role over to a successor, or add somebody who manages people first."


def bar_to_handing_over(
    *, is_to_oneself: bool, has_successor: bool, starts_on: date, ends_on: date | None, first_day: date, on: date
) -> str | None:
    """A role passes once, to somebody else, today or later, while it is still held."""
    if has_successor:
        return "This role is handed over already. To choose somebody else, end the successor's role first."
    if is_to_oneself:
        return "A role is handed over to somebody else."
    if first_day < on:
        return "The successor's first day must be today or later."
    if first_day <= starts_on:
        return "The role has not been held for a day yet: hand it over from the day after it began."
    if ends_on is not None and first_day > ends_on + DAY:
        return "The role ends before that day. Choose an earlier first day, so that nobody is missing between."
    return None
