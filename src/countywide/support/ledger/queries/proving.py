"""The ledger proves itself: everything is counted again from its lines."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import Any

import numpy as np
from django.db import connection

from countywide.platform.kit.money import in_pounds

from .. import rules
from ..chain import hash_of
from ..enums import Deed, Holds
from ..models import BEGINNING, Award, FundingYear, Rate
from ..types import Proof
from ..types import Rate as PlainRate

Numbers = Any  # an array of whole numbers
HELD = (Holds.COMMITTED, Holds.PAID)
AT_ONCE = 50_000  # lines read together
MOST_FAULTS = 20

TRANSACTIONS = 'select id, number, "on", deed, why, authority, actor, hash from ledger_transaction where year_id = %s order by number, id'
LINES = (
    "select transaction_id, out_of_id, into_id, pence, coalesce(award_id, 0), id from ledger_line"
    " where (transaction_id, id) > (%s, %s) and transaction_id <= %s order by transaction_id, id limit %s"
)


class Counting:
    """Goes through a year's ledger from its first line to its last, and adds everything up as it goes."""

    def __init__(self, year: FundingYear) -> None:
        self.year = year
        self.accounts = {each.pk: each for each in year.accounts.select_related("pot")}
        self.net: dict[int, int] = dict.fromkeys(self.accounts, 0)
        self.of_award: dict[int, int] = {}
        self.head, self.transactions, self.lines = BEGINNING, 0, 0
        self.faults: list[str] = []

    def run(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(TRANSACTIONS, [self.year.pk])
            made = cursor.fetchall()
            said = self.read(cursor, np.array(sorted(row[0] for row in made), dtype=np.int64)) if made else {}
        for row in made:
            self.follow(row, b"".join(said.get(row[0], ())))

    def read(self, cursor: Any, ours: Numbers) -> dict[int, list[bytes]]:
        """Every line of these transactions as it goes into the hash, while the sums are made."""
        said: dict[int, list[bytes]] = {}
        after, last = (int(ours[0]), 0), int(ours[-1])
        while True:
            cursor.execute(LINES, [*after, last, AT_ONCE])
            rows = cursor.fetchall()
            if not rows:
                return said
            after = (rows[-1][0], rows[-1][5])
            page = np.array(rows, dtype=np.int64)
            page = page[np.isin(page[:, 0], ours)]
            if not len(page):
                continue
            self.add_up(page)
            edges = [0, *(np.flatnonzero(np.diff(page[:, 0])) + 1).tolist(), len(page)]
            for first, end in pairwise(edges):
                lines = page[first:end, 1:5].astype("<i8").tobytes()
                said.setdefault(int(page[first, 0]), []).append(lines)

    def add_up(self, page: Numbers) -> None:
        """What leaves and reaches each account, and what is promised and paid of each award."""
        out_of, into, pence, award = (page[:, at] for at in range(1, 5))
        self.lines += len(page)
        count(self.net, out_of, -pence)
        count(self.net, into, pence)
        held = np.array([pk for pk, each in self.accounts.items() if each.holds in HELD], dtype=np.int64)
        signed = pence * (np.isin(into, held).astype(np.int64) - np.isin(out_of, held).astype(np.int64))
        count(self.of_award, award[award > 0], signed[award > 0])

    def follow(self, row: tuple[Any, ...], lines: bytes) -> None:
        """One more transaction: it is numbered after the one before it, and its hash is what its words and lines give."""
        _pk, number, on, deed, why, authority, actor, hashed = row
        day = on if isinstance(on, str) else on.isoformat()
        self.transactions += 1
        chained = hash_of(
            self.head, number=number, on=day, deed=deed, why=why, authority=authority, actor=actor, lines=lines
        )
        if number != self.transactions:
            self.fault(f"Transaction {self.transactions} is missing.")
            self.transactions = number
        if chained != hashed:
            self.fault(f"Transaction {number} is not as it was written.")
        self.head = hashed

    def fault(self, says: str) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(says)

    def total(self, *holds: str) -> int:
        return sum(pence for pk, pence in self.net.items() if pk in self.accounts and self.accounts[pk].holds in holds)


def count(into: dict[int, int], keys: Numbers, amounts: Numbers) -> None:
    """Add amounts up by their keys, in whole numbers."""
    if not len(keys):
        return
    found, places = np.unique(keys, return_inverse=True)
    sums = np.zeros(len(found), dtype=np.int64)
    np.add.at(sums, places, amounts)
    for key, total in zip(found.tolist(), sums.tolist(), strict=True):
        into[key] = into.get(key, 0) + total


def proof(year: FundingYear) -> Proof:
    """Count the year's ledger again, and say in one sentence whether it balances."""
    counting = Counting(year)
    counting.run()
    check_ends(counting)
    check_sums(counting)
    check_awards(counting)
    check_carried(counting)
    return said(counting)


def check_ends(counting: Counting) -> None:
    """The chain ends where the year says."""
    year = FundingYear.objects.get(pk=counting.year.pk)
    if (counting.transactions, counting.head) != (year.transactions_made, year.head):
        counting.fault("The ledger does not end where it ended when it was last written.")


def check_sums(counting: Counting) -> None:
    """What left the fund is in pots, promised, paid, returned or carried; a year that ended has nothing left in a pot."""
    if sum(counting.net.values()):
        counting.fault("What left accounts and what arrived differ.")
    if set(counting.net) - set(counting.accounts):
        counting.fault("A line names an account of another year.")
    if counting.year.closed_on and any(
        pence and counting.accounts[pk].holds in (Holds.POT, Holds.COMMITTED)
        for pk, pence in counting.net.items()
        if pk in counting.accounts
    ):
        counting.fault("The year has ended and something is still in a pot.")


def check_awards(counting: Counting) -> None:
    """What the ledger holds of each award is what its rates and days bring."""
    rates: dict[int, list[PlainRate]] = {}
    found = Rate.objects.filter(award__pot__year=counting.year).order_by("id")
    for award, from_on, annual in found.values_list("award", "from_on", "annual_pence").iterator():
        newer = PlainRate(from_on, annual)
        rates[award] = rules.rates_after(rates[award], newer) if award in rates else [newer]
    awards = Award.objects.filter(pot__year=counting.year).order_by("id").values_list("id", "to_on", "last_on")
    for award, to_on, last_on in awards.iterator():
        value = rules.value_of(rates.get(award, []), last_on or to_on, counting.year)
        if value != counting.of_award.pop(award, 0):
            counting.fault(f"Award {award} and its lines differ.")
    if any(counting.of_award.values()):
        counting.fault("Lines name an award that is not of this year.")


def check_carried(counting: Counting) -> None:
    """What this year brought is what the year before carried."""
    before = FundingYear.objects.filter(
        ends_on=counting.year.starts_on - timedelta(days=1), closed_on__isnull=False
    ).first()
    brought = moved_in(counting.year, Deed.BROUGHT)
    if brought != (moved_in(before, Deed.CLOSED, into=Holds.CARRIED) if before else 0):
        counting.fault("What was brought into the year is not what the year before carried.")


def moved_in(year: FundingYear, deed: str, **ends: str) -> int:
    found = year.transactions.filter(deed=deed)
    lines = found.filter(**{f"lines__{side}__holds": holds for side, holds in ends.items()})
    return sum(lines.order_by("lines__id").values_list("lines__pence", flat=True))


def said(counting: Counting) -> Proof:
    """The proof with its sentence."""
    carried_out = moved_in(counting.year, Deed.CLOSED, into=Holds.CARRIED)
    brought = moved_in(counting.year, Deed.BROUGHT)
    put = brought - counting.total(Holds.FUND)
    committed, paid, left = (counting.total(each) for each in (Holds.COMMITTED, Holds.PAID, Holds.POT))
    returned = counting.total(Holds.RETURNED)
    if put != committed + paid + left + returned + carried_out:
        counting.fault("What was put in and what came of it differ.")
    faults = tuple(counting.faults)
    return Proof(
        holds=not faults, transactions=counting.transactions, lines=counting.lines, allocated=put, committed=committed,
        paid=paid, left=left, returned=returned, carried=carried_out, head=counting.head, faults=faults,
        says=sentence(counting.year, faults, put, committed, paid, left, returned, carried_out, counting.lines),
    )  # fmt: skip


def sentence(
    year: FundingYear, faults: tuple[str, ...], put: int, committed: int, paid: int, left: int, returned: int,
    carried: int, lines: int,
) -> str:  # fmt: skip
    """Whether it balances, in one sentence that can be checked with a pencil."""
    if faults:
        return f"The ledger of {year.name} does not balance: {faults[0]}"
    parts = [(paid, "paid"), (committed, "promised"), (left, "left"), (returned, "returned"), (carried, "carried")]
    came = " + ".join(f"{in_pounds(pence)} {what}" for pence, what in parts if pence) or "nothing"
    return f"The ledger of {year.name} balances: {in_pounds(put)} = {came}, in {lines:,} lines."
