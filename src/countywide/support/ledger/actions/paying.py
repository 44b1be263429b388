"""Schools are paid month by month, and a year ends with nothing left unexplained."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions, policies, queries, rules
from ..enums import Deed, Holds, Standing
from ..models import FundingYear
from ..writing import Book, Move, between, rates_of
from .carrying import bring_forward


@action(permissions.KEEP)
def pay(year: FundingYear, *, by: Actor, on: date, through: date) -> int:
    """Pay every school what is due to it by the end of a month, of awards that are confirmed or have ended. Answers how much."""
    book = Book(year.pk)
    bar = rules.bar_to_paying(
        through=through, year=book.year, paid_through=book.year.paid_through, is_closed=book.year.is_closed
    )
    if bar:
        raise RuleBroken(bar)
    total = paid_up_to(book, through, by=by, on=on)
    year.paid_through, year.transactions_made, year.head = through, book.year.transactions_made, book.year.head
    audit.record("ledger.paid", by=by, about=year, on=on.isoformat(), through=through.isoformat(), pence=total)
    return total


def paid_up_to(book: Book, through: date, *, by: Any, on: date) -> int:
    """One transaction with a line for each award of which something is due."""
    moves: list[Move | None] = []
    paid = queries.paid_by_award(book.year)
    for award in queries.awards_of(book.year).exclude(standing=Standing.INDICATIVE).prefetch_related("rates"):
        due = rules.due_by(rates_of(award), award.until, through, book.year) - paid.get(award.pk, 0)
        moves.append(between(book.committed(award), book.paid(award), due, award.pk))
    book.year.paid_through = through
    book.year.save(update_fields=["paid_through"])
    book.write(Deed.PAID, moves, by=by, on=on, why=f"Due by {through.day} {through:%B %Y}.")
    return sum(move.pence for move in moves if move is not None)


@action(permissions.KEEP)
def close(year: FundingYear, *, by: Actor, on: date) -> None:
    """End a year: the last of it is paid, and what is left in each pot is returned or carried as the policy of the year says.
    A pot that an area board let go below nothing is made even out of the fund."""
    book = Book(year.pk)
    indicative = queries.awards_of(book.year).filter(standing=Standing.INDICATIVE).count()
    bar = rules.bar_to_closing(is_closed=book.year.is_closed, indicative=indicative, ends_on=book.year.ends_on, on=on)
    if bar:
        raise RuleBroken(bar)
    if book.year.paid_through != book.year.ends_on:
        paid_up_to(book, book.year.ends_on, by=by, on=on)
    carries = policies.year_end_on(book.year.ends_on).carries
    moves = []
    for pot, left in queries.left_by_pot(book.year):
        to = Holds.CARRIED if left > 0 and pot.stream in carries else Holds.RETURNED
        moves.append(between(book.pot(pot), book.account(to), left))
    book.write(Deed.CLOSED, moves, by=by, on=on, why="The year has ended.")
    book.year.closed_on = on
    book.year.save(update_fields=["closed_on"])
    for name in ("closed_on", "paid_through", "transactions_made", "head"):
        setattr(year, name, getattr(book.year, name))
    audit.record("ledger.year-ended", by=by, about=year, on=on.isoformat(), pots=len(moves))
    after = FundingYear.objects.filter(starts_on=book.year.ends_on + timedelta(days=1)).first()
    if after is not None:
        bring_forward(after, by=by, on=on)
