"""The ledger proves itself: everything is counted again from its lines."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import connection

from countywide.platform.kit.money import in_pounds

from .. import rules
from ..chain import hash_of, line_said
from ..enums import Deed, Holds
from ..models import BEGINNING, Award, FundingYear, Rate
from ..types import Proof
from ..types import Rate as PlainRate

AT_ONCE = 2_000  # transactions read together
MOST_FAULTS = 20

TRANSACTIONS = (
    'select id, number, "on", deed, why, authority, actor, hash from ledger_transaction'
    " where year_id = %s and number > %s order by number limit %s"
)
LINES = (
    "select line.transaction_id, line.out_of_id, line.into_id, line.pence, line.award_id from ledger_line line"
    " join ledger_transaction made on made.id = line.transaction_id"
    " where made.year_id = %s and made.number > %s and made.number <= %s order by line.transaction_id, line.id"
)


class Counting:
    """Goes through a year's ledger from its first line to its last, and adds everything up as it goes."""

    def __init__(self, year: FundingYear) -> None:
        self.year = year
        self.accounts = {each.pk: each for each in year.accounts.select_related("pot")}
        self.net: dict[int, int] = dict.fromkeys(self.accounts, 0)
        self.moved: dict[tuple[int, int], int] = {}
        self.of_award: dict[int, int] = {}
        self.head, self.transactions, self.lines = BEGINNING, 0, 0
        self.faults: list[str] = []

    def run(self) -> None:
        held = {pk for pk, each in self.accounts.items() if each.holds in (Holds.COMMITTED, Holds.PAID)}
        with connection.cursor() as cursor:
            while made := self.read(cursor, TRANSACTIONS, self.year.pk, self.transactions, AT_ONCE):
                lines: dict[int, list[str]] = {}
                for owner, out_of, into, pence, award in self.read(
                    cursor, LINES, self.year.pk, self.transactions, made[-1][1]
                ):
                    lines.setdefault(owner, []).append(line_said(out_of, into, pence, award))
                    pair = (out_of, into)
                    self.moved[pair] = self.moved.get(pair, 0) + pence
                    if award is not None and (out_of in held) != (into in held):
                        signed = pence if into in held else -pence
                        self.of_award[award] = self.of_award.get(award, 0) + signed
                    self.lines += 1
                for row in made:
                    self.follow(row, lines.get(row[0], []))
        for (out_of, into), pence in self.moved.items():
            self.net[out_of] = self.net.get(out_of, 0) - pence
            self.net[into] = self.net.get(into, 0) + pence

    @staticmethod
    def read(cursor: Any, asked: str, *given: Any) -> list[tuple[Any, ...]]:
        cursor.execute(asked, given)
        return cursor.fetchall()  # type: ignore[no-any-return]

    def follow(self, row: tuple[Any, ...], lines: list[str]) -> None:
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
    for award_id, from_on, annual in found.values_list("award", "from_on", "annual_pence").iterator():
        rates[award_id] = rules.rates_after(rates.get(award_id, []), PlainRate(from_on, annual))
    for award in Award.objects.filter(pot__year=counting.year).only("id", "to_on", "last_on").order_by("id").iterator():
        value = rules.value_of(rates.get(award.pk, []), award.until, counting.year)
        if value != counting.of_award.pop(award.pk, 0):
            counting.fault(f"Award {award.pk} and its lines differ.")
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
