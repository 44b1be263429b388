"""Whether a review is needed before a move (SEND Regulations 2014 reg 18; questions Q07 and Q08)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from countywide.law import clocks

from ..types import Card, Limit, Past, Round

FEWEST_WORDS = 12
LITERAL = (
    "The law says that the council reviews the plan, and changes it where needed, within the twelve months before the move "
    "and before the date in law. Word for word that is a review held from {start} on."
)
EARLIER = (
    "The review of {met} was held before the twelve months began, so word for word it is an ordinary yearly review. The council "
    "may accept it, or do without another, only for a legal reason that it records and that you can read here."
)


def counts_from(held: Round) -> date:
    """The first day within twelve months of the move."""
    return clocks.add_months(held.moves_on, -12)


def inside(past: Past, start: date) -> bool:
    """Whether a review is one of those twelve months: by the day of its meeting."""
    return past.met_on is not None and past.met_on >= start


def card(
    held: Round,
    law: Limit,
    *,
    reviews: Iterable[Past],
    decided: tuple[str, str] | None,
    next_yearly: date | None,
    on: date,
) -> Card:
    """The rule for one child. `decided`: what the council decided instead of a review, and its legal reason.

    A review counts by its meeting: one held before the twelve months, such as in Term 6 of the year before, does not word for
    word, however thorough. The council's own practice is not the law: it is a decision with a reason, for this child.
    """
    start, found = counts_from(held), sorted((each for each in reviews if each.met_on), key=met)
    within = [each for each in found if inside(each, start)]
    before = [each for each in found if not inside(each, start)]
    done = [each for each in within if each.decided_on]
    standing = standing_of(bool(done), bool(within), decided, law, start, on)
    return Card(
        standing=standing,
        heading=HEADINGS[standing],
        says=tuple(words(standing, start, law, newest_of(done or within), decided, before, next_yearly)),
        law=f"{law.law}; Children and Families Act 2014 s.44(1)",
        counts_from=start,
        legally_by=law.strict,
        latest_meeting=law.latest_meeting,
        next_yearly=next_yearly,
        earlier=before[-1] if before else None,
    )


HEADINGS = {
    "NOT_YET": "The twelve months before the move have not begun",
    "NEEDED": "A review before the move is needed",
    "UNDER_WAY": "The review before the move is under way",
    "DONE": "The review before the move was held",
    "ACCEPTED": "An earlier review is accepted for the move",
    "WAIVED": "No further review is asked for before the move",
    "LATE": "The review before the move is late in law",
}


def standing_of(done: bool, within: bool, decided: tuple[str, str] | None, law: Limit, start: date, on: date) -> str:
    if done:
        return "DONE"
    if decided:
        return decided[0]
    if on > law.strict:
        return "LATE"
    if within:
        return "UNDER_WAY"
    return "NOT_YET" if on < start else "NEEDED"


def words(
    standing: str, start: date, law: Limit, newest: Past | None, decided: tuple[str, str] | None, before: list[Past],
    next_yearly: date | None,
) -> list[str]:  # fmt: skip
    """The sentences of the card, the plainest first."""
    said = []
    if newest is not None and newest.met_on is not None:
        end = f" It was decided on {in_words(newest.decided_on)}." if newest.decided_on else " It is not decided yet."
        said.append(f"The meeting was on {in_words(newest.met_on)}, within the twelve months.{end}")
    if decided and standing in ("ACCEPTED", "WAIVED"):
        said.append(f"The council’s reason: {decided[1]}")
    if standing != "DONE":
        said.append(LITERAL.format(start=in_words(start)))
    if standing in ("NOT_YET", "NEEDED", "LATE") and before and before[-1].met_on:
        said.append(EARLIER.format(met=in_words(before[-1].met_on)))
    if standing in ("NOT_YET", "NEEDED"):
        said.append(
            f"A meeting after {in_words(law.latest_meeting)} leaves less than the twelve weeks that changes to a plan may take."
        )
    if next_yearly is not None and standing != "DONE":
        said.append(yearly(next_yearly, law))
    return said


def yearly(next_yearly: date, law: Limit) -> str:
    """The yearly review goes on by itself, and often comes first."""
    first = (
        " That is before the date of the move, so one meeting can serve for both." if next_yearly <= law.strict else ""
    )
    return f"In any case the next yearly review must be complete by {in_words(next_yearly)}.{first}"


def bar_to_deciding(
    *, says: str, because: str, standing: str, has_earlier: bool, left: bool, in_force: bool
) -> str | None:
    """What stands in the way of accepting an earlier review, or of doing without one."""
    if left:
        return "This child has left the round."
    if in_force:
        return "This was decided already. Take that decision back first."
    if standing == "DONE":
        return "The review before the move was held: there is nothing to decide instead of it."
    if says == "ACCEPTED" and not has_earlier:
        return "There is no earlier review that could be accepted."
    if len(because.split()) < FEWEST_WORDS:
        return f"Give the legal reason, in at least {FEWEST_WORDS} words. The school and the family read it."
    return None


def bar_to_taking_back(*, because: str, in_force: bool) -> str | None:
    if not in_force:
        return "There is no such decision in force."
    return None if len(because.split()) >= 3 else "Say in a few words why. The school and the family read it."


def newest_of(found: list[Past]) -> Past | None:
    return found[-1] if found else None


def met(past: Past) -> date:
    return past.met_on or date.min


def in_words(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""
