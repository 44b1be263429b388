"""Ways to share a sum recomputed, and a year's ledger counted again from its first line."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.bench.__main__ import Figure
from tests.bench.timing import said, times

WEIGHTS = [100, 200, 400, 700, 1_100]
MONTHS = 12
AT_ONCE = 5_000


def measure(asked: argparse.Namespace) -> Iterator[Figure]:
    yield comparing(asked.schools, asked.mapped)
    yield from proving(asked.entries)


def comparing(schools: int, mapped: int) -> Figure:
    """Children added up by school and level, four methods with a floor and a cap, and every school's gain or loss."""
    from countywide.support.ledger import rules
    from countywide.support.ledger.types import SchoolRow

    chance = random.Random(2026)
    children = [(chance.randrange(schools), chance.randint(1, len(WEIGHTS))) for _ in range(mapped)]
    pupils = [chance.randint(60, 1_500) for _ in range(schools)]
    total = schools * 7_000_00

    def once(_turn: object) -> None:
        levels: list[dict[int, int]] = [{} for _ in range(schools)]
        for school, level in children:
            levels[school][level] = levels[school].get(level, 0) + 1
        rows = [SchoolRow(at, f"School {at}", pupils[at], levels[at]) for at in range(schools)]
        assert rules.bar_to_comparing(
            total_pence=total, rows=rows, weights=WEIGHTS, floor_pence=3_000_00, cap_pence=20_000_00
        ) is None  # fmt: skip
        found = rules.compared(total, rows, WEIGHTS, floor_pence=3_000_00, cap_pence=20_000_00)
        assert {sum(shares) for shares in found.values()} == {total}

    taken = times(once, range(20))
    return Figure("Comparison recomputed", said(taken), "≤ 1 s", f"{schools:,} schools, {mapped:,} mapped children")


def proving(entries: int) -> Iterator[Figure]:
    """A whole year: awards of three hundred schools, each paid in twelve months, written as the ledger writes them."""
    from django.db import connection

    from countywide.support.ledger import queries

    year, taken = written(entries)
    began = time.perf_counter()
    proof = queries.proof(year)
    counted = time.perf_counter() - began
    assert proof.holds, proof.says
    conditions = f"{proof.lines:,} lines, {proof.transactions:,} transactions, {connection.vendor}"
    yield Figure("A year’s ledger balanced", f"{counted:.1f} s", "≤ 5 s", conditions)
    yield Figure("The same ledger written", f"{taken:.0f} s", "–", conditions)


def written(entries: int) -> tuple[Any, float]:
    """One line for each award and one for each month in which it is paid."""
    from django.db import transaction

    from countywide.platform.accounts.models import Organisation
    from countywide.platform.kit.doors import Machine
    from countywide.support.ledger import actions
    from countywide.support.ledger.enums import Deed, Holds, Standing
    from countywide.support.ledger.models import Award, Rate
    from countywide.support.ledger.rules import month_ends
    from countywide.support.ledger.writing import Book, Move, due_now

    by, first, last = Machine("bench"), date(2030, 4, 1), date(2031, 3, 31)
    number = max(entries // (MONTHS + 1), 1)
    began = time.perf_counter()
    year = actions.open_year(None, by=by, on=first, name="Bench", starts_on=first, ends_on=last)
    pot = actions.open_pot(year, by=by, on=first, stream="PLAN_TIER", pence=number * 9_000_00, why="Bench.")
    schools = Organisation.objects.bulk_create(
        [Organisation(key=f"money-{at}", name=f"School {at}", kind="SCHOOL") for at in range(300)]
    )
    common = {
        "pot": pot,
        "from_on": first,
        "to_on": last,
        "standing": Standing.CONFIRMED,
        "basis": "Bench",
        "told_on": first,
    }
    made = Award.objects.bulk_create(
        [Award(school=schools[at % 300], source=f"bench:{at}", confirmed_on=first, **common) for at in range(number)],
        batch_size=AT_ONCE,
    )
    Rate.objects.bulk_create(
        [
            Rate(award=each, from_on=first, annual_pence=1_000_00 + at % 7_919, entered_on=first, why="Bench")
            for at, each in enumerate(made)
        ],
        batch_size=AT_ONCE,
    )
    with transaction.atomic():
        book = Book(year.pk)
        held = list(Award.objects.filter(pot=pot).select_related("pot").prefetch_related("rates").order_by("id"))
        promised(book, held)
        paid = dict.fromkeys((each.pk for each in held), 0)
        for end in month_ends(first, last):
            book.year.paid_through, moves = end, []
            for each in held:
                due = due_now(each, book.year)
                moves.append(
                    Move(
                        book.committed(each),
                        book.account(Holds.PAID, school_id=each.school_id),
                        due - paid[each.pk],
                        each.pk,
                    )
                )
                paid[each.pk] = due
            book.write(Deed.PAID, moves, by=by, on=end, why="Bench")
        book.year.save(update_fields=["paid_through"])
    return year, time.perf_counter() - began


def promised(book: Any, held: list[Any]) -> None:
    """A transaction for each award, chained as the ledger chains them and written many at once."""
    from countywide.support.ledger.chain import hash_of, packed
    from countywide.support.ledger.enums import Deed
    from countywide.support.ledger.models import Line, Transaction
    from countywide.support.ledger.writing import value_of

    year, made, lines = book.year, [], []
    for each in held:
        out_of, into, pence = book.pot(each.pot), book.committed(each), value_of(each, year)
        number = year.transactions_made + 1
        said = {"number": number, "deed": str(Deed.AWARDED), "why": "Bench", "authority": "", "actor": "machine:bench"}
        year.head = hash_of(
            year.head, on=year.starts_on.isoformat(), lines=packed([(out_of.pk, into.pk, pence, each.pk)]), **said
        )
        year.transactions_made = number
        made.append(Transaction(year=year, on=year.starts_on, hash=year.head, **said))
        lines.append(Line(out_of=out_of, into=into, pence=pence, award=each))
    Transaction.objects.bulk_create(made, batch_size=AT_ONCE)
    for line, transaction in zip(lines, made, strict=True):
        line.transaction = transaction
    Line.objects.bulk_create(lines, batch_size=AT_ONCE)
