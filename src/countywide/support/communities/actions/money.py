"""What a community grants is awarded in the ledger, to the penny, from its own pot."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.money import in_pounds
from countywide.support.ledger import actions as ledger
from countywide.support.ledger import queries as held
from countywide.support.ledger import rules as sums
from countywide.support.ledger.enums import Standing, Stream

NO_POT = "The community has no fund for that time. Ask the communities team when it is opened."


def pot_at(community_id: int | None, stream: str, on: date) -> Any:
    """The pot of a stream in the year of a day; None where there is none."""
    year = held.year_at(on)
    return held.pot_of(year, stream, community_id=community_id) if year else None


def yearly(pence: int, starts_on: date, ends_on: date, year: Any) -> int:
    """The amount a year that comes to so much between two days, to the penny."""
    whole, days = sums.days_in(year), (ends_on - starts_on).days + 1
    guess, around = pence * whole // days, 3 * (1 + whole // days)
    tries = sorted(range(guess - around, guess + around), key=lambda each: abs(each - guess))
    found = next((each for each in tries if sums.pro_rata(each, starts_on, ends_on, year) == pence), None)
    if found is None:
        raise RuleBroken("This amount cannot be spread over these days. Give it for longer, or change it by a penny.")
    return found


def grant(
    *, by: Any, on: date, stream: str, community_id: int | None, school_id: int, child_id: int | None, pence: int,
    starts_on: date, ends_on: date, basis: str, source: str, authorised_by: str = "",
) -> Any:  # fmt: skip
    """Award an amount for a time. More than is left in the pot is refused without the board's vote."""
    pot = pot_at(community_id, stream, starts_on)
    if pot is None:
        raise RuleBroken(NO_POT)
    if ends_on > pot.year.ends_on:
        raise RuleBroken(
            f"The money of {pot.year.name} ends on {pot.year.ends_on.day} {pot.year.ends_on:%B %Y}: choose a day until then."
        )
    left = held.balance(pot).left
    if pence > left and not authorised_by:
        raise RuleBroken(
            f"The fund has {in_pounds(left)} left, and this is {in_pounds(pence)}. "
            "More than there is needs the vote of the Area Board: record it, or agree less."
        )
    return ledger.award(
        pot, by=by, on=on, school_id=school_id, child_id=child_id, standing=Standing.CONFIRMED, from_on=starts_on,
        annual_pence=yearly(pence, starts_on, ends_on, pot.year), to_on=ends_on, basis=basis, source=source,
        authorised_by=authorised_by,
    )  # fmt: skip


def take_back(source: str, *, by: Any, on: date, why: str) -> None:
    """End what was granted for a cause, from today on: what is due until then stays with the school, and nothing of what had
    not begun."""
    for award in held.awards_from(source):
        if award.standing != Standing.ENDED:
            never = award.from_on - timedelta(days=1)
            ledger.end(award, by=by, on=on, last_on=min(max(on, never), award.to_on), why=why)


COMMUNITY, BRIDGE = Stream.COMMUNITY, Stream.BRIDGE
