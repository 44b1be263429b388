"""What a school says of a child who came, what becomes of earlier money, and when who is reminded (Q18, Q19)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .enums import Came, Known
from .types import Moving, Row, Told

EARLIEST = timedelta(days=400)
INITIALS = re.compile(r"[A-Z]{2}")


def bar_to_telling(told: Told, *, on: date, is_known: bool) -> str | None:
    """Who came, from where, and what one sees: five minutes, without any report."""
    if told.known not in Known:
        return "Say what is known."
    if is_known:
        return "Your school told us of this pupil’s arrival already."
    if not on - EARLIEST <= told.arrived_on <= on:
        return "The first day at your school is today or in the last year."
    if not INITIALS.fullmatch(told.initials):
        return "Write the pupil’s initials as two letters."
    if told.child_id is None and (not told.name.strip() or told.born_on is None):
        return "Choose the pupil, or give the name and the date of birth, so that the last school knows whom you ask about."
    if len(told.sees.split()) < 5:
        return "Say in a few words what you see."
    return bar_to_origin(told)


def bar_to_origin(told: Told) -> str | None:
    """Whom we ask for records."""
    if told.known == Known.ELSEWHERE and not (told.council_name.strip() and told.council_email):
        return "Say which council paid, and where it reads its mail: we ask it for the evidence today."
    if told.from_school_id is None and not told.from_name.strip():
        return "Say from which school the pupil came. If you do not know, write so."
    return None


def row_for(stream: str, policy: Moving) -> Row:
    """What becomes of one kind of money. A kind that the policy does not name stays where it is."""
    found = next((each for each in policy.rows if each.stream == stream), None)
    return found or Row(stream, "STAYS", "The policy names no rule for this kind of money, so it stays where it is.")


def first_day(arrived_on: date, *, starts_on: date) -> date:
    """From when money is the new school's: the first day there, or the first day of the award if that is later."""
    return max(arrived_on, starts_on)


def bar_to_answering(*, is_answered: bool, waits_for_record: bool) -> str | None:
    """The funding team answers once, after it knows which child it is."""
    if is_answered:
        return "The school was told already."
    if waits_for_record:
        return "The school says that there was money here. Find the child’s record first."
    return None


def is_to_chase(
    *, due_on: date, last_on: date | None, chased: int, next_on: date | None, policy: Moving, on: date
) -> bool:
    """Whoever has not sent records is reminded, every few days and not for ever."""
    if chased >= policy.chases_most or on <= due_on:
        return False
    return last_on is None or (next_on is not None and on >= next_on)


def bar_to_giving(*, came: str, is_over: bool) -> str | None:
    if is_over:
        return "An answer came already. Thank you."
    return None if came in Came else "Say what came of it."
