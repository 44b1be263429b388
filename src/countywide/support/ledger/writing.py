"""Writes in the ledger: one change at a time of a year, each transaction chained to the one before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from . import rules
from .chain import hash_of, packed
from .enums import Deed, Holds
from .models import Account, Award, FundingYear, Line, Pot, Transaction

AT_ONCE = 500


@dataclass(frozen=True)
class Move:
    """So many pence out of one account into another."""

    out_of: Account
    into: Account
    pence: int
    award_id: int | None = None


class Book:
    """A year's ledger in the hands of whoever changes it: nobody else writes in it until their transaction is over."""

    def __init__(self, year_id: int) -> None:
        self.year = FundingYear.objects.select_for_update().get(pk=year_id)
        self.known: dict[tuple[str, int | None, int | None], Account] = {}

    def account(self, holds: Holds, *, pot_id: int | None = None, school_id: int | None = None) -> Account:
        """The account, opened when it is first needed."""
        key = (str(holds), pot_id, school_id)
        if key not in self.known:
            self.known[key], _ = Account.objects.get_or_create(
                year=self.year, holds=holds, pot_id=pot_id, school_id=school_id
            )
        return self.known[key]

    def fund(self) -> Account:
        return self.account(Holds.FUND)

    def pot(self, pot: Pot) -> Account:
        return self.account(Holds.POT, pot_id=pot.pk)

    def committed(self, award: Award) -> Account:
        return self.account(Holds.COMMITTED, pot_id=award.pot_id)

    def paid(self, award: Award) -> Account:
        return self.account(Holds.PAID, school_id=award.school_id)

    def write(
        self, deed: Deed, moves: Iterable[Move | None], *, by: Any, on: date, why: str, authority: str = ""
    ) -> Transaction | None:
        """One transaction of what moves; none when nothing does."""
        kept = [move for move in moves if move is not None and move.pence]
        if not kept:
            return None
        said = packed((each.out_of.pk, each.into.pk, each.pence, each.award_id or 0) for each in kept)
        number = self.year.transactions_made + 1
        head = hash_of(
            self.year.head, number=number, on=on.isoformat(), deed=str(deed), why=why[:500], authority=authority[:500],
            actor=str(by)[:120], lines=said,
        )  # fmt: skip
        written = Transaction.objects.create(
            year=self.year, number=number, on=on, deed=deed, why=why[:500], authority=authority[:500],
            actor=str(by)[:120], hash=head,
        )  # fmt: skip
        Line.objects.bulk_create(
            (
                Line(transaction=written, out_of=each.out_of, into=each.into, pence=each.pence, award_id=each.award_id)
                for each in kept
            ),
            batch_size=AT_ONCE,
        )
        self.year.transactions_made, self.year.head = number, head
        self.year.save(update_fields=["transactions_made", "head"])
        return written

    def settled(self, award: Award) -> list[Move | None]:
        """What has to move so that what is promised and paid is what the award brings: more is promised or paid, or what
        was paid too much is clawed back and what is not needed returns to the pot."""
        held, paid = entered(award)
        value = value_of(award, self.year)
        due = due_now(award, self.year) if award.is_payable else paid
        committed, school, pot = self.committed(award), self.paid(award), self.pot(award.pot)
        return [
            between(pot, committed, max(value - held, 0), award.pk),
            between(committed, school, due - paid, award.pk),
            between(committed, pot, max(held - value, 0), award.pk),
        ]


def between(one: Account, other: Account, pence: int, award_id: int | None = None) -> Move | None:
    """A move from one account to another; the other way round when it is less than nothing."""
    if not pence:
        return None
    return Move(one, other, pence, award_id) if pence > 0 else Move(other, one, -pence, award_id)


def entered(award: Award) -> tuple[int, int]:
    """What the ledger holds of an award: promised and paid together, and paid alone."""
    held = paid = 0
    for out_of, into, pence in award.lines.order_by("id").values_list("out_of__holds", "into__holds", "pence"):
        held += pence * ((into in HELD) - (out_of in HELD))
        paid += pence * ((into == Holds.PAID) - (out_of == Holds.PAID))
    return held, paid


HELD = (Holds.COMMITTED, Holds.PAID)


def rates_of(award: Award) -> list[Any]:
    """The rates in force, in the order of their days: what was entered later holds from its day on."""
    found: list[Any] = []
    for each in sorted(award.rates.all(), key=lambda rate: rate.pk):
        found = rules.rates_after(found, each)
    return found


def value_of(award: Award, year: FundingYear) -> int:
    return rules.value_of(rates_of(award), award.until, year)


def due_now(award: Award, year: FundingYear) -> int:
    """What of an award is due as far as the year's schools are paid."""
    return rules.due_by(rates_of(award), award.until, year.paid_through, year)
